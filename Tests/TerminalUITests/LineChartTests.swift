import Testing

@testable import TerminalUI

struct LineChartTests {
  /// A fall from 1 to 0 with one point at 3 in the middle, one bad point, and four points of another.
  private func series(_ columns: Int) -> [ChartSeries] {
    let bins = (0..<columns).map { (column: Int) -> ChartBin in
      let value = 1 - Double(column) / Double(max(columns - 1, 1))
      return ChartBin(
        min: value, max: column == columns / 2 ? 3 : value, mean: value,
        nanCount: column == columns / 4 ? 2 : 0)
    }
    var sparse = Array(repeating: ChartBin.empty, count: columns)
    for point in 0..<4 where columns > 0 {
      sparse[min(point * columns / 4 + columns / 8, columns - 1)] = ChartBin(2 - Double(point) / 2)
    }
    return [
      ChartSeries("train", index: 0, bins: bins),
      ChartSeries("val", index: 1, bins: sparse, marksPoints: true),
    ]
  }

  private func chart(
    _ width: Int, _ height: Int, _ glyphs: GlyphSet = .braille,
    change: (inout LineChart) -> Void = { _ in }
  ) -> String {
    drawn(width, height, glyphs) { grid in
      let columns = LineChart.resolution(of: grid.bounds, glyphs: glyphs).columns
      var chart = LineChart(series: series(columns), xRange: 0...1000)
      change(&chart)
      chart.draw(into: &grid, in: grid.bounds)
    }
  }

  @Test func `at 80x24 in braille`() {
    #expect(
      chart(80, 24) == """
             3┤                                    ⢀                     ● train  ▲ val
              │                                    ⢐
              │                                    ⢐
              │                                    ⢐
              │                                    ⢐
              │                                    ⢐
              │                                    ⢐
             2┤         ▲⡀                         ⢐
              │          ⠈⠉⠒⠤⢄⡀                    ⢐
              │               ⠈⠉⠒⠤⢄⣀               ⢐
              │                     ⠉⠒⠢⢄⣀          ⢐
              │                          ⠉▲⠢⠤⣀     ⢐
              │                               ⠉⠑⠒⠤⣀⡀
              │                                    ⠈⠉⠒⠤⢄⣀
             1┤⣀⣀                                  ⢐     ⠉⠒⠢▲⣀
              │  ⠉⠉●⠒⠒⠤⠤⢄⣀⣀                        ⢐          ⠉⠑⠢⠤⣀
              │            ⠉⠉⠉⠒⠒⠢⠤⠤⣀⣀⡀             ⢐               ⠉⠑⠢⠤⣀⡀
              │                      ●⠉⠉⠒⠒⠢⠤⠤⢄⣀⣀   ⢐                    ⠈⠑⠒⠤⣀⡀
              │                                 ⠉⠉⠑⠒⠒⠤⠤●⣀⣀                   ⠈▲
              │                                           ⠉⠉⠑⠒⠒⠢⠤⠤⣀⣀⡀
              │                                                     ⠈⠉⠉⠒⠒●⠤⠤⣀⣀⡀
             0┤                                                               ⠈⠉⠉⠑⠒⠒⠤⠤⢄⣀
              ╰┬─────────────┬───✕──────────┬─────────────┬──────────────┬─────────────┬
               0            200            400           600            800         step
        """)
  }

  @Test func `at 40x10 in blocks`() {
    #expect(
      chart(40, 10, .blocks) == """
             3┤                ▐ ● train  ▲ val
              │                ▗
             2┤    ▲▄▄         ▗
              │       ▀▀▚▄▄    ▗
              │            ▲▀▀▀▚▄▄▄▖
             1┤▀▀▚●▄▄▄▄▄▖      ▗   ▲▀▀▚▄▄
              │         ▝▀▀▀▀▀●▄▄▄▄▄▄▖   ▀▀▲
             0┤                      ▝▀▀▀▀●▀▚▄▄▄
              └┬───────✕───────┬───────────────┬
               0              500           step
        """)
  }

  @Test func `at 40x10 in plain letters`() {
    #expect(
      chart(40, 10, .ascii) == """
             3+                : o train  x val
              |                :
             2+    x.          :
              |      ''--..    :
              |            x'--..
             1+---o-....       : ''x--...
              |         ''''--o-.....    ''x
             0+                      ''''-o--...
              ++-------!-------+---------------+
               0              500           step
        """)
  }

  @Test func `an axis is labelled at the places that were chosen for it`() {
    let axis = chart(40, 10) { chart in
      chart.xTicks = [AxisTick(value: 0, label: "none"), AxisTick(value: 250, label: "few")]
    }
    #expect(axis.contains("     none     few "))
    #expect(!axis.contains("500"))
  }

  @Test func `at 1x1 and 0x0 there is as much as fits`() {
    #expect(chart(1, 1) == "✕")
    #expect(chart(1, 1, .ascii) == "!")
    #expect(chart(0, 0) == "")
    #expect(chart(12, 2).split(separator: "\n").count == 2)
  }

  @Test func `the cursor tells the value of each series, and of its smoothed line`() {
    let text = chart(60, 10) { chart in
      chart.cursor = .init(column: 20, caption: "step 200  ep 2")
      chart.series[0].line = chart.series[0].bins.map { ($0.mean ?? 0) + 0.125 }
    }
    #expect(text.contains("┊ step 200  ep 2"))
    #expect(text.contains("● train .810  ema .935"))
    #expect(text.contains("▲ val   2.00"))
  }

  @Test func `before its first point a series has a dash at the cursor`() {
    #expect(chart(60, 10) { $0.cursor = .init(column: 2, caption: "") }.contains("▲ val   –"))
  }

  @Test func `near the right edge the values stand left of the cursor`() {
    let lines = chart(60, 10) { $0.cursor = .init(column: 100, caption: "here") }
      .split(separator: "\n")
    let first = lines[0]
    #expect(first.contains("here"))
    #expect(first.hasSuffix("┊"))
  }

  @Test func `a chart without points says so`() {
    let text = drawn(40, 9) {
      LineChart(series: [], xRange: 0...10).draw(into: &$0, in: $0.bounds)
    }
    #expect(
      text == """
              │
              │
              │
              │          no points yet
              │
              │
              │
              ╰┬───────────────┬───────────────┬
               0               5            step
        """)
  }

  @Test func `no spike is lost at any zoom`() {
    for width in [20, 40, 80, 160] {
      for glyphs in GlyphSet.allCases {
        var grid = Grid(width: width, height: 16, glyphs: glyphs)
        let size = LineChart.resolution(of: grid.bounds, glyphs: glyphs)
        for spike in stride(from: 0, to: size.columns, by: 7) {
          var bins = Array(
            repeating: ChartBin(min: 0.1, max: 0.12, mean: 0.11), count: size.columns)
          bins[spike].max = 10
          let chart = LineChart(
            series: [ChartSeries("loss", index: 0, bins: bins)], xRange: 0...1, showsLegend: false)
          chart.draw(into: &grid, in: grid.bounds)
          let area = LineChart.plotArea(of: grid.bounds)
          let column = area.x + spike * area.width / size.columns
          #expect((0..<4).contains { grid[column, $0].character != " " }, "\(width) \(spike)")
        }
      }
    }
  }

  @Test func `points that are not numbers break the line and mark the axis`() {
    var bins = (0..<66).map { _ in ChartBin(1) }
    for column in 30..<34 { bins[column] = ChartBin(.nan) }
    let text = drawn(40, 9) {
      LineChart(
        series: [ChartSeries("loss", index: 0, bins: bins)], xRange: 0...65, showsLegend: false
      )
      .draw(into: &$0, in: $0.bounds)
    }
    let lines = text.split(separator: "\n").map { Array($0) }
    #expect(lines[7].dropFirst(7)[22] == "✕")
    #expect(lines[7].dropFirst(7)[23] == "✕")
    let line = lines.first {
      $0.contains("⠤") || $0.contains("⣀") || $0.contains("⠉") || $0.contains("⠒")
    }
    #expect(line?[22] == " ")
    #expect(line?[20] != " ")
  }

  @Test func `an infinite extreme is not drawn and does not flatten the rest`() {
    let bins = [ChartBin(min: 1, max: .infinity, mean: 1), ChartBin(min: 2, max: 2, mean: .nan)]
    let range = LineChart.yRange(
      of: [ChartSeries("loss", index: 0, bins: bins)], logarithmic: false)
    #expect(range.map { $0.upperBound < 3 } == true)
  }

  @Test func `the range has room above and below, but none below zero for what is not negative`() {
    func range(_ values: [Double], _ logarithmic: Bool = false) -> ClosedRange<Double>? {
      LineChart.yRange(
        of: [ChartSeries("loss", index: 0, bins: values.map { ChartBin($0) })],
        logarithmic: logarithmic)
    }
    #expect(range([0, 1])?.lowerBound == 0)
    #expect(range([-1, 1]).map { $0.lowerBound < -1 && $0.upperBound > 1 } == true)
    #expect(range([5]).map { $0.contains(5) && $0.lowerBound < $0.upperBound } == true)
    #expect(range([0]).map { $0.lowerBound < $0.upperBound } == true)
    #expect(range([0, 1e-3, 1], true).map { $0.lowerBound > 0 && $0.lowerBound <= 1e-3 } == true)
    #expect(range([-1, 0], true) == nil)
    #expect(range([.nan]) == nil)
    #expect(
      range([-.greatestFiniteMagnitude, .greatestFiniteMagnitude])?.upperBound.isFinite == true)
  }

  @Test func `the mouse finds the dot column that it points at`() {
    let rect = Rect(x: 10, y: 0, width: 40, height: 10)
    #expect(LineChart.column(atX: 17, in: rect, glyphs: .braille) == 0)
    #expect(LineChart.column(atX: 20, in: rect, glyphs: .braille) == 6)
    #expect(LineChart.column(atX: 20, in: rect, glyphs: .ascii) == 3)
    #expect(LineChart.column(atX: 16, in: rect, glyphs: .braille) == nil)
    #expect(LineChart.column(atX: 50, in: rect, glyphs: .braille) == nil)
  }

  @Test func `lines have their own colours and bands quieter ones`() {
    var grid = Grid(width: 40, height: 10)
    let columns = LineChart.resolution(of: grid.bounds, glyphs: .braille).columns
    let bins = (0..<columns).map { _ in ChartBin(min: 0, max: 1, mean: 0.5) }
    LineChart(series: [ChartSeries("a", index: 2, bins: bins)], xRange: 0...1, showsLegend: false)
      .draw(into: &grid, in: grid.bounds)
    let colours = (0..<8).map { grid[20, $0].style.foreground }
    #expect(colours.contains(.series(2)))
    #expect(colours.contains(.seriesBand(2)))
    #expect(Set(colours).count == 2)
  }

  @Test func `a mark stands on the axis at its x`() {
    let line = chart(47, 10) { $0.marks = [.init(x: 500, character: "b")] }
      .split(separator: "\n")[8]
    #expect(Array(line)[27] == "b")
  }
}
