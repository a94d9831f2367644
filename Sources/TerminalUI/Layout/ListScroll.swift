/// Which rows of a long list are on the screen.
package enum ListScroll {
  /// The first row shown, so that the selected one is in sight, moving as little as possible.
  package static func offset(
    showing selected: Int?, from offset: Int, visible: Int, count: Int
  ) -> Int {
    let visible = max(visible, 0)
    var offset = offset
    if let selected, visible > 0 {
      if selected < offset { offset = selected }
      if selected >= offset + visible { offset = selected - visible + 1 }
    }
    return min(max(offset, 0), max(count - visible, 0))
  }

  /// A bar that shows which part of a long list is in sight, one column wide.
  package static func drawBar(
    into grid: inout Grid, in rect: Rect, offset: Int, visible: Int, count: Int
  ) {
    guard rect.width > 0, rect.height > 1, count > visible, visible > 0 else { return }
    let length = min(max(rect.height * visible / count, 1), rect.height)
    let travel = rect.height - length
    let start = min(max(travel * offset / max(count - visible, 1), 0), travel)
    let (thumb, track): (Character, Character) = grid.glyphs.isUnicode ? ("┃", "│") : ("#", ":")
    for line in 0..<rect.height {
      let isThumb = line >= start && line < start + length
      grid[rect.x, rect.y + line] = Cell(
        isThumb ? thumb : track, style: isThumb ? .muted : .faint)
    }
  }
}
