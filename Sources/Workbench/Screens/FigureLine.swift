import TerminalUI

/// Figures side by side; where there is no room, the least important are left out, two at least stay.
struct FigureLine {
  var parts: [(text: StyledText, priority: Int)]

  func draw(into grid: inout Grid, in rect: Rect) {
    var shown = parts
    while shown.count > 2, shown.reduce(-2, { $0 + $1.text.width + 2 }) > rect.width {
      let least = shown.map(\.priority).min() ?? 0
      shown.remove(at: shown.lastIndex { $0.priority == least } ?? shown.count - 1)
    }
    var line = StyledText()
    for part in shown { line += (line.isEmpty ? "" : "  ") + part.text }
    grid.text(line, in: rect)
  }
}
