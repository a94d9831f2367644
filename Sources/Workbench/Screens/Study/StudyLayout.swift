import TerminalUI

/// Where things stand on the study screen.
struct StudyLayout: Equatable {
  let edges: ScreenEdges
  private(set) var header = Rect.zero
  private var places: [StudyPane: Rect] = [:]

  /// - Parameters:
  ///   - arms: how many there are: their table takes no more room than it needs.
  ///   - details: lines about the selected one, where there is room.
  init(width: Int, height: Int, panes: StudyPanes, arms: Int, details: Int) {
    edges = ScreenEdges(width: width, height: height)
    if edges.sizeClass == .line { return }
    var space = edges.inside
    header = space.cutTop(edges.sizeClass == .onePane || height < 20 ? 1 : 2)
    // Headings, a line about the selected arm, and the frame.
    let wanted = min(max(arms, 1), 1 << 12) + 4
    if edges.sizeClass == .onePane || panes.isZoomed {
      places[panes.focus] = space
    } else if edges.sizeClass == .compact {
      // A list in focus gets the larger part.
      let most = space.height * (panes.focus == .arms ? 3 : 2) / 5
      places[.arms] = space.cutTop(min(wanted, max(most, 5)))
      places[panes.below] = space
    } else {
      places[.arms] = space.cutTop(min(wanted + details, space.height * 2 / 5))
      var right = space.cutRight(max(space.width * 6 / 11, 62))
      places[.dose] = space
      let verdicts = right.cutTop(max(right.height * 3 / 5, 8))
      places[.verdicts] = verdicts
      places[.advice] = right
    }
  }

  var panes: [StudyPane] { StudyPane.allCases.filter { places[$0] != nil } }

  subscript(pane: StudyPane) -> Rect? { places[pane] }

  var isFramed: Bool { edges.sizeClass != .onePane }
  var isCompact: Bool { edges.sizeClass == .compact }

  /// Where the pane's content stands; running text keeps a column away from the frame.
  func inside(of pane: StudyPane) -> Rect? {
    guard let place = places[pane] else { return nil }
    if !isFramed { return place }
    return place.inset().inset(columns: pane == .advice ? 1 : 0, lines: 0)
  }
}
