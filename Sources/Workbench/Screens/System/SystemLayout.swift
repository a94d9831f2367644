import TerminalUI

/// Where things stand on the system screen.
package struct SystemLayout: Equatable, Sendable {
  let edges: ScreenEdges
  /// The panes in sight.
  private var places: [SystemPane: Rect] = [:]

  /// - Parameter layers: rows of the table of layers.
  init(width: Int, height: Int, panes: SystemPanes, layers: Int) {
    edges = ScreenEdges(width: width, height: height)
    var space = edges.inside
    switch edges.sizeClass {
    case .line: return
    case .onePane: places[panes.focus] = space
    case .compact, .wide:
      if panes.isZoomed {
        places[panes.focus] = space
      } else if edges.sizeClass == .compact {
        places[.log] = space.cutBottom(max(space.height / 4, 5))
        let facts = space.cutBottom(min(max(space.height / 3, 6), 10))
        place(facts.columns([.share(1), .share(1)]))
        places[.step] = space
      } else {
        let wanted = min(max(layers + 6, 26), space.height * 2 / 3)
        var top = space.cutTop(wanted)
        let right = top.cutRight(min(max(top.width * 2 / 5, 56), 72))
        let busy = MachinePane.mostLines + 2
        place(right.rows([.fixed(min(busy, right.height / 2)), .share(1)]))
        places[.step] = top
        places[.log] = space
      }
    }
  }

  private mutating func place(_ facts: [Rect]) {
    for (pane, place) in zip([SystemPane.machine, .run], facts) { places[pane] = place }
  }

  package subscript(pane: SystemPane) -> Rect? { places[pane] }

  /// The space of a pane inside its frame.
  func inside(_ pane: SystemPane) -> Rect? {
    places[pane].map { edges.sizeClass == .onePane ? $0 : $0.inset() }
  }

  /// How many lines a pane shows; what is not in sight counts as one.
  func lines(of pane: SystemPane) -> Int { max(inside(pane)?.height ?? 1, 1) }

  var logLines: Int { lines(of: .log) }
  var isFramed: Bool { edges.sizeClass != .onePane }
}
