import Metrics
import TerminalUI

/// Moving about in the comparison, by keys and with the mouse, and the pictures it shows.
extension WorkbenchState {
  func compareLayout(_ width: Int, _ height: Int) -> CompareLayout {
    CompareLayout(width: width, height: height, panes: interface.compare)
  }

  var compareLayout: CompareLayout { compareLayout(interface.width, interface.height) }

  mutating func moveInCompare(_ action: Action) {
    let pane = interface.compare.focus
    let page = max((compareLayout[pane]?.height ?? interface.height) - 4, 1)
    if pane == .curves { return moveInCurves(action) }
    switch action {
    case .moveUp: moveRow(of: pane, by: -1)
    case .moveDown: moveRow(of: pane, by: 1)
    case .pageUp: moveRow(of: pane, by: -page)
    case .pageDown: moveRow(of: pane, by: page)
    case .moveToStart: moveRow(of: pane, by: -(1 << 30))
    case .moveToEnd: moveRow(of: pane, by: 1 << 30)
    case .moveLeft: chooseCompared(by: -1)
    case .moveRight: chooseCompared(by: 1)
    default: break
    }
  }

  private mutating func moveRow(of pane: ComparePane, by lines: Int) {
    guard let count = compared?.content(of: pane)?.count else { return }
    let row = min(interface.compare.rows[pane] ?? 0, max(count - 1, 0)) + lines
    interface.compare.rows[pane] = min(max(row, 0), max(count - 1, 0))
  }

  // MARK: Curves

  private mutating func moveInCurves(_ action: Action) {
    switch action {
    case .moveUp: _ = performOnCompare(.compareZoomIn)
    case .moveDown: _ = performOnCompare(.compareZoomOut)
    case .moveLeft: moveCompareCursor(by: -1)
    case .moveRight: moveCompareCursor(by: 1)
    case .pageUp: moveCompareCursor(by: -10)
    case .pageDown: moveCompareCursor(by: 10)
    case .moveToStart: moveCompareCursor(by: -(1 << 20))
    case .moveToEnd: moveCompareCursor(by: 1 << 20)
    default: break
    }
  }

  /// By cells of the screen; the first press shows it at the newest point.
  private mutating func moveCompareCursor(by cells: Int) {
    guard let axis = compareAxis else { return }
    let dots = LineChart.resolution(of: Rect(width: 100, height: 10), glyphs: glyphs).columns
    let perCell = max(dots / LineChart.plotArea(of: Rect(width: 100, height: 10)).width, 1)
    let target: Int
    if let cursor = interface.compare.cursor, let column = axis.column(of: cursor) {
      target = column + cells * perCell
    } else {
      target = cells < -1000 ? 0 : axis.columns - 1
    }
    interface.compare.cursor = axis.value(atColumn: target)
  }

  /// The axis as it stands on the screen.
  private var compareAxis: SharedAxis? {
    guard let rect = compareLayout.inside(of: .curves), let view = comparison?.answer else {
      return nil
    }
    return CurvesPane(state: self, compared: Compared(view, interface.compare, glyphs))
      .axis(in: rect)
  }

  // MARK: Mouse

  mutating func pointInCompare(_ event: MouseEvent, _ isClick: Bool) -> [Effect] {
    let layout = compareLayout
    guard
      let pane = layout.panes.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      }), let space = layout.inside(of: pane)
    else { return [] }
    let column = LineChart.column(atX: event.x, in: space, glyphs: glyphs)
    switch event.action {
    case .press where isClick:
      interface.compare.show(pane)
      if pane == .curves {
        if let axis = compareAxis, let column {
          interface.compare.cursor = axis.value(atColumn: column)
        }
      } else if let content = compared?.content(of: pane),
        let row = content.table(selected: interface.compare.rows[pane] ?? 0, isFocused: true)
          .row(
            atX: event.x, y: event.y, in: content.place(of: .table, in: space),
            count: content.count)
      {
        interface.compare.rows[pane] = row
      }
    case .drag where pane == .curves && interface.compare.focus == .curves:
      if let axis = compareAxis, let column {
        interface.compare.cursor = axis.value(atColumn: column)
      }
    case .wheelUp, .wheelDown:
      let isUp = event.action == .wheelUp
      if pane == .curves {
        let whole = SharedAxis.whole(interface.compare.axis, comparison?.answer?.runs ?? [])
        let place = column.flatMap { column in compareAxis?.value(atColumn: column) }
        interface.compare.zoom(by: isUp ? 0.7 : 1 / 0.7, of: whole, about: place)
      } else {
        moveRow(of: pane, by: isUp ? -3 : 3)
      }
    case .wheelLeft where pane == .curves: _ = performOnCompare(.comparePanLeft)
    case .wheelRight where pane == .curves: _ = performOnCompare(.comparePanRight)
    default: break
    }
    return []
  }

  // MARK: Pictures

  /// The selected image on which two runs disagree, and the run its data are told by.
  private var disagreement: (run: RunID, image: PairedDecisions.Disagreement)? {
    guard let compared, let run = compared.baseline?.id,
      let image = compared.disagreement(at: interface.compare.rows[.images] ?? 0)
    else { return nil }
    return (run, image)
  }

  /// Asks for the picture of the selected image where there is room for one.
  func disagreementRequest(_ layout: CompareLayout) -> CellRequest? {
    guard let (run, image) = disagreement, let space = layout.inside(of: .images),
      let content = compared?.content(of: .images)
    else { return nil }
    let place = content.place(of: .picture, in: space)
    guard !place.isEmpty else { return nil }
    let side = min(max(place.width, 2 * place.height) * (graphics?.cell.width ?? 1), 512)
    return CellRequest(run: run, images: [image.image], height: side, width: side)
  }

  mutating func askForDisagreement() -> [Effect] {
    guard SizeClass(width: interface.width, height: interface.height) != .line,
      let request = disagreementRequest(compareLayout), cell?.question != request
    else { return [] }
    // Data that cannot be opened is not tried again with every step.
    if cell?.question.run == request.run, cell?.hasFailed == true { return [] }
    cell = Inquiry(request)
    revision += 1
    return [.loadCell(request)]
  }

  mutating func copyDisagreement() -> [Effect] {
    guard let (_, image) = disagreement else {
      notify("No image is selected; the pane of images on which runs disagree lists them.")
      return []
    }
    guard let file = cellImage(image.image)?.file else {
      notify(cellFailure ?? "The data of the runs are still being opened.")
      return []
    }
    switch file {
    case .path(let path):
      notify("copied \(path)")
      return [.copy(path)]
    case .none(let reason):
      notify("Image \(image.image) is \(reason), no file.")
      return []
    }
  }
}
