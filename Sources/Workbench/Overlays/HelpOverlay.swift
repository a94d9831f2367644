import TerminalUI

/// All keys, section by section, in two columns where there is room.
struct HelpOverlay {
  let glyphs: GlyphSet
  let offset: Int

  func draw(into grid: inout Grid) {
    let place = HelpOverlay.place(in: grid.bounds, grid.glyphs)
    var inside = Panel("keys", trailing: "Esc closes", isFocused: true).draw(into: &grid, in: place)
    inside = inside.inset(columns: min(1, inside.width / 2), lines: 0)
    let columns = HelpOverlay.columns(width: inside.width, glyphs)
    let count = HelpOverlay.longest(columns)
    let places = inside.columns(columns.map { _ in .share(1) }, gap: 2)
    for (column, space) in zip(columns, places) {
      for line in 0..<inside.height where offset + line < column.count && offset + line >= 0 {
        grid.text(column[offset + line], in: space.line(line))
      }
    }
    let bar = Rect(x: place.maxX - 1, y: inside.y, width: 1, height: inside.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: offset, visible: inside.height, count: count)
  }

  /// How far the help can be scrolled on a terminal of this size.
  static func lastOffset(width: Int, height: Int, _ glyphs: GlyphSet) -> Int {
    let inside = place(in: Rect(width: width, height: height), glyphs).inset()
    let columns = columns(width: inside.width - 2, glyphs)
    return max(longest(columns) - inside.height, 0)
  }

  private static func place(in bounds: Rect, _ glyphs: GlyphSet) -> Rect {
    let width = bounds.width >= 154 ? 150 : 76
    let lines = longest(columns(width: min(width, bounds.width) - 4, glyphs))
    return Overlay.dialog(in: bounds, width: width, height: lines + 2)
  }

  /// The sections dealt out to one or two columns of lines.
  private static func columns(width: Int, _ glyphs: GlyphSet) -> [[StyledText]] {
    let sections = Keymap.Scope.allCases.map { scope in
      section(scope, Keymap.bindings.filter { $0.scope == scope }, glyphs)
    }
    func column(_ sections: ArraySlice<[StyledText]>) -> [StyledText] {
      Array(sections.joined(separator: [StyledText()]))
    }
    if width < 140 { return [column(sections[...])] }
    // Cut where the longer one is shortest.
    let cuts = sections.indices.map { [column(sections[...$0]), column(sections[($0 + 1)...])] }
    return cuts.min { a, b in longest(a) < longest(b) } ?? []
  }

  private static func longest(_ columns: [[StyledText]]) -> Int {
    columns.map(\.count).max() ?? 0
  }

  private static func section(
    _ scope: Keymap.Scope, _ bindings: [Keymap.Binding], _ glyphs: GlyphSet
  ) -> [StyledText] {
    [StyledText(scope.title, .title)]
      + bindings.map { binding in
        let keys = binding.keyNames(glyphs).padded(to: 20, glyphs: glyphs)
        return StyledText(keys, .key) + StyledText(binding.title)
      }
  }
}
