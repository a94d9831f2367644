import TerminalUI

/// A question answered with a line of text.
struct PromptOverlay {
  let prompt: Prompt

  func draw(into grid: inout Grid) {
    let text = prompt.problem ?? prompt.hint
    let lines = wrapped(text, width: 60).count
    let place = Overlay.dialog(in: grid.bounds, width: 64, height: max(lines + 4, 6))
    var inside = Panel(StyledText(prompt.title), trailing: "Esc closes", isFocused: true).draw(
      into: &grid, in: place)
    inside = inside.inset(columns: min(1, inside.width / 2), lines: 0)
    let field = inside.cutTop(1)
    var line = field
    grid.text(String(grid.glyphs.selected), in: line.cutLeft(2), style: .accent)
    prompt.field.draw(into: &grid, in: line)
    _ = inside.cutTop(inside.height > 2 ? 1 : 0)
    let style: Style = prompt.problem == nil ? .muted : .bad
    for (index, line) in wrapped(text, width: inside.width).enumerated() {
      grid.text(line, in: inside.line(index), style: style)
    }
  }
}
