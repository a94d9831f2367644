/// A share of a whole as a bar on one line, finer than a cell where the glyphs allow.
package struct ProgressBar: Hashable, Sendable {
  /// 0...1; outside it is held at the nearer end, and `nil` shows the empty track.
  package var value: Double?
  package var style: Style
  package var track: Style

  package init(_ value: Double?, style: Style = .accent, track: Style = .faint) {
    self.value = value
    self.style = style
    self.track = track
  }

  package func draw(into grid: inout Grid, in rect: Rect) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    let share = value.map { $0.isNaN ? 0 : min(max($0, 0), 1) } ?? 0
    let parts = ProgressBar.parts(grid.glyphs)
    let steps = parts.steps.count + 1
    let whole = Double(line.width * steps)
    // Neither empty nor full unless it really is.
    var filled = Int((share * whole).rounded())
    if share > 0 { filled = max(filled, 1) }
    if share < 1 { filled = min(filled, line.width * steps - 1) }
    for column in 0..<line.width {
      let here = min(max(filled - column * steps, 0), steps)
      let (character, style) =
        here == steps
        ? (parts.full, style) : here == 0 ? (parts.empty, track) : (parts.steps[here - 1], style)
      grid[line.x + column, line.y] = Cell(character, style: style)
    }
  }

  /// A heavy line upon a light one: the length reads without any colour, and bars of neighbouring
  /// lines stay apart.
  private static func parts(
    _ glyphs: GlyphSet
  ) -> (full: Character, empty: Character, steps: [Character]) {
    glyphs.isUnicode ? ("━", "─", ["╾"]) : ("#", "-", [])
  }
}
