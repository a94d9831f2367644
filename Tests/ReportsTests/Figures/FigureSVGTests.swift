import Testing

@testable import Reports

@Suite struct FigureSVGTests {
  static func line(
    _ values: [Double?], name: String = "a", index: Int = 0, form: FigureSeries.Form = .line
  ) -> FigureSeries {
    FigureSeries(
      name, index: index, form: form,
      points: values.enumerated().map { FigureSeries.Point(x: Double($0.offset), y: $0.element) })
  }

  static func figure(
    _ series: [FigureSeries], y: FigureAxis = FigureAxis("y"), marks: [FigureMark] = []
  ) -> Figure {
    Figure(title: "t", xAxis: FigureAxis("x"), yAxis: y, series: series, marks: marks)
  }

  private func drawn(_ figure: Figure) throws -> DrawnFigure {
    try DrawnFigure(FigureSVG(figure, id: "f").text)
  }

  @Test func `a line goes through its points at their places`() throws {
    let figure = Figure(
      title: "", xAxis: FigureAxis("", range: 0...2), yAxis: FigureAxis("", range: 0...1),
      series: [Self.line([0, 1, 0])])
    let drawn = try drawn(figure)
    let plot = try #require(drawn.all("rect", class: "figure-plot").first)
    let left = try #require(plot.number("x"))
    let (width, height) = (plot.number("width") ?? 0, plot.number("height") ?? 0)
    let bottom = (plot.number("y") ?? 0) + height
    let path = try #require(drawn.all("path", class: "figure-line").first?.attributes["d"])
    let half = FigureNumber.coordinate(width / 2)
    let up = FigureNumber.coordinate(height)
    #expect(
      path == "M\(FigureNumber.coordinate(left)) \(FigureNumber.coordinate(bottom))"
        + "l\(half)-\(up)l\(half) \(up)")
  }

  @Test func `a value that is nil or not a number breaks the line`() throws {
    for gap in [nil, Double.nan, .infinity] {
      let drawn = try drawn(Self.figure([Self.line([1, 2, gap, 2, 1])]))
      let path = try #require(drawn.all("path", class: "figure-line").first?.attributes["d"])
      #expect(path.count { $0 == "M" } == 2)
    }
  }

  @Test func `a point without a neighbour is drawn as its marker`() throws {
    let drawn = try drawn(Self.figure([Self.line([1, nil, 2, nil])]))
    #expect(drawn.all("path", class: "figure-dots").first?.attributes["d"]?.contains("a3 3") == true)
    #expect(drawn.all("g", class: "figure-series").count == 1)
  }

  @Test func `values that are not positive are left out of a logarithmic axis`() throws {
    let axis = FigureAxis("y", isLogarithmic: true)
    let drawn = try drawn(Self.figure([Self.line([0.001, 0, -1, 100])], y: axis))
    #expect(drawn.texts.contains(".01") && drawn.texts.contains("100"))
    #expect(try drawn.numbers("y", ofSeries: 0) == [0.001, 0, -1, 100])
    let nothing = try self.drawn(Self.figure([Self.line([0, -1])], y: axis))
    #expect(nothing.texts.contains("no values"))
  }

  @Test func `a figure without values says so`() throws {
    for series in [[], [Self.line([])], [Self.line([nil, .nan])]] {
      let drawn = try drawn(Self.figure(series))
      #expect(drawn.texts.contains("no values"))
    }
    let point = try drawn(Self.figure([Self.line([0.3])]))
    #expect(!point.texts.contains("no values"))
  }

  @Test func `names are escaped, whatever they hold`() throws {
    let name = "a<b>&\"c'\u{1}\n👩‍👩‍👧 ]]> \\ ü"
    let figure = Figure(
      title: name, summary: name, xAxis: FigureAxis(name, categories: [name]),
      yAxis: FigureAxis(name), series: [Self.line([1], name: name), Self.line([2], name: "b")],
      marks: [FigureMark(x: 0, text: name)])
    for text in [FigureSVG(figure, id: "\"><x").text, FigureSVG(figure, id: "f").document] {
      let drawn = try DrawnFigure(text)
      #expect(drawn.all("title").first?.text == "a<b>&\"c'  👩‍👩‍👧 ]]> \\ ü")
    }
    let values = try drawn(figure).values()
    let series = try #require(values["series"] as? [[String: Any]])
    #expect(series[0]["name"] as? String == "a<b>&\"c'  👩‍👩‍👧 ]]> \\ ü")
  }

  @Test func `a spike of one point in many thousands is drawn and read out`() throws {
    var points = (0..<60_000).map { FigureSeries.Point(x: Double($0), y: Double($0 % 7)) }
    points[23_456].y = 1000
    points[50_000].y = -1000
    let text = FigureSVG(
      Self.figure([FigureSeries("a", index: 0, points: points)]), id: "f"
    ).text
    #expect(text.utf8.count < 60_000)
    let drawn = try DrawnFigure(text)
    #expect(try drawn.numbers("high", ofSeries: 0).compactMap { $0 }.max() == 1000)
    #expect(try drawn.numbers("low", ofSeries: 0).compactMap { $0 }.min() == -1000)
    let columns = FigureReduction(
      FigureSeries("a", index: 0, points: points), width: 600,
      place: { $0 / 60_000 * 600 }
    ).columns
    #expect(columns.count < 700 * 10)
    #expect(columns.flatMap(\.heights).max() == 1000 && columns.flatMap(\.heights).min() == -1000)
  }

  @Test func `two drawings of a figure are the same text, and tell figures of a page apart`() {
    let figure = Self.figure([Self.line([1, 2])])
    #expect(FigureSVG(figure, id: "a").text == FigureSVG(figure, id: "a").text)
    #expect(FigureSVG(figure, id: "a").text.contains("url(#a-plot)"))
    #expect(FigureSVG(figure, id: "b").text.contains("url(#b-plot)"))
  }

  @Test func `a file of its own knows no custom properties and a page no colours`() {
    let figure = Self.figure([Self.line([1, 2])])
    let document = FigureSVG(figure, id: "f").document
    #expect(document.contains("xmlns") && document.contains("<style>"))
    #expect(!document.contains("var(") && !document.contains("data-figure"))
    #expect(!FigureSVG(figure, id: "f").text.contains("#1d7ab8"))
    #expect(FigureStyle.text.contains("var(--figure-0, #1d7ab8)"))
  }

  @Test func `each of eight series has a colour and a sign of its own`() {
    var signs = Set<String>()
    for index in 0..<8 {
      var path = FigurePath()
      path.marker(index, at: 0, 0)
      signs.insert("\(path.text) \(FigurePath.isHollow(marker: index))")
    }
    #expect(signs.count == 8)
    #expect(Set(FigureStyle.palette).count == 8)
    #expect(FigurePath.wrapped(-1) == 7 && FigurePath.wrapped(9) == 1)
  }

  @Test func `bars stand on zero, side by side`() throws {
    let figure = Figure(
      title: "", xAxis: FigureAxis("", categories: ["cat", "dog"]), yAxis: FigureAxis(""),
      series: [
        Self.line([1, -2], name: "a", form: .bars), Self.line([2, 1], name: "b", form: .bars),
      ])
    let drawn = try drawn(figure)
    let bars = drawn.all("path", class: "figure-bar").map { $0.attributes["d"] ?? "" }
    let frames = drawn.all("path", class: "figure-frame").map { $0.attributes["d"] ?? "" }
    #expect(bars.contains { $0.count { $0 == "z" } == 2 })
    #expect(frames.contains { $0.count { $0 == "z" } == 2 })
    #expect(drawn.texts.contains("cat") && drawn.texts.contains("dog"))
  }
}
