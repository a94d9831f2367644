import TerminalUI

/// Where things stand on the training screen.
package struct TrainLayout: Equatable, Sendable {
  package private(set) var tabs = Rect.zero
  package private(set) var header = Rect.zero
  package private(set) var progress = Rect.zero
  package private(set) var message = Rect.zero
  package private(set) var footer = Rect.zero
  package private(set) var sizeClass: SizeClass
  /// The panes in sight, in the order Tab visits them.
  package private(set) var places: [TrainPane: Rect] = [:]

  /// - Parameter labels: how many the run has.
  init(width: Int, height: Int, panes: TrainPanes, labels: Int) {
    sizeClass = SizeClass(width: width, height: height)
    var space = Rect(width: width, height: height)
    switch sizeClass {
    case .line: return
    case .onePane:
      header = space.cutTop(height >= 8 ? 3 : 2)
      footer = space.cutBottom(1)
      message = space.cutBottom(height >= 6 ? 1 : 0)
      places[panes.focus] = space
    case .compact, .wide:
      tabs = space.cutTop(1)
      header = space.cutTop(1)
      if sizeClass == .compact { progress = space.cutTop(1) }
      footer = space.cutBottom(1)
      message = space.cutBottom(1)
      if panes.isZoomed {
        places[panes.focus] = space
      } else if sizeClass == .compact {
        placeBelowEachOther(space, labels: labels)
      } else {
        placeSideBySide(space, labels: labels)
      }
    }
  }

  package var panes: [TrainPane] { TrainPane.allCases.filter { places[$0] != nil } }

  package subscript(pane: TrainPane) -> Rect? { places[pane] }

  /// In compact layouts only the chart has a frame; lines are too dear for more.
  func isFramed(_ pane: TrainPane) -> Bool { sizeClass == .wide || pane.isChart || pane == .run }

  private mutating func placeBelowEachOther(_ space: Rect, labels: Int) {
    var space = space
    let logLines = space.height >= 34 ? 5 : space.height >= 22 ? 2 : 1
    places[.log] = space.cutBottom(logLines)
    // The heading and as many labels as leave the chart its half.
    let wanted = max(labels, 1) + 1
    places[.labels] = space.cutBottom(min(wanted, max(space.height * 2 / 5, 3)))
    places[.loss] = space
  }

  private mutating func placeSideBySide(_ space: Rect, labels: Int) {
    var space = space
    var right = space.cutRight(min(max(space.width / 3, 46), 64))
    let wanted = max(labels, 1) + 3
    places[.labels] = space.cutBottom(min(wanted, max(space.height * 2 / 5, 6)))
    places[.loss] = space
    places[.run] = right.cutTop(min(15, right.height / 2))
    if right.height >= 22 {
      let chart = min(max(right.height / 3, 8), 12)
      places[.rate] = right.cutTop(chart)
      places[.gradient] = right.cutTop(chart)
    } else if right.height >= 13 {
      places[.rate] = right.cutTop(8)
    }
    places[.log] = right
  }
}

extension WorkbenchState {
  /// The layout at the size the terminal told last.
  var trainLayout: TrainLayout { trainLayout(interface.width, interface.height) }

  func trainLayout(_ width: Int, _ height: Int) -> TrainLayout {
    TrainLayout(
      width: width, height: height, panes: interface.train, labels: opened?.labels.count ?? 0)
  }
}

/// The axis of a chart as it is on the screen.
struct PlacedAxis {
  var axis: ChartAxis
  var dotsPerCell: Int
  /// Where the chart is drawn, its axes included.
  var rect: Rect
}

extension TrainLayout {
  /// The space of a chart inside its frame.
  func chartSpace(_ pane: TrainPane) -> Rect? {
    guard pane.isChart, let place = self[pane] else { return nil }
    return sizeClass == .onePane ? place : place.inset()
  }

  func axis(of pane: TrainPane, _ state: WorkbenchState) -> PlacedAxis? {
    guard let run = state.opened, let rect = chartSpace(pane) else { return nil }
    let columns = LineChart.resolution(of: rect, glyphs: state.glyphs).columns
    let cells = LineChart.plotArea(of: rect).width
    guard columns > 0, cells > 0 else { return nil }
    return PlacedAxis(
      axis: ChartAxis(state.interface.train.chart, run: run, columns: columns),
      dotsPerCell: max(columns / cells, 1), rect: rect)
  }
}
