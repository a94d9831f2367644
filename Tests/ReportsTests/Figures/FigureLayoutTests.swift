import Testing

@testable import Reports

@Suite struct FigureLayoutTests {
  /// Everything that takes room, in one figure.
  static func crowded(names: Int, marks: Int, categories: [String] = []) -> Figure {
    Figure(
      title: "A title that is far too long for the figure it stands above, and goes on and on",
      xAxis: FigureAxis("a caption of the x axis", categories: categories),
      yAxis: FigureAxis("a caption of the y axis that is long as well"),
      series: (0..<names).map { place in
        FigureSeries(
          "series \(place) with a name", index: place, form: categories.isEmpty ? .line : .bars,
          points: (0..<max(categories.count, 30)).map {
            FigureSeries.Point(x: Double($0), y: Double(($0 * 7 + place) % 13) * 1234.5)
          })
      },
      marks: (0..<marks).map { FigureMark(x: Double($0) * 3.3, text: "mark number \($0)") })
  }

  @Test(arguments: [(640.0, 300.0), (320, 200), (120, 90), (1600, 900)])
  func `no text meets another or leaves the frame`(size: (Double, Double)) throws {
    let names = [
      ["cat", "dog"], (0..<12).map { "a long name of label \($0)" }, (0..<70).map { "c\($0)" },
    ]
    for figure in [
      Self.crowded(names: 1, marks: 0), Self.crowded(names: 12, marks: 9),
      Self.crowded(names: 40, marks: 40), Self.crowded(names: 0, marks: 3),
    ] + names.map({ Self.crowded(names: 2, marks: 0, categories: $0) }) {
      let drawn = try DrawnFigure(
        FigureSVG(figure, width: size.0, height: size.1, id: "f").text)
      drawn.checkTexts(
        width: size.0, height: size.1,
        "\(figure.series.count) series, \(figure.marks.count) marks, "
          + "\(figure.xAxis.categories.count) categories at \(size)")
    }
  }

  @Test func `what has no room in the legend is counted`() throws {
    let drawn = try DrawnFigure(
      FigureSVG(Self.crowded(names: 40, marks: 0), id: "f").text)
    let keys = drawn.all("g", class: "figure-key").count
    #expect(keys > 4 && drawn.texts.contains("+\(40 - keys) more"))
  }

  @Test func `one series that is called as its axis needs no legend`() throws {
    var figure = FigureSVGTests.figure([FigureSVGTests.line([1, 2], name: "y")])
    #expect(try DrawnFigure(FigureSVG(figure, id: "f").text).all("g", class: "figure-key").isEmpty)
    figure.series[0].name = "train"
    #expect(
      try DrawnFigure(FigureSVG(figure, id: "f").text).all("g", class: "figure-key").count == 1)
  }

  @Test func `marks outside the axis are not drawn`() throws {
    let figure = FigureSVGTests.figure(
      [FigureSVGTests.line([1, 2, 3])],
      marks: [
        FigureMark(x: 1, text: "here"), FigureMark(x: 9, text: "there"),
        FigureMark(x: .nan, text: "nowhere"),
      ])
    let drawn = try DrawnFigure(FigureSVG(figure, id: "f").text)
    #expect(drawn.texts.contains("here") && !drawn.texts.contains("there"))
    #expect(!drawn.texts.contains("nowhere"))
  }

  @Test func `long names are cut off with an ellipsis, or broken where they may be`() {
    #expect(FigureText.clipped("cat", to: 100) == "cat")
    let clipped = FigureText.clipped("a very long name", to: 50)
    #expect(clipped.hasSuffix("…") && FigureText.width(of: clipped) <= 50)
    #expect(FigureText.clipped("cat", to: 3) == "")
    #expect(FigureText.broken("guinea pig", to: 45) == ["guinea", "pig"])
    #expect(FigureText.broken("bird+cage", to: 40) == ["bird+", "cage"])
    #expect(FigureText.broken("indivisible", to: 30) == nil)
  }
}
