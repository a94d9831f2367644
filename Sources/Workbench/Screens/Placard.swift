import TerminalUI

/// A sentence in the middle of a screen that has nothing else to show, and the keys that help.
struct Placard {
  let lines: [StyledText]
  let keys: [(action: Action, text: String)]
  let glyphs: GlyphSet
  /// How far the work is, if that is known.
  var progress: Double?

  /// - Parameter command: of the shell, which stands alone below the text.
  init(
    _ state: WorkbenchState, _ style: Style, _ text: String,
    _ keys: [(action: Action, text: String)] = [], command: String? = nil
  ) {
    glyphs = state.glyphs
    self.keys = keys
    let width = max(min(state.interface.width - 4, 72), 1)
    lines =
      wrapped(text, width: width).map { StyledText($0, style) }
      + (command.map { ["", StyledText($0, .accent), ""] } ?? [])
  }

  static func noRun(_ state: WorkbenchState, _ text: String = "There is no run to look at.")
    -> Placard
  {
    Placard(state, .strong, text, [(.showRuns, "lists the runs"), (.newRun, "starts one")])
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    let extra = (progress == nil ? 0 : 1) + (keys.isEmpty ? 0 : 1)
    var space = rect.centered(width: rect.width, height: lines.count + extra)
    for line in lines { grid.text(line, in: space.cutTop(1), alignment: .center) }
    if let progress {
      let line = space.cutTop(1)
      let bar = line.centered(width: min(line.width - 4, 40), height: 1)
      ProgressBar(progress).draw(into: &grid, in: bar)
    }
    var hint = StyledText()
    for (index, key) in keys.enumerated() {
      if index > 0 { hint.append("  ") }
      hint.append(Keymap.binding(of: key.action)?.keyNames(glyphs) ?? "", .key)
      hint.append(" \(key.text)", .muted)
    }
    grid.text(hint, in: space.cutTop(1), alignment: .center)
  }
}
