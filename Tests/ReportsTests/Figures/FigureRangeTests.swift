import Testing

@testable import Reports

@Suite struct FigureRangeTests {
  @Test func `an axis holds all values and bands with a little room`() {
    let figure = FigureSVGTests.figure([
      FigureSeries(
        "a", index: 0,
        points: [.init(x: 0, y: 2, band: 1...3), .init(x: 10, y: nil), .init(x: 5, y: .nan)])
    ])
    #expect(FigureRange.x(of: figure) == 0...10)
    #expect(FigureRange.y(of: figure) == 0.88...3.12)
  }

  @Test func `what is never negative does not begin below zero, and a share ends at one`() {
    let figure = FigureSVGTests.figure(
      [FigureSVGTests.line([0.01, 0.99])], y: FigureAxis("", unit: .share))
    #expect(FigureRange.y(of: figure) == 0...1)
  }

  @Test func `bars reach down to zero`() {
    let figure = FigureSVGTests.figure([FigureSVGTests.line([4, 5], form: .bars)])
    #expect(FigureRange.y(of: figure).lowerBound == 0)
    #expect(FigureRange.x(of: figure) == -0.5...1.5)
  }

  @Test func `a range that cannot be drawn gives way to that of the values`() {
    for range in [1.0...1.0, -1...2, 0...Double.infinity] {
      let figure = FigureSVGTests.figure(
        [FigureSVGTests.line([1, 100])],
        y: FigureAxis("", isLogarithmic: true, range: range))
      #expect(FigureRange.y(of: figure).upperBound < 200)
    }
  }

  @Test func `the largest numbers can be drawn`() throws {
    let figure = FigureSVGTests.figure([
      FigureSVGTests.line([-.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude, 1e299])
    ])
    _ = try DrawnFigure(FigureSVG(figure, id: "f").text)
  }
}
