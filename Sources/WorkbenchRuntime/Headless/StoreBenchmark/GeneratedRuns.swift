import Experiments
import Metrics
import RunStore
import Workbench

/// Writes runs that nobody trained, through the verbs a trainer uses.
struct GeneratedRuns {
  let store: RunStore
  var experiment: Experiment
  let measures: EvaluationMeasures
  private var random = SplitMix(state: 7)

  private static let epochs = 4
  private static let secondsPerStep = 0.1
  /// A flush holds no more steps than this, so that it stays small.
  private static let stepsPerFlush = 10_000

  init(store: RunStore, experiment: Experiment, measures: EvaluationMeasures) {
    self.store = store
    self.experiment = experiment
    self.measures = measures
  }

  /// Writes one run with a point of each series at each step.
  mutating func write(_ index: Int, tag: String?, series: [String], steps: Int) throws {
    let rate = Float.random(in: 1e-4...1e-2, using: &random)
    experiment.seed = UInt64(index)
    experiment.title = "\(["pets", "photos", "garments", "mix"][index % 4])-\(index / 4 % 97)"
    experiment.train.rate = rate
    let text = experiment.yaml
    let created = 1_700_000_000 + Double(index) * 900
    let lease = try store.createRun(
      RunStart(
        title: experiment.title, question: experiment.question, experiment: "made-up.yaml",
        experimentText: text, resolvedText: text, seed: experiment.seed, machine: "made up",
        codeVersion: ThreshVersion.text, plannedEpochs: Self.epochs,
        tags: (tag.map { [$0] } ?? []) + [["night", "day", "both"][index % 3]]),
      now: created)
    try store.recordFacts(
      lease,
      RunFacts(
        labels: measures.labels.map(\.label), stepsPerEpoch: max(steps / Self.epochs, 1),
        plannedSteps: steps, parameters: 100_000), now: created)
    let floor = Double.random(in: 0.1...0.4, using: &random)
    var step = 0
    for epoch in 1...Self.epochs {
      let last = steps * epoch / Self.epochs
      while step < last {
        let part = step + 1...min(step + Self.stepsPerFlush, last)
        try store.append(
          lease, flush(series, part, of: steps, floor: floor, epoch: epoch), now: created)
        step = part.upperBound
      }
      try store.recordEpoch(
        lease, made(epoch, step: step, time: created, floor: floor), now: created)
    }
    try store.finish(lease, .done, message: "all \(Self.epochs) epochs done", now: created)
  }

  private mutating func flush(
    _ series: [String], _ part: ClosedRange<Int>, of steps: Int, floor: Double, epoch: Int
  ) -> RunFlush {
    var flush = RunFlush()
    flush.points.reserveCapacity(series.count * part.count)
    for name in series {
      let isClock = name == SeriesKind.elapsed.storedName
      for step in part {
        let share = Double(step) / Double(steps)
        let noise = Double(random.next() >> 40) / Double(1 << 24)
        let value =
          isClock
          ? Double(step) * Self.secondsPerStep
          : Double(Float(floor + (1 - share) * (1 - share) + 0.2 * noise))
        flush.points.append(StoredPoint(series: name, step: step, value: value))
      }
    }
    flush.log = [
      StoredLogLine(time: 0, step: part.upperBound, text: "epoch \(epoch), step \(part.upperBound)")
    ]
    flush.progress = RunProgress(
      step: part.upperBound, epoch: epoch, elapsed: Double(part.upperBound) * Self.secondsPerStep)
    return flush
  }

  private func made(_ epoch: Int, step: Int, time: Double, floor: Double) -> StoredEpoch {
    var validation = measures
    validation.loss = floor + 0.4 / Double(epoch)
    validation.macroF1 = 1 - floor - 0.3 / Double(epoch)
    validation.macroAveragePrecision = 1 - floor / 2 - 0.3 / Double(epoch)
    return StoredEpoch(
      epoch: epoch, step: step, time: time, trainLoss: floor, seconds: 10, isBest: true,
      validation: validation)
  }

  /// What two labels on twenty images are worth, for a form to fill.
  static func someMeasures() throws -> EvaluationMeasures {
    let images = Array(0..<20)
    let table = try ScoreTable(
      labels: ["cat", "dog"], images: images,
      scores: images.flatMap { [Float($0 % 7) / 7, Float($0 % 5) / 5] },
      targets: images.flatMap { [UInt8($0 % 2), UInt8($0 / 2 % 2)] })
    return EvaluationMeasures(table: table, thresholds: [0.5, 0.5], loss: 0.5)
  }
}
