import Metrics
import TerminalUI
import Workbench

/// Fixed scores of a finished run, what the screens of labels and confusion are drawn with.
extension Sample {
  /// Run 139 of ``rows`` is done; its tune part holds these images.
  static let tuneImages = 600

  static let tuneLabels = labels + ["bus", "person"]

  private static let tuneScores = drawnScores(labels: tuneLabels, images: tuneImages)

  /// Scores that know a label well where it is frequent and hardly where it is rare; the last label
  /// is held by very few.
  static func scoreTable(
    labels: [String] = tuneLabels, images: Int = tuneImages
  ) -> ScoreTable {
    // Nearly every test starts from these, so they are drawn once.
    labels == tuneLabels && images == tuneImages
      ? tuneScores : drawnScores(labels: labels, images: images)
  }

  private static func drawnScores(labels: [String], images: Int) -> ScoreTable {
    var noise = Noise()
    var scores: [Float] = []
    var targets: [UInt8] = []
    for _ in 0..<images {
      for label in labels.indices {
        // Every second label is rarer than the one before.
        let rate = 0.55 / Double(1 + label * label % 37)
        let present = (noise.next() + 1) / 2 < rate
        let skill = 1.6 - 0.2 * Double(label % 5)
        let logit = (present ? skill : -skill - 0.4) + 2.2 * noise.next() + noise.next()
        // A logistic curve by rational arithmetic alone: the same bits on every machine.
        let score = 0.5 + 0.5 * logit / (1 + abs(logit))
        scores.append(Float(score))
        targets.append(present ? 1 : 0)
      }
    }
    guard
      let table = try? ScoreTable(
        labels: labels, images: (0..<images).map { 3000 + 2 * $0 }, scores: scores,
        targets: targets)
    else { preconditionFailure("the parts of the table fit together") }
    return table
  }

  static let versions = [
    ThresholdVersion(
      number: 1, time: now - 80_000, rule: "f1", splitHash: "5f3a", images: tuneImages,
      values: [0.44, 0.52, 0.31, 0.5, 0.27, 0.5])
  ]

  static func scores(
    _ request: ScoresRequest = ScoresRequest(run: 139, part: .tune),
    table: ScoreTable = scoreTable(), versions: [ThresholdVersion] = []
  ) -> ScoresView {
    ScoresView(
      request: request,
      decisions: Decisions(
        table: table,
        thresholds: versions.last?.values ?? table.labels.map { _ in 0.5 }),
      versions: versions, splitHash: "5f3a", testLooks: 0)
  }

  /// The finished run 139 open on a screen whose scores have come.
  static func scored(
    on screen: Key, width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille,
    table: ScoreTable = scoreTable(), versions: [ThresholdVersion] = []
  ) -> WorkbenchState {
    var state = state(
      width: width, height: height, glyphs: glyphs, [.runs(rows), .experiments(experiments)])
    state.press(.down, .enter)
    var view = view(labels: table.labels)
    view.row = rows[1]
    view.snapshot = nil
    _ = state.update(.opened(view))
    state.press(screen)
    _ = state.update(.scores(scores(table: table, versions: versions)))
    return state
  }
}
