import Metrics
import TerminalUI
import Workbench

/// Answers to what the labels screen asks for.
extension Sample {
  static func gain(_ request: GainRequest, table: ScoreTable) -> ThresholdGain {
    guard table.labels.indices.contains(request.label) else { return ThresholdGain() }
    return ThresholdGain(
      of: request.threshold, goal: request.goal, from: table.ranked(label: request.label),
      replicates: 100, seed: 1)
  }

  static func check(_ request: CalibrationRequest, table: ScoreTable) -> CalibrationCheck {
    let isThere = table.labels.indices.contains(request.label)
    return CalibrationCheck(
      scores: isThere ? table.scores(ofLabel: request.label) : [],
      targets: isThere ? table.targets(ofLabel: request.label) : [],
      method: request.method)
  }

  /// The labels screen with all that is asked for answered.
  static func labelling(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille,
    table: ScoreTable = scoreTable(), versions: [ThresholdVersion] = []
  ) -> WorkbenchState {
    var state = scored(
      on: .character("3"), width: width, height: height, glyphs: glyphs, table: table,
      versions: versions)
    state.answerLabels()
    return state
  }
}

extension WorkbenchState {
  /// Answers what the labels screen has asked for, until it asks no more.
  mutating func answerLabels() {
    for _ in 0..<100 {
      guard let table = editor?.decisions.table else { return }
      var messages: [Message] = []
      if let gain, case .awaited = gain.stage {
        messages.append(.gain(gain.question, Sample.gain(gain.question, table: table)))
      }
      if let calibration, case .awaited = calibration.stage {
        messages.append(
          .calibration(calibration.question, Sample.check(calibration.question, table: table)))
      }
      if messages.isEmpty { return }
      for message in messages { _ = update(message) }
    }
  }
}
