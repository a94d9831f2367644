import TerminalUI

/// The selected cell in words, and below it the worst cells of the table, each of which leads there.
struct WordsPane {
  let state: WorkbenchState
  let content: any ConfusionContent

  private var panes: ConfusionPanes { state.interface.confusion }

  /// - Parameter edge: the column of the scroll bar.
  func draw(into grid: inout Grid, in rect: Rect, edge: Int, isFocused: Bool) {
    let places = places(in: rect)
    for (index, line) in lines(width: rect.width).prefix(places.words.height).enumerated() {
      grid.text(line, in: places.words.line(index))
    }
    let selected = min(panes.remark, max(panes.remarks.count - 1, 0))
    for line in 0..<places.list.height where places.first + line < panes.remarks.count {
      let index = places.first + line
      let place = places.list.line(line)
      let isSelected = index == selected && isFocused
      var space = place
      let mark = isSelected ? String(state.glyphs.selected) : ""
      grid.text(mark, in: space.cutLeft(min(2, space.width)), style: .accent.emphasized)
      let isInTable = panes.selected == panes.remarks[index]
      grid.text(
        content.remark(panes.remarks[index]), in: space, style: isInTable ? .strong : .plain)
      if isSelected { grid.highlight(place) }
    }
    let bar = Rect(x: edge, y: places.list.y, width: 1, height: places.list.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: places.first, visible: places.list.height,
      count: panes.remarks.count)
  }

  /// The remark at a place of the screen, for the mouse.
  func remark(atX x: Int, y: Int, in rect: Rect) -> Int? {
    let places = places(in: rect)
    guard places.list.contains(x: x, y: y) else { return nil }
    let index = places.first + y - places.list.y
    return index < panes.remarks.count ? index : nil
  }

  /// The words take what they need but for a few lines of the list.
  private func places(in rect: Rect) -> (words: Rect, list: Rect, first: Int) {
    var space = rect
    let wanted = lines(width: rect.width).count
    let kept = panes.remarks.isEmpty ? 0 : min(3, rect.height / 2)
    let words = space.cutTop(min(wanted, rect.height - kept))
    if space.height > kept, !panes.remarks.isEmpty { _ = space.cutTop(1) }
    let first = ListScroll.offset(
      showing: panes.remark, from: 0, visible: space.height, count: panes.remarks.count)
    return (words, space, first)
  }

  private func lines(width: Int) -> [StyledText] {
    guard let place = panes.selected else { return [] }
    return content.words(place).enumerated().flatMap { index, paragraph in
      wrapped(paragraph, width: width).map { StyledText($0, index == 0 ? .strong : .muted) }
    }
  }
}
