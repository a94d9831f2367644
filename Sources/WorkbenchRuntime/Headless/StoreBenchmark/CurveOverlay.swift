import Metrics
import TerminalUI

/// Long series over one another in a chart, each drawn from its pyramid.
struct CurveOverlay {
  var curves: [Series]
  var lastStep: Int

  func drawn(width: Int, height: Int) -> Grid {
    var grid = Grid(width: width, height: height, glyphs: .braille)
    let columns = LineChart.resolution(of: grid.bounds, glyphs: .braille).columns
    let lines = curves.enumerated().map { index, curve in
      ChartSeries(
        "run \(index + 1)", index: index,
        bins: curve.bins(steps: 0..<lastStep + 1, columns: columns).map {
          ChartBin(min: $0.min, max: $0.max, mean: $0.mean, nanCount: $0.nanCount)
        })
    }
    LineChart(series: lines, xRange: 0...Double(lastStep)).draw(into: &grid, in: grid.bounds)
    return grid
  }
}
