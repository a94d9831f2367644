import TerminalUI

/// Where things stand on the comparison screen.
struct CompareLayout {
  let edges: ScreenEdges
  private(set) var header = Rect.zero
  private var places: [ComparePane: Rect] = [:]

  init(width: Int, height: Int, panes: ComparePanes) {
    edges = ScreenEdges(width: width, height: height)
    if edges.sizeClass == .line { return }
    var space = edges.inside
    header = space.cutTop(1)
    if edges.sizeClass == .onePane || panes.isZoomed {
      places[panes.focus] = space
    } else if edges.sizeClass == .compact {
      // A list in focus gets the larger part.
      let share = panes.focus == .curves ? 3 : 2
      places[.curves] = space.cutTop(max(space.height * share / 5, 7))
      places[panes.below] = space
    } else {
      var right = space.cutRight(max(space.width * 9 / 20, 56))
      places[.curves] = space.cutTop(max(space.height * 3 / 5, 14))
      places[.measures] = space
      places[.settings] = right.cutTop(max(right.height * 2 / 5, 9))
      places[panes.detail] = right
    }
  }

  var panes: [ComparePane] { ComparePane.allCases.filter { places[$0] != nil } }

  subscript(pane: ComparePane) -> Rect? { places[pane] }

  var isFramed: Bool { edges.sizeClass != .onePane }

  /// Where the pane's content stands.
  func inside(of pane: ComparePane) -> Rect? {
    places[pane].map { isFramed ? $0.inset() : $0 }
  }
}
