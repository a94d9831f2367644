import TerminalUI

/// Where things stand on the confusion screen.
struct ConfusionLayout: Equatable {
  private(set) var tabs = Rect.zero
  private(set) var header = Rect.zero
  private(set) var message = Rect.zero
  private(set) var footer = Rect.zero
  let sizeClass: SizeClass
  private var places: [ConfusionPane: Rect] = [:]

  init(width: Int, height: Int, panes: ConfusionPanes) {
    sizeClass = SizeClass(width: width, height: height)
    if sizeClass == .line { return }
    var space = Rect(width: width, height: height)
    if sizeClass != .onePane { tabs = space.cutTop(1) }
    header = space.cutTop(sizeClass == .compact && height >= 20 ? 2 : 1)
    footer = space.cutBottom(1)
    message = space.cutBottom(height >= 6 ? 1 : 0)
    if sizeClass == .onePane || panes.isZoomed {
      places[panes.focus] = space
    } else if sizeClass == .compact {
      // What a table of few rows does not need is left to the words.
      let besides = panes.table == .labels ? 4 : panes.table == .sets ? 5 : 6
      let wanted = panes.rows.count + besides
      places[.table] = space.cutTop(min(max(wanted, 9), space.height - 7))
      places[.words] = space
    } else {
      places[.words] = space.cutRight(min(max(space.width * 2 / 5, 50), 76))
      places[.table] = space
    }
  }

  var panes: [ConfusionPane] { ConfusionPane.allCases.filter { places[$0] != nil } }

  subscript(pane: ConfusionPane) -> Rect? { places[pane] }

  var isFramed: Bool { sizeClass != .onePane }

  /// Where the pane's content stands; running text keeps a column away from the frame.
  func inside(of pane: ConfusionPane) -> Rect? {
    guard let place = places[pane] else { return nil }
    if !isFramed { return place }
    return place.inset().inset(columns: pane == .words ? 1 : 0, lines: 0)
  }

  /// A table of so many lines, and the line below it that says how to read it, if there is room.
  func table(lines: Int, rule: Bool) -> (table: Rect, rule: Rect)? {
    guard var space = inside(of: .table) else { return nil }
    if !rule || space.height < 7 { return (space, .zero) }
    let table = space.cutTop(min(lines, space.height - 1))
    if space.height > 1 { _ = space.cutTop(1) }
    return (table, space.line(0))
  }
}
