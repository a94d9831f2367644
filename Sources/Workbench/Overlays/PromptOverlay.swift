import TerminalUI

/// A question answered with a line of text.
struct PromptOverlay {
  let prompt: Prompt

  func draw(into grid: inout Grid) {
    let place = Overlay.dialog(in: grid.bounds, width: 64, height: 6)
    var inside = Panel(StyledText(prompt.title), trailing: "Esc closes", isFocused: true).draw(
      into: &grid, in: place)
    inside = inside.inset(columns: min(1, inside.width / 2), lines: 0)
    let field = inside.cutTop(1)
    var text = field
    grid.text(String(grid.glyphs.selected), in: text.cutLeft(2), style: .accent)
    prompt.field.draw(into: &grid, in: text)
    _ = inside.cutTop(inside.height > 2 ? 1 : 0)
    let problem = prompt.problem
    for (index, line) in wrapped(problem ?? prompt.hint, width: inside.width).enumerated() {
      grid.text(line, in: inside.line(index), style: problem == nil ? .muted : .bad)
    }
  }
}
