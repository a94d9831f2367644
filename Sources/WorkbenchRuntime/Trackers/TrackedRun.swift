import Metrics
import RunStore
import Workbench

/// A run as it is handed to programs that track experiments.
struct TrackedRun: Sendable {
  let details: StoredRunDetails
  let epochs: [StoredEpoch]
  let clock: RunClock
  /// The tune split by the thresholds that are decided by; nil before it is scored.
  let tune: ScoredSplit?
  let tuneTime: Double?
  let validation: StoredScores?

  var id: Int64 { details.run.id }
  var labels: [String] { details.facts.labels }

  init(_ run: Int64, in store: RunStore) throws {
    details = try store.run(run, now: Clock.now())
    epochs = try store.epochs(of: run)
    clock = try RunClock.of(details, epochs: epochs, in: store)
    let scores = try store.scores(of: run, on: .tune)
    tuneTime = scores?.time
    tune =
      scores == nil
      ? nil
      : try ScoredSplit(of: run, split: .tune, by: .newest, reason: "thresh export", in: store)
    validation = try store.scores(of: run, on: .validation)
  }

  /// Every setting of the experiment as it was run, defaults written out.
  var settings: [RunSetting] { SettingsReading.all(in: details.resolvedText) }

  /// Digits that stay with the run wherever it is imported and however it is renamed.
  var identity: String { Self.identity(of: details) }

  static func identity(of details: StoredRunDetails) -> String {
    let text =
      "\(details.run.created) \(details.run.seed) \(details.machine)\n\(details.experimentText)"
    // FNV-1a, of the text and of the text behind a byte.
    let hashes = [[UInt8](text.utf8), [1] + [UInt8](text.utf8)].map { bytes in
      bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    return hashes.map { hash in
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The measures of the tune split at the thresholds that are decided by.
  var tuneMeasures: EvaluationMeasures? {
    tune.map { EvaluationMeasures(table: $0.table, thresholds: $0.thresholds, loss: nil) }
  }

  /// When a step was done.
  ///
  /// - Parameter elapsed: seconds trained by then, if they are known.
  private func time(ofStep step: Int, elapsed: Double?) -> Double {
    elapsed.flatMap { clock.time(ofStep: step, elapsed: $0) } ?? details.run.created
  }
}

/// The points of a run at one step.
struct TrackedStep {
  var step: Int
  var time: Double
  /// By the store's names.
  var values: [(name: String, value: Double)]
}

extension TrackedRun {
  /// How many steps of a series are in memory at a time.
  private static let window = 20_000

  /// All that was recorded at each step, in order, of the series asked for.
  func forEachStep(
    of names: [String], through last: Int = .max, in store: RunStore,
    _ body: (TrackedStep) throws -> Void
  ) throws {
    // Steps that were taken twice may have been faster the second time.
    var latest = details.run.created
    try forEachWindow(of: names, through: last, in: store) { steps, series in
      let elapsed = try store.points(SeriesKind.elapsed.storedName, of: id, steps: steps)
      var places = [Int](repeating: 0, count: names.count)
      var clockPlace = 0
      var seconds: Double?
      for step in steps {
        while clockPlace < elapsed.count, elapsed.steps[clockPlace] <= step {
          seconds = elapsed.values[clockPlace]
          clockPlace += 1
        }
        var values: [(name: String, value: Double)] = []
        for (index, points) in series.enumerated() {
          while places[index] < points.count, points.steps[places[index]] <= step {
            values.append((names[index], points.values[places[index]]))
            places[index] += 1
          }
        }
        guard !values.isEmpty else { continue }
        latest = max(latest, time(ofStep: step, elapsed: seconds))
        try body(TrackedStep(step: step, time: latest, values: values))
      }
    }
  }

  /// The points of series, a stretch of steps at a time; stretches without any are passed over.
  ///
  /// - Parameter body: is given the points in the order of `names`.
  func forEachWindow(
    of names: [String], through last: Int = .max, in store: RunStore,
    _ body: (ClosedRange<Int>, [SeriesPoints]) throws -> Void
  ) throws {
    var first = 0
    while let next = try firstStep(of: names, from: first, in: store), next <= last {
      let steps = next...(last - next < Self.window ? last : next + Self.window - 1)
      try body(steps, try names.map { try store.points($0, of: id, steps: steps) })
      guard steps.upperBound < last else { return }
      first = steps.upperBound + 1
    }
  }

  /// A step from which on there are points; nil where there are no more.
  private func firstStep(of names: [String], from first: Int, in store: RunStore) throws -> Int? {
    let spans = try names.compactMap {
      try store.overview($0, of: id, steps: first ... .max, detail: 1).first
    }
    return spans.map { max(first, $0.firstStep) }.min()
  }
}
