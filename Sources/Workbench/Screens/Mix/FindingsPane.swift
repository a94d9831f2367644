import TerminalUI

/// What is wrong with the data, a sentence each, and what to do about it.
struct FindingsPane {
  let state: WorkbenchState
  let mix: MixView

  /// - Parameter edge: the column of the scroll bar.
  func draw(into grid: inout Grid, in rect: Rect, edge: Int, isFocused: Bool) {
    guard !mix.findings.isEmpty else {
      let text =
        StyledText("\(state.glyphs.check) ", .good) + StyledText("Nothing was found wrong.")
      return grid.text(text, in: rect)
    }
    let selected = min(max(state.interface.mix.finding, 0), mix.findings.count - 1)
    let hasGaps = fitsWithGaps(in: rect)
    let first = hasGaps ? 0 : first(showing: selected, in: rect)
    var space = rect
    var index = first
    while index < mix.findings.count, space.height > 0 {
      for text in lines(of: mix.findings[index], width: rect.width) {
        let place = space.cutTop(1)
        grid.text(text, in: place)
        if index == selected, isFocused, mix.findings.count > 1 { grid.highlight(place) }
      }
      if hasGaps { _ = space.cutTop(1) }
      index += 1
    }
    let bar = Rect(x: edge, y: rect.y, width: 1, height: rect.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: first, visible: index - first, count: mix.findings.count)
  }

  /// Whether there is room for all of them and an empty line between each two.
  private func fitsWithGaps(in rect: Rect) -> Bool {
    var left = rect.height + 1
    for finding in mix.findings {
      left -= lines(of: finding, width: rect.width).count + 1
      if left < 0 { return false }
    }
    return true
  }

  /// The finding at the top, so that the selected one is whole in sight if it can be.
  private func first(showing selected: Int, in rect: Rect) -> Int {
    var (first, left) = (selected, rect.height)
    while true {
      left -= lines(of: mix.findings[first], width: rect.width).count
      if left < 0 { return min(first + 1, selected) }
      if first == 0 { return 0 }
      first -= 1
    }
  }

  /// `! Only 12 images show cat and dog.` and, further in, the remedy.
  private func lines(of finding: MixView.Finding, width: Int) -> [StyledText] {
    let isWarning = finding.severity == .warning
    let sign = isWarning ? String(state.glyphs.alarm) : "i"
    let style: Style = isWarning ? .warning.emphasized : .accent
    let sentence = wrapped(finding.text, width: max(width - 2, 1))
    let remedy = wrapped(finding.remedy ?? "", width: max(width - 2, 1)).filter { !$0.isEmpty }
    return sentence.enumerated().map { index, line in
      StyledText(index == 0 ? "\(sign) " : "  ", style) + StyledText(line)
    } + remedy.map { StyledText("  \($0)", .muted) }
  }
}
