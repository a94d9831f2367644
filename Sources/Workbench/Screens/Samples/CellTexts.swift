import TerminalUI

/// How the decisions about an image are written: signs beside colours, so that neither is needed.
struct CellTexts {
  let figures: Figures

  var glyphs: GlyphSet { figures.glyphs }

  /// What is true and what was predicted, the wrong labels with their signs.
  func truth(_ labels: DecidedLabels) -> StyledText {
    labels.isUnlabelled ? StyledText("unlabelled", .muted) : set(labels.truth)
  }
  func predicted(_ labels: DecidedLabels) -> StyledText { set(labels.predicted) }

  private func set(_ labels: [DecidedLabels.Label]) -> StyledText {
    if labels.isEmpty { return StyledText("none", .muted) }
    var text = StyledText()
    for label in labels {
      if !text.isEmpty { text.append(",", .muted) }
      let sign = sign(of: label)
      if label.isWrong || label.isPresent == nil { text += sign }
      text.append(label.name, label.isWrong ? sign.runs.first?.style ?? .plain : .plain)
    }
    return text
  }

  /// `-` missed, `+` too much, a check or `=` for a hit, `?` for one that is not known, else a blank.
  func sign(of label: DecidedLabels.Label) -> StyledText {
    if label.isMissed { return StyledText("-", .bad) }
    if label.isTooMuch { return StyledText("+", .warning) }
    if label.isPresent == nil { return StyledText("?", .muted) }
    return label.isPredicted ? StyledText(hit, .good) : StyledText(" ")
  }

  /// In ASCII a check is a plus, which says something else here.
  var hit: String { glyphs.isUnicode ? String(glyphs.check) : "=" }

  /// `.30<.31`; with as many decimals as tell the two apart, up to four.
  func comparison(_ label: DecidedLabels.Label, spaced: Bool = false) -> String {
    let (score, threshold) = pair(label)
    let relation = relation(label)
    return spaced ? "\(score) \(relation) \(threshold)" : "\(score)\(relation)\(threshold)"
  }

  func relation(_ label: DecidedLabels.Label) -> String {
    label.isPredicted ? (glyphs.isUnicode ? "≥" : ">=") : "<"
  }

  func pair(_ label: DecidedLabels.Label) -> (score: String, threshold: String) {
    var pair = ("", "")
    for decimals in 2...4 {
      pair = (
        figures.measure(label.score, decimals: decimals),
        threshold(label.threshold, decimals: decimals)
      )
      // A small threshold is not written as none at all.
      let isNothing = label.threshold > 0 && threshold(0, decimals: decimals) == pair.1
      if pair.0 != pair.1, !isNothing { break }
    }
    return pair
  }

  private func threshold(_ value: Double, decimals: Int) -> String {
    value.isFinite
      ? figures.measure(value, decimals: decimals) : glyphs.isUnicode ? "∞" : "inf"
  }
}
