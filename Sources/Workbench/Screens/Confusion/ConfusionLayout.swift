import TerminalUI

/// Where things stand on the confusion screen.
struct ConfusionLayout {
  let edges: ScreenEdges
  private(set) var header = Rect.zero
  /// Tables below the one in sight, as far as they fit whole.
  private(set) var further: [(table: ConfusionTable, rect: Rect)] = []
  private var places: [ConfusionPane: Rect] = [:]

  /// - Parameter lines: what each table needs, its frame included.
  init(width: Int, height: Int, panes: ConfusionPanes, lines: [ConfusionTable: Int] = [:]) {
    edges = ScreenEdges(width: width, height: height)
    if edges.sizeClass == .line { return }
    var space = edges.inside
    header = space.cutTop(edges.sizeClass == .compact && height >= 20 ? 2 : 1)
    if edges.sizeClass == .onePane || panes.isZoomed {
      places[panes.focus] = space
    } else if edges.sizeClass == .compact {
      // What a table of few rows does not need is left to the words.
      let besides = panes.table == .labels ? 4 : panes.table == .sets ? 5 : 6
      let wanted = panes.rows.count + besides
      places[.table] = space.cutTop(min(max(wanted, 9), space.height - 7))
      places[.words] = space
    } else {
      places[.words] = space.cutRight(min(max(space.width * 2 / 5, 50), 76))
      placeTables(panes.table, lines, in: space)
    }
  }

  /// The table in sight, and others in their order below it; the last one reaches down.
  private mutating func placeTables(
    _ table: ConfusionTable, _ lines: [ConfusionTable: Int], in space: Rect
  ) {
    var space = space
    var shown: [(table: ConfusionTable, lines: Int)] = [(table, lines[table] ?? space.height)]
    var left = space.height - shown[0].lines
    for step in 1..<ConfusionTable.allCases.count {
      let other = table.stepped(by: step)
      guard let wanted = lines[other], wanted <= left else { continue }
      shown.append((other, wanted))
      left -= wanted
    }
    for (index, entry) in shown.enumerated() {
      let rect = index == shown.count - 1 ? space : space.cutTop(entry.lines)
      if index == 0 { places[.table] = rect } else { further.append((entry.table, rect)) }
    }
  }

  var panes: [ConfusionPane] { ConfusionPane.allCases.filter { places[$0] != nil } }

  subscript(pane: ConfusionPane) -> Rect? { places[pane] }

  var isFramed: Bool { edges.sizeClass != .onePane }

  /// Where the pane's content stands; running text keeps a column away from the frame.
  func inside(of pane: ConfusionPane) -> Rect? {
    guard let place = places[pane] else { return nil }
    if !isFramed { return place }
    return place.inset().inset(columns: pane == .words ? 1 : 0, lines: 0)
  }

  /// A table of so many lines, and the line below it that says how to read it, if there is room.
  func table(lines: Int, rule: Bool) -> (table: Rect, rule: Rect)? {
    inside(of: .table).map { ConfusionLayout.table(lines: lines, rule: rule, in: $0) }
  }

  static func table(lines: Int, rule: Bool, in rect: Rect) -> (table: Rect, rule: Rect) {
    var space = rect
    if !rule || space.height < min(7, lines + 2) { return (space, .zero) }
    let table = space.cutTop(min(lines, space.height - 1))
    if space.height > 1 { _ = space.cutTop(1) }
    return (table, space.line(0))
  }
}
