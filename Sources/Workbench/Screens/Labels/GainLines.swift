import Metrics
import TerminalUI

/// What the selected threshold is worth on other images: intervals, and how much is too good to hold.
struct GainLines {
  let state: WorkbenchState
  let editor: ThresholdEditor
  let label: Int

  func draw(into grid: inout Grid, in rect: Rect) {
    for (line, text) in lines(isRoomy: rect.height >= 4).enumerated() where line < rect.height {
      grid.text(text, in: rect.line(line))
    }
  }

  private func lines(isRoomy: Bool) -> [StyledText] {
    guard let gain = state.gain, let answer = gain.answer, gain.question.label == label,
      gain.question.scores == editor.source.request
    else {
      return [StyledText("drawing images again", .faint)]
    }
    // While the newest threshold is worked on, the figures are those of the one before.
    let isStale =
      gain.stage != .answered || gain.question.threshold != editor.decisions.thresholds[label]
    var lines = [
      f1(answer) + (isRoomy ? StyledText() : optimism(answer)), overHalf(answer),
    ]
    if isRoomy {
      lines += [optimism(answer, isAlone: true), chosenAgain(answer)]
    }
    if isStale {
      for line in lines.indices {
        for run in lines[line].runs.indices { lines[line].runs[run].style = .muted }
      }
    }
    return lines
  }

  private var figures: Figures { state.figures }

  private var isChosenAlone: Bool { editor.origins[label].isOfLabelAlone }

  /// `F1 .69 [.62, .75]`
  private func f1(_ answer: ThresholdGain) -> StyledText {
    var text = StyledText("F1 ", .muted)
    text.append(figures.measure(answer.f1?.estimate), .strong)
    if let interval = answer.f1?.interval() {
      text.append(
        " [\(figures.measure(interval.lower)), \(figures.measure(interval.upper))]")
    }
    return text
  }

  private func optimism(_ answer: ThresholdGain, isAlone: Bool = false) -> StyledText {
    guard let optimism = answer.optimism, isChosenAlone else { return StyledText() }
    return StyledText(isAlone ? "optimism " : "  optimism ", .muted)
      + StyledText(figures.measure(optimism))
      + StyledText(isAlone ? " of the F1 of a new choice does not hold" : "", .muted)
  }

  /// `over .50 +.08 [+.02, +.13]`, with a check where all of the interval is a gain.
  private func overHalf(_ answer: ThresholdGain) -> StyledText {
    guard let gain = answer.gain else { return StyledText("over .50 \(figures.dash)", .muted) }
    let interval = gain.interval()
    let isSure = interval.lower > 0 || interval.upper < 0
    var line =
      StyledText("over .50 ", .muted)
      + (isSure
        ? figures.gain(gain.estimate) : StyledText(figures.signed(gain.estimate)))
    line.append(" \(figures.signed(interval))")
    if interval.lower > 0 { line.append(" \(state.glyphs.check)", .good) }
    if interval.upper < 0 { line.append(" \(state.glyphs.cross)", .bad) }
    return line
  }

  private func chosenAgain(_ answer: ThresholdGain) -> StyledText {
    guard let range = answer.threshold, isChosenAlone else { return StyledText() }
    func at(_ threshold: Double) -> String {
      threshold.isFinite ? figures.measure(threshold) : "none"
    }
    return StyledText("threshold by \(editor.rule.goal.text) ", .muted)
      + StyledText("\(at(range.lower)) to \(at(range.upper))")
  }
}
