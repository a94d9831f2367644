import TerminalUI

/// The score of a label as a bar, and a tick where its threshold is.
struct ScoreBar {
  let label: DecidedLabels.Label

  func draw(into grid: inout Grid, in rect: Rect) {
    let line = rect.line(0)
    guard line.width > 2 else { return }
    let style: Style =
      label.isMissed
      ? .bad : label.isTooMuch ? .warning : label.isPredicted ? .accent : .muted
    ProgressBar(label.score, style: style).draw(into: &grid, in: line)
    guard label.threshold.isFinite else { return }
    let share = min(max(label.threshold, 0), 1)
    let column = min(Int(share * Double(line.width)), line.width - 1)
    let tick: Character = grid.glyphs.isUnicode ? "┃" : "|"
    grid[line.x + column, line.y] = Cell(tick, style: .strong)
  }
}
