import Metrics
import RunStore
import Workbench

/// A store with runs to compare: scores of two images of each set of two labels.
struct CompareFixture {
  let store: RunStore
  private(set) var leases: [RunLease] = []

  init() throws { store = try RunStore.temporary() }

  /// - Parameters:
  ///   - shift: what every score is more than that of a run without.
  ///   - isScored: whether it has scores of its validation part.
  @discardableResult
  mutating func add(
    seed: UInt64 = 1, rate: String = "0.003", split: String = "s0", shift: Float = 0,
    isScored: Bool = true, points: Int = 100
  ) throws -> Int64 {
    let text = """
      title: run
      seed: \(seed)
      train:
        batch: 8
        optimizer: {name: adamw, rate: \(rate)}

      """
    let start = RunStart(
      title: "run", experiment: "t.yaml", experimentText: text, resolvedText: text, seed: seed,
      machine: "m", codeVersion: "v", plannedEpochs: 2)
    let lease = try store.createRun(start, now: 1)
    try store.recordFacts(
      lease,
      RunFacts(
        labels: ["cat", "dog"], dataFingerprint: "d0", splitHash: split, stepsPerEpoch: 10),
      now: 2)
    leases.append(lease)
    try train(lease.run, steps: 1..<points + 1)
    if isScored {
      try store.recordScores(
        lease, .validation, try Self.table(shift: shift), epoch: 1, step: points, now: 3)
    }
    return lease.run
  }

  func lease(of run: Int64) -> RunLease? { leases.first { $0.run == run } }

  func train(_ run: Int64, steps: Range<Int>) throws {
    guard let lease = lease(of: run) else { return }
    let points = steps.flatMap { step in
      [
        StoredPoint(series: "train-loss", step: step, value: 1 / Double(step)),
        StoredPoint(series: "validation-loss", step: step, value: 2 / Double(step)),
        StoredPoint(series: "elapsed", step: step, value: Double(step) / 2),
      ]
    }
    try store.append(lease, RunFlush(points: points), now: 3)
  }

  static func table(shift: Float = 0) throws -> ScoreTable {
    let scores: [Float] = [
      0.9, 0.2, 0.6, 0.3, 0.3, 0.8, 0.35, 0.45, 0.8, 0.6, 0.6, 0.45, 0.1, 0.05, 0.3, 0.45,
    ]
    return try ScoreTable(
      labels: ["cat", "dog"], images: Array(20..<28), scores: scores.map { $0 + shift },
      targets: [1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0])
  }
}
