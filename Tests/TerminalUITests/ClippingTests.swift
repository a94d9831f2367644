import Testing

@testable import TerminalUI

/// Whatever the size and wherever the space: nothing traps, and nothing is drawn outside.
struct ClippingTests {
  private typealias Drawing = @Sendable (inout Grid, Rect, inout Dice) -> Void

  private static func value(_ dice: inout Dice) -> Double {
    let odd: [Double] = [
      0, -0.0, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude, 1e-300, 1e300,
    ]
    return Int.random(in: 0..<4, using: &dice) == 0
      ? odd[Int.random(in: 0..<odd.count, using: &dice)] : Double.random(in: -2...2, using: &dice)
  }

  @Sendable private static func chart(_ grid: inout Grid, _ rect: Rect, _ dice: inout Dice) {
    let columns = LineChart.resolution(of: rect, glyphs: grid.glyphs).columns
    let series = (0..<Int.random(in: 0...3, using: &dice)).map { index in
      // One series in a few has fewer or more bins than asked for.
      let count = max(min(columns, 300) + Int.random(in: -2...2, using: &dice), 0)
      let bins = (0..<count).map { _ in
        Bool.random(using: &dice)
          ? ChartBin(value(&dice))
          : ChartBin(
            min: value(&dice), max: value(&dice),
            mean: Bool.random(using: &dice) ? value(&dice) : nil,
            nanCount: Int.random(in: 0...1, using: &dice))
      }
      return ChartSeries(
        "s\(index)", index: index - 1, bins: bins,
        line: Bool.random(using: &dice) ? bins.map(\.mean) : nil,
        marksPoints: Bool.random(using: &dice))
    }
    let bounds = [value(&dice), value(&dice)].filter(\.isFinite).sorted()
    let range = bounds.count == 2 ? bounds[0]...bounds[1] : nil
    let units: [LineChart.Unit] = [.number, .count, .seconds]
    LineChart(
      series: series, xRange: range ?? 0...0, xUnit: units[Int.random(in: 0..<3, using: &dice)],
      yRange: Bool.random(using: &dice) ? range : nil, isLogarithmic: Bool.random(using: &dice),
      cursor: Bool.random(using: &dice)
        ? .init(column: Int.random(in: -5...200, using: &dice), caption: "step") : nil,
      marks: [.init(x: value(&dice), character: "m")]
    ).draw(into: &grid, in: rect)
  }

  private static let drawings: [(String, Drawing)] = [
    ("chart", chart),
    (
      "table",
      { grid, rect, dice in
        let count = Int.random(in: 0...30, using: &dice)
        Table(
          [
            TableColumn("日本", width: 3, priority: 1), TableColumn("b", minimumWidth: 2),
            TableColumn("c", minimumWidth: 1, maximumWidth: 5, alignment: .trailing),
          ], selected: Int.random(in: -2...40, using: &dice),
          offset: Int.random(in: -9...99, using: &dice), sort: .init(column: 1, ascending: true)
        ).draw(into: &grid, in: rect, count: count) { _ in
          [.text("日本語"), .bar(0.5, .good), .sparkline(Sparkline([1, nil, 2]))]
        }
      }
    ),
    (
      "panel",
      { grid, rect, _ in Panel("日本語", trailing: "x", isFocused: true).draw(into: &grid, in: rect) }
    ),
    ("bar", { grid, rect, dice in ProgressBar(value(&dice)).draw(into: &grid, in: rect) }),
    (
      "sparkline",
      { grid, rect, dice in
        Sparkline([value(&dice), nil, value(&dice)], range: 0...0).draw(into: &grid, in: rect)
      }
    ),
    (
      "field",
      { grid, rect, _ in TextField("日本語 text").draw(into: &grid, in: rect, hint: "hint") }
    ),
    (
      "menu",
      { grid, rect, dice in
        ListMenu(
          (0..<7).map { .init(StyledText("項目 \($0)"), detail: "C") },
          selected: Int.random(in: -1...9, using: &dice)
        ).draw(into: &grid, in: rect)
      }
    ),
    (
      "picture",
      { grid, rect, dice in
        let (height, width) = (
          Int.random(in: 0...40, using: &dice), Int.random(in: 0...40, using: &dice)
        )
        let pixels = (0..<height * width * 3).map { UInt8(truncatingIfNeeded: $0) }
        Picture(height: height, width: width, pixels: pixels)
          .draw(into: &grid, in: rect, hasColor: Bool.random(using: &dice))
      }
    ),
    ("box", { grid, rect, _ in grid.box(rect) }),
    ("text", { grid, rect, _ in grid.text("日本語 and more", in: rect, alignment: .center) }),
    (
      "scroll",
      { grid, rect, _ in
        ListScroll.drawBar(into: &grid, in: rect, offset: 3, visible: 5, count: 20)
      }
    ),
  ]

  @Test(arguments: drawings.indices)
  func `every widget clips in any space of any screen`(index: Int) {
    let (name, draw) = ClippingTests.drawings[index]
    var dice = Dice(UInt64(index) + 11)
    for round in 0..<150 {
      let size = round < 4 ? 0 : 24
      let glyphs = GlyphSet.allCases[round % 3]
      let outside = Cell("@")
      var grid = Grid(
        width: Int.random(in: 0...size * 2, using: &dice),
        height: Int.random(in: 0...size, using: &dice), glyphs: glyphs)
      grid.fill(grid.bounds, with: "@")
      let rect = Rect(
        x: Int.random(in: -9...50, using: &dice), y: Int.random(in: -9...26, using: &dice),
        width: Int.random(in: 0...60, using: &dice), height: Int.random(in: 0...30, using: &dice))
      draw(&grid, rect, &dice)
      for y in 0..<grid.height {
        for x in 0..<grid.width where !rect.contains(x: x, y: y) {
          if grid[x, y] != outside {
            Issue.record("\(name) drew at \(x), \(y) outside \(rect)")
            return
          }
        }
      }
    }
  }
}
