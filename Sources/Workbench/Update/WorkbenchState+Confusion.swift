import Metrics
import TerminalUI

/// The confusion screen.
extension WorkbenchState {
  var confusionLayout: ConfusionLayout { confusionLayout(interface.width, interface.height) }

  func confusionLayout(_ width: Int, _ height: Int) -> ConfusionLayout {
    ConfusionLayout(
      width: width, height: height, panes: interface.confusion, lines: confusionLines(width, height)
    )
  }

  /// What each table needs, for a column of them.
  private func confusionLines(_ width: Int, _ height: Int) -> [ConfusionTable: Int] {
    guard let view = confusion?.answer, SizeClass(width: width, height: height) == .wide else {
      return [:]
    }
    var lines: [ConfusionTable: Int] = [:]
    for table in ConfusionTable.allCases {
      let content = table.content(of: view, figures)
      // Names are looked at only where there are few.
      guard content.rowCount < height else { continue }
      let listed = interface.confusion.showing(table, content)
      lines[table] = listed.cellTable(of: content).lines + 2 + (content.rule == nil ? 0 : 2)
    }
    return lines
  }

  /// Asks for the confusion of the scores in sight at the thresholds of the moment. One question is
  /// put at a time; what has changed meanwhile is asked for once it is answered.
  mutating func askForConfusion() -> [Effect] {
    guard let editor else { return [] }
    let request = ConfusionRequest(scores: editor.source.request, revision: editor.revision)
    if let confusion, confusion.question == request || confusion.stage != .answered { return [] }
    confusion = Inquiry(request, keeping: confusion?.answer)
    revision += 1
    return [.confuse(request, editor.decisions)]
  }

  /// Answers to what is not asked any more come too late.
  mutating func take(_ view: ConfusionView) {
    guard confusion?.question == view.request else { return }
    if let old = confusion?.answer { interface.confusion.follow(from: old, to: view, figures) }
    confusion?.stage = .answered
    confusion?.answer = view
    listConfusion()
    selectWantedSet()
    revision += 1
  }

  /// Selects the images of the label set that another screen wants to be seen, once they are there.
  mutating func selectWantedSet() {
    guard let name = interface.confusion.wantedSet, let content = confusionContent else { return }
    interface.confusion.wantedSet = nil
    guard interface.confusion.table == .sets,
      let row = interface.confusion.rows.first(where: { content.name(ofRow: $0) == name })
    else { return }
    interface.confusion.cursor.cell = CellPlace(row: row, column: content.columnCount)
    scrollToCursor()
  }

  /// The table in sight, once it is there.
  var confusionContent: (any ConfusionContent)? {
    confusion?.answer.map { interface.confusion.table.content(of: $0, figures) }
  }

  mutating func listConfusion() {
    if let content = confusionContent { interface.confusion.list(content) }
  }

  // MARK: Actions

  mutating func performOnConfusion(_ action: Action) -> [Effect] {
    switch action {
    case .nextTable: show(interface.confusion.table.next)
    case .sortConfusion:
      interface.confusion.order = interface.confusion.order.next
      listConfusion()
    case .filterConfusion:
      interface.dialog = .prompt(Prompt(.nameFilter(.confusion), text: interface.confusion.filter))
    case .normalizeConfusion: interface.confusion.showsShares.toggle()
    case .openCell: openConfusionCell()
    default: break
    }
    return []
  }

  private mutating func show(_ table: ConfusionTable) {
    guard interface.confusion.table != table else { return }
    interface.confusion.table = table
    interface.confusion.remark = 0
    listConfusion()
  }

  mutating func filterConfusion(by text: String) {
    interface.confusion.filter = text
    interface.confusion.remark = 0
    listConfusion()
  }

  private mutating func openConfusionCell() {
    guard let content = confusionContent, let place = interface.confusion.selected,
      content.view.labels == editor?.decisions.labels
    else { return }
    if place.column < content.columnCount,
      content.figure(place, asShare: false).text == content.nothing.text
    {
      notify("There is no image in this cell.")
    } else if let cell = content.images(of: place) {
      open(cell)
    } else {
      notify("The images of this cell have no list of their own.")
    }
  }

  /// - Returns: whether there was anything to step back from.
  mutating func stepBackInConfusion() -> Bool {
    if interface.confusion.isZoomed {
      interface.confusion.isZoomed = false
    } else if !interface.confusion.filter.isEmpty {
      filterConfusion(by: "")
    } else {
      return false
    }
    return true
  }

  // MARK: Moving

  mutating func moveInConfusion(_ action: Action) {
    let layout = confusionLayout
    let pane = interface.confusion.focus
    let page = max((layout[pane]?.height ?? interface.height) - 5, 1)
    switch action {
    case .moveUp: moveInConfusion(pane, by: -1)
    case .moveDown: moveInConfusion(pane, by: 1)
    case .pageUp: moveInConfusion(pane, by: -page)
    case .pageDown: moveInConfusion(pane, by: page)
    case .moveToStart: moveInConfusion(pane, by: -(1 << 30))
    case .moveToEnd: moveInConfusion(pane, by: 1 << 30)
    case .moveLeft: if pane == .table { selectInConfusion(columns: -1) }
    case .moveRight: if pane == .table { selectInConfusion(columns: 1) }
    default: break
    }
  }

  private mutating func moveInConfusion(_ pane: ConfusionPane, by lines: Int) {
    switch pane {
    case .table: selectInConfusion(rows: lines)
    case .words: selectRemark(interface.confusion.remark + lines)
    }
  }

  private mutating func selectRemark(_ index: Int) {
    let remarks = interface.confusion.remarks
    guard !remarks.isEmpty else { return }
    let index = min(max(index, 0), remarks.count - 1)
    interface.confusion.remark = index
    interface.confusion.cursor.cell = remarks[index]
    scrollToCursor()
  }

  private mutating func selectInConfusion(rows: Int = 0, columns: Int = 0) {
    let panes = interface.confusion
    guard let row = panes.row, !panes.columns.isEmpty else { return }
    let newRow = min(max(row + rows, 0), panes.rows.count - 1)
    let newColumn = min(max(panes.column + columns, 0), panes.columns.count - 1)
    interface.confusion.cursor.cell = CellPlace(
      row: panes.rows[newRow], column: panes.columns[newColumn])
    scrollToCursor()
  }

  /// Remembers what is in sight, so that it moves as little as possible.
  private mutating func scrollToCursor() {
    guard let content = confusionContent else { return }
    let table = interface.confusion.cellTable(of: content)
    guard
      let rect = confusionLayout.table(lines: table.lines, rule: content.rule != nil)?.table
    else { return }
    let places = table.places(in: rect)
    interface.confusion.cursor.firstRow = places.rows.lowerBound
    interface.confusion.cursor.firstColumn = places.columns.lowerBound
  }

  // MARK: Mouse

  mutating func pointInConfusion(_ event: MouseEvent, _ isClick: Bool) -> [Effect] {
    let layout = confusionLayout
    if isClick, event.action == .press,
      let other = layout.further.first(where: { $0.rect.contains(x: event.x, y: event.y) })
    {
      show(other.table)
      return []
    }
    guard let content = confusionContent,
      let pane = layout.panes.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      }), let place = layout[pane]
    else { return [] }
    switch event.action {
    case .wheelUp: moveInConfusion(pane, by: -3)
    case .wheelDown: moveInConfusion(pane, by: 3)
    case .wheelLeft: if pane == .table { selectInConfusion(columns: -1) }
    case .wheelRight: if pane == .table { selectInConfusion(columns: 1) }
    case .press where isClick:
      let hadFocus = interface.confusion.focus == pane
      interface.confusion.focus = pane
      if pane == .table, layout.isFramed,
        let table = TableSwitcher(selected: interface.confusion.table)
          .table(atX: event.x, y: event.y, in: place)
      {
        show(table)
      } else if pane == .table {
        clickInTable(event, content, layout, hadFocus)
      } else if let space = layout.inside(of: .words),
        let index = WordsPane(state: self, content: content)
          .remark(atX: event.x, y: event.y, in: space)
      {
        let isAgain = hadFocus && index == interface.confusion.remark
        selectRemark(index)
        if isAgain { openConfusionCell() }
      }
    default: break
    }
    return []
  }

  /// The first click selects, the second shows the images.
  private mutating func clickInTable(
    _ event: MouseEvent, _ content: any ConfusionContent, _ layout: ConfusionLayout,
    _ hadFocus: Bool
  ) {
    let panes = interface.confusion
    let table = panes.cellTable(of: content)
    guard let rect = layout.table(lines: table.lines, rule: content.rule != nil)?.table,
      let hit = table.cell(atX: event.x, y: event.y, in: rect)
    else { return }
    let before = panes.selected
    // A measure that is no cell selects the row.
    let column = hit.column.flatMap { $0 < panes.columns.count ? $0 : nil } ?? panes.column
    let place = CellPlace(row: panes.rows[hit.row], column: panes.columns[column])
    interface.confusion.cursor.cell = place
    scrollToCursor()
    if hadFocus, place == before, hit.column == column { openConfusionCell() }
  }
}
