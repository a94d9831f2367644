import TerminalUI

/// Where things stand on the mix screen.
struct MixLayout: Equatable {
  let edges: ScreenEdges
  private(set) var header = Rect.zero
  private var places: [MixPane: Rect] = [:]

  /// - Parameter isRated: whether the label sets have a line below that tells of the selected one.
  init(width: Int, height: Int, panes: MixPanes, mix: MixView?, isRated: Bool = false) {
    edges = ScreenEdges(width: width, height: height)
    if edges.sizeClass == .line { return }
    var space = edges.inside
    header = space.cutTop(1)
    if edges.sizeClass == .onePane || panes.isZoomed {
      places[panes.focus] = space
    } else if edges.sizeClass == .compact {
      places[.findings] = space.cutBottom(max(space.height * 2 / 5, 5))
      places[panes.upper] = space
    } else {
      placeSideBySide(
        space, sets: (mix?.sets.count ?? 0) + (isRated ? 1 : 0), labels: mix?.labels.count ?? 0)
    }
  }

  var panes: [MixPane] { MixPane.allCases.filter { places[$0] != nil } }

  subscript(pane: MixPane) -> Rect? { places[pane] }

  var isFramed: Bool { edges.sizeClass != .onePane }

  /// Where the pane's content stands; running text keeps a column away from the frame.
  func inside(of pane: MixPane) -> Rect? {
    guard let place = places[pane] else { return nil }
    if !isFramed { return place }
    return place.inset().inset(columns: pane == .findings || pane == .facts ? 1 : 0, lines: 0)
  }

  /// Tables take what they need of the wider left half; running text stands beside them.
  private mutating func placeSideBySide(_ space: Rect, sets: Int, labels: Int) {
    var left = space
    var right = left.cutRight(min(max(space.width * 2 / 5, 52), 76))
    places[.sets] = left.cutTop(min(max(sets, 1) + 3, space.height * 2 / 5))
    places[.labels] = left.cutTop(min(max(labels, 1) + 3, space.height * 3 / 10))
    places[.pairs] = left
    places[.facts] = right.cutBottom(right.height * 2 / 5)
    places[.findings] = right
  }
}
