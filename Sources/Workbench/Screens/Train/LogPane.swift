import TerminalUI

/// The newest lines of the run's log and of what the program printed, oldest at the top.
struct LogPane {
  let state: WorkbenchState
  let isFramed: Bool

  func draw(into grid: inout Grid, in place: Rect, isFocused: Bool) {
    let offset = state.interface.train.logOffset
    var space = place
    if isFramed {
      let trailing = offset > 0 ? StyledText("\(offset) newer below", .warning) : StyledText()
      space = Panel(StyledText("log"), trailing: trailing, isFocused: isFocused)
        .draw(into: &grid, in: place)
    }
    let entries = newest(space.height, skipping: offset)
    for (index, entry) in entries.enumerated() {
      let line = isFramed ? space.line(index) : space.line(index).inset(columns: 1, lines: 0)
      draw(entry, into: &grid, in: line, isFocused: isFocused)
    }
  }

  private func draw(
    _ entry: LogEntry, into grid: inout Grid, in line: Rect, isFocused: Bool
  ) {
    var text = StyledText(
      "\(entry.level.sign) ", entry.level.style.emphasized)
    if let time = entry.time {
      text.append("\(state.calendar.time(time)) ", isFocused && !isFramed ? .accent : .faint)
    }
    text.append(entry.text, entry.level.style)
    grid.text(text, in: line)
  }

  /// The run's lines and the program's, merged by time from their ends.
  private func newest(_ count: Int, skipping: Int) -> [LogEntry] {
    let log = state.opened?.log ?? []
    let output = state.output
    var (left, right) = (log.count, output.count)
    var taken: [LogEntry] = []
    var skipped = 0
    while taken.count < count, left > 0 || right > 0 {
      let next: LogEntry
      if right == 0 || left > 0 && (log[left - 1].time ?? 0) >= (output[right - 1].time ?? 0) {
        left -= 1
        next = log[left]
      } else {
        right -= 1
        next = output[right]
      }
      if skipped < skipping { skipped += 1 } else { taken.append(next) }
    }
    return taken.reversed()
  }
}
