import Metrics
import TerminalUI

/// The images of a cell, on the samples screen.
extension WorkbenchState {
  /// Pixels along a side.
  private static let largestPicture = 512

  func cellLayout(_ width: Int, _ height: Int) -> CellLayout {
    CellLayout(
      width: width, height: height, zoom: interface.samples.cellZoom,
      labels: editor?.labels.count ?? 0)
  }

  var cellLayout: CellLayout { cellLayout(interface.width, interface.height) }

  /// The cell in sight, if it is one of the scores that are there.
  var shownCell: CellList? {
    guard let list = interface.samples.cell, let editor,
      list.source?.scores == editor.source.request
    else { return nil }
    return list
  }

  // MARK: Asking and answering

  /// Brings the list up to date with the thresholds, and asks for the pictures that are in sight.
  mutating func askForCell() -> [Effect] {
    guard var list = interface.samples.cell, let editor, list.run == runInSight,
      list.run == editor.source.request.run, list.cell.fits(editor.decisions.labels.count)
    else {
      interface.samples.cell = nil
      return []
    }
    if list.source != CellList.Source(editor) {
      list.follow(editor)
      interface.samples.cell = list
    }
    guard SizeClass(width: interface.width, height: interface.height) != .line else { return [] }
    let layout = cellLayout
    let table = editor.decisions.table
    let rows = list.visible(columns: layout.columns, rows: layout.rows)
      .map { list.images[$0].row }.filter(table.images.indices.contains)
    // Where the terminal shows pixels of its own, a cell has more than half blocks can.
    let side = min(layout.pictureSide * (graphics?.cell.width ?? 1), Self.largestPicture)
    let request = CellRequest(
      run: list.run, images: rows.map { table.images[$0] }, height: side, width: side)
    // Data that cannot be opened is not tried again with every step; 6 does.
    if cell?.question.run == list.run, cell?.hasFailed == true { return [] }
    guard !request.images.isEmpty, cell?.question != request else { return [] }
    cell = Inquiry(request, keeping: cell?.question.run == list.run ? cell?.answer : nil)
    revision += 1
    return [.loadCell(request)]
  }

  /// Answers to what is not asked any more come too late.
  mutating func take(_ view: CellView) {
    guard cell?.question == view.request else { return }
    cell?.stage = .answered
    cell?.answer = view
    for index in marks.indices
    where marks[index].name.isEmpty && marks[index].run == view.request.run {
      if let image = view.images.first(where: { $0.number == marks[index].image }) {
        marks[index].name = image.path ?? image.name
      }
    }
    revision += 1
  }

  mutating func failCell(_ request: CellRequest, _ sentence: String) {
    guard cell?.question == request else { return }
    cell?.stage = .failed(sentence)
    cell?.answer = nil
    revision += 1
  }

  // MARK: What is known

  func decidedLabels(_ row: Int) -> DecidedLabels? {
    editor.flatMap { DecidedLabels($0.decisions, row: row) }
  }

  /// Name and picture of an image by its number, once they have come.
  func cellImage(_ number: Int) -> CellView.Image? {
    cell?.answer?.images.first { $0.number == number }
  }

  var cellFailure: String? {
    if case .failed(let sentence) = cell?.stage { sentence } else { nil }
  }

  func isMarked(_ image: Int, of run: RunID) -> Bool {
    marks.contains { $0.image == image && $0.run == run }
  }

  private var selectedImage: DecidedLabels? {
    shownCell?.selectedRow.flatMap(decidedLabels)
  }

  /// The path of the selected image, where it is known and there is one.
  var selectedFile: String? {
    selectedImage.flatMap { cellImage($0.image) }?.path
  }

  // MARK: Acting

  mutating func performOnCell(_ action: Action) -> [Effect] {
    if action == .exportMarks { return askForMarksFile() }
    guard interface.screen == .samples, var list = shownCell else {
      notify("Enter on a cell of labels or confusion shows its images here.")
      return []
    }
    switch action {
    case .orderImages:
      guard let editor else { return [] }
      list.order = list.order.next
      list.follow(editor)
      interface.samples.cell = list
    case .closeCell: interface.samples.cell = nil
    case .markImage: mark()
    case .copyPath:
      guard let path = selectedPath() else { return [] }
      notify("copied \(path)")
      return [.copy(path)]
    case .openFile:
      guard let path = selectedPath() else { return [] }
      return [.openFile(path)]
    default: break
    }
    return []
  }

  private mutating func mark() {
    guard let list = shownCell, let labels = selectedImage else { return }
    if let index = marks.firstIndex(where: { $0.image == labels.image && $0.run == list.run }) {
      marks.remove(at: index)
    } else {
      let image = cellImage(labels.image)
      marks.append(
        MarkedImage(
          run: list.run, image: labels.image, name: image.map { $0.path ?? $0.name } ?? "",
          truth: labels.isUnlabelled ? "unlabelled" : DecidedLabels.name(of: labels.truth),
          predicted: DecidedLabels.name(of: labels.predicted),
          labels: labels.labels.map(\.name), scores: labels.labels.map(\.score)))
    }
    revision += 1
  }

  /// The file of the selected image; nil, with the reason said, where there is none.
  private mutating func selectedPath() -> String? {
    guard let number = selectedImage?.image else { return nil }
    guard let image = cellImage(number) else {
      notify(cellFailure ?? "The data of the run are still being opened.")
      return nil
    }
    switch image.file {
    case .path(let path): return path
    case .none(let reason):
      notify("Image \(number) is \(reason), no file.")
      return nil
    }
  }

  private mutating func askForMarksFile() -> [Effect] {
    if marks.isEmpty {
      notify("No image is marked; Space marks one.")
    } else {
      interface.dialog = .prompt(Prompt(.marksFile(marks.count), text: "marked.csv"))
    }
    return []
  }

  // MARK: Moving

  mutating func moveInCell(_ action: Action) {
    let layout = cellLayout
    interface.samples.cell?.move(action, columns: layout.columns, rows: layout.rows)
  }

  mutating func pointInCell(_ event: MouseEvent, _ isClick: Bool) {
    switch event.action {
    case .wheelUp: moveInCell(.moveUp)
    case .wheelDown: moveInCell(.moveDown)
    case .press where isClick:
      let layout = cellLayout
      guard let list = interface.samples.cell,
        let place = layout.index(atX: event.x, y: event.y)
      else { return }
      let visible = list.visible(columns: layout.columns, rows: layout.rows)
      let index = visible.lowerBound + place
      guard visible.contains(index) else { return }
      interface.samples.cell?.first = visible.lowerBound
      interface.samples.cell?.selected = index
    default: break
    }
  }
}
