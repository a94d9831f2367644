import TerminalUI

/// Draws what is said about a curve: beside it where lines are few, else below it; what is left of
/// the space is the curve's.
func drawFacts(_ lines: [StyledText], into grid: inout Grid, cutFrom space: inout Rect) {
  let isBeside = space.width >= 34 && space.height < 12
  let width = lines.map(\.width).max() ?? 0
  let words =
    isBeside
    ? space.cutRight(width + 1) : space.cutBottom(min(lines.count, space.height / 3))
  if isBeside { _ = space.cutRight(1) }
  for (line, text) in lines.prefix(words.height).enumerated() {
    grid.text(text, in: words.line(line))
  }
}
