import Metrics
import TerminalUI
import Workbench

/// Three runs to compare: a baseline and two seeds of another configuration.
extension Sample {
  /// What the second run says of the images of ``pets``, which hold the same.
  static let otherPets = table(
    labels: ["cat", "dog"],
    [
      ("cat", "cat", 90), ("cat", "cat+dog", 13), ("dog", "dog", 80), ("dog", "cat", 16),
      ("cat+dog", "cat+dog", 50), ("cat+dog", "cat", 30), ("", "", 58), ("", "dog", 2),
    ])

  static func comparedRun(
    _ row: RunRow, title: String, seed: UInt64, rate: String, curve: ComparedCurve,
    steps: Int = 6000, lift: Double = 0
  ) -> ComparedRun {
    var series = Series()
    for epoch in 1...max(steps / 500, 1) where steps >= 500 {
      let loss = 0.22 + lift + 0.5 / Double(epoch)
      series.append(step: 500 * epoch, value: curve == .validationLoss ? loss : 1 - loss)
    }
    var row = row
    row.title = title
    row.seed = seed
    return ComparedRun(
      row: row, stepsPerEpoch: 500, batch: 32,
      settings: [
        RunSetting(path: "title", value: title), RunSetting(path: "seed", value: "\(seed)"),
        RunSetting(path: "train.batch", value: "32"),
        RunSetting(path: "train.optimizer.rate", value: rate),
      ], curve: series)
  }

  static func comparison(_ request: ComparisonRequest, isScored: Bool = true) -> ComparisonView {
    let all = [
      comparedRun(rows[1], title: "no mix", seed: 7, rate: "0.003", curve: request.curve),
      comparedRun(
        rows[0], title: "mixed", seed: 7, rate: "0.001", curve: request.curve, steps: 4000,
        lift: -0.05),
      comparedRun(
        rows[3], title: "mixed", seed: 3, rate: "0.001", curve: request.curve, lift: 0.04),
    ]
    let runs = request.runs.compactMap { id in all.first { $0.id == id } }
    let results = runs.map { run -> Result<ScoredRun, ScoredComparison.Unscored> in
      switch run.id {
      case 139: .success(scored(run, pets, split: "5f3a"))
      case 142: .success(scored(run, otherPets, split: "5f3a"))
      default: .success(scored(run, pets, split: "77aa"))
      }
    }
    return ComparisonView(
      request: request, runs: runs,
      scores: isScored ? ScoredComparison(part: request.part, results) : nil)
  }

  private static func scored(_ run: ComparedRun, _ table: ScoreTable, split: String) -> ScoredRun {
    ScoredRun(
      run: run.id, seed: run.row.seed, table: table, thresholds: [0.5, 0.45], origin: "v1 f1",
      splitHash: split, draws: 200)
  }

  /// The finished run 139 is the baseline of 142, which trains, and of 135.
  static func comparing(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille, _ keys: Key...
  ) -> WorkbenchState {
    var state = state(
      width: width, height: height, glyphs: glyphs, [.runs(rows), .experiments(experiments)])
    state.mark([142, 135], against: 139)
    state.press(.character("7"))
    state.answerComparison()
    for key in keys {
      state.press(key)
      state.answerComparison()
    }
    return state
  }
}

extension WorkbenchState {
  /// Marks runs by the list of the comparison.
  mutating func mark(_ runs: [RunID], against baseline: RunID) {
    press(.character("7"), .character(" "))
    func toggle(_ run: RunID, _ state: inout WorkbenchState) {
      let ids = state.runs.map(\.id).sorted(by: >)
      guard let place = ids.firstIndex(of: run) else { return }
      for _ in ids { state.press(.up) }
      for _ in 0..<place { state.press(.down) }
      state.press(.character(" "))
    }
    // The two that stand there unasked give way.
    for run in comparison?.question.runs ?? [] where run != baseline { toggle(run, &self) }
    if comparison?.question.runs != [baseline] { toggle(baseline, &self) }
    for run in runs { toggle(run, &self) }
    press(.escape)
  }

  mutating func answerComparison() {
    guard let request = comparison?.question else { return }
    _ = update(.comparison(Sample.comparison(request)))
  }
}
