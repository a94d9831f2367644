import Studies
import TerminalUI

extension StudyGrid.State {
  /// The sign that doubles the colour, as in the list of runs.
  func glyph(_ glyphs: GlyphSet) -> Character {
    switch self {
    case .missing: glyphs.isUnicode ? "·" : "_"
    case .waiting: RunStatus.queued.glyph(glyphs)
    case .training: RunStatus.running.glyph(glyphs)
    case .held: RunStatus.interrupted.glyph(glyphs)
    case .failed: RunStatus.failed.glyph(glyphs)
    case .done: glyphs.isUnicode ? "●" : "#"
    }
  }

  var style: Style {
    switch self {
    case .missing: .faint
    case .waiting: .muted
    case .training, .done: .good
    case .held: .warning
    case .failed: .bad
    }
  }

  var word: String {
    switch self {
    case .missing, .held, .failed, .done: rawValue
    case .waiting: "waits"
    case .training: "trains"
    }
  }

  /// What is said of a number of runs: `1 trains`, `2 train`, `3 failed`.
  func words(_ count: Int) -> String {
    let isVerb = self == .waiting || self == .training
    return "\(count) \(isVerb && count != 1 ? String(word.dropLast()) : word)"
  }
}

extension StudyGrid {
  /// From what is done to what has gone wrong.
  static let states: [State] = [.done, .training, .waiting, .missing, .held, .failed]

  /// One sign a seed: `●●●▶··`
  func signs(ofArm arm: Int, _ glyphs: GlyphSet) -> StyledText {
    var text = StyledText()
    guard cells.indices.contains(arm) else { return text }
    for cell in cells[arm] { text.append(String(cell.state.glyph(glyphs)), cell.state.style) }
    return text
  }

  /// What the signs stand for, of those that there are: `● done  ▶ trains`
  func legend(_ glyphs: GlyphSet) -> StyledText {
    var text = StyledText()
    for state in Self.states {
      if count(state) == 0 { continue }
      if !text.isEmpty { text.append("  ") }
      text.append("\(state.glyph(glyphs)) ", state.style)
      text.append(state.word, state == .failed ? .bad : .muted)
    }
    return text
  }
}
