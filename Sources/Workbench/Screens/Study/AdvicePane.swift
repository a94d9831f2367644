import TerminalUI

/// What people say about training sets, sentence by sentence, with what the study says of it; and the
/// study in a paragraph.
struct AdvicePane {
  let studied: Studied

  /// - Parameter edge: the column of the scroll bar.
  func draw(into grid: inout Grid, in rect: Rect, edge: Int) {
    let lines = lines(width: rect.width)
    let offset = min(max(studied.panes.adviceOffset, 0), max(lines.count - rect.height, 0))
    for line in 0..<rect.height where offset + line < lines.count {
      grid.text(lines[offset + line], in: rect.line(line))
    }
    let bar = Rect(x: edge, y: rect.y, width: 1, height: rect.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: offset, visible: rect.height, count: lines.count)
  }

  func lines(width: Int) -> [StyledText] {
    guard let sheet = studied.sheet else {
      return [StyledText("Nothing can be said before a run is done.", .muted)]
    }
    var lines = sheet.advice.flatMap { advice in
      let mark = VerdictMark(advice.answer, studied.figures.glyphs)
      // Answers are as wide as the longest one, so that claims begin in one column.
      let answer = mark.word.padded(to: Self.answerWidth, glyphs: studied.figures.glyphs)
      let indent = min(Self.answerWidth + 3, max(width - 16, 0))
      let claim = wrapped(advice.claim, width: max(width - indent, 1))
      let because = wrapped(advice.because, width: max(width - indent, 1)).filter { !$0.isEmpty }
      let blank = String(repeating: " ", count: indent)
      return claim.enumerated().map { index, line in
        guard index == 0, indent > 0 else { return StyledText(blank) + StyledText(line, .strong) }
        return StyledText("\(mark.sign) ", mark.style.emphasized)
          + StyledText("\(answer.prefix(indent - 2)) ", mark.style).truncated(
            to: indent - 2, ellipsis: studied.figures.glyphs.ellipsis)
          + StyledText(line, .strong)
      } + because.map { StyledText(blank) + StyledText($0, .muted) }
    }
    if !sheet.summary.isEmpty {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += wrapped(sheet.summary, width: width).map { StyledText($0) }
    }
    return lines.isEmpty ? [StyledText("no advice is tested", .muted)] : lines
  }

  private static let answerWidth = 12
}
