/// Measures the pace of training and foretells its end.
///
/// Keeps the durations of the newest steps and of the newest evaluations: training speed changes when
/// a machine is shared, so old durations say little about the rest.
struct PaceMeter {
  private var steps = RecentValues(capacity: 64)
  private var evaluations = RecentValues(capacity: 8)

  mutating func recordStep(seconds: Double) { steps.append(seconds) }
  mutating func recordEvaluation(seconds: Double) { evaluations.append(seconds) }

  func imagesPerSecond(batch: Int) -> Double? {
    guard let mean = steps.mean, mean > 0 else { return nil }
    return Double(batch) / mean
  }

  /// Seconds still to go, and how far they may be off; nil before eight steps were seen.
  ///
  /// The spread is half the range of the means of eight blocks of the newest steps, scaled to the
  /// remaining work: the pace itself is what is uncertain on a shared machine, and the spread does not
  /// shrink to nothing as it would if steps were taken for independent.
  func remaining(steps remainingSteps: Int, evaluations remainingEvaluations: Int)
    -> (seconds: Double, spread: Double)?
  {
    guard steps.count >= 8, let mean = steps.mean else { return nil }
    let evaluation = evaluations.mean ?? 0
    let seconds =
      Double(remainingSteps) * mean + Double(remainingEvaluations) * evaluation
    let blocks = steps.blockMeans(size: max(1, steps.count / 8)).sorted()
    let spread = (blocks[blocks.count - 1] - blocks[0]) / 2 * Double(remainingSteps)
    return (seconds, spread)
  }
}

/// The newest values of a sequence, oldest first.
private struct RecentValues {
  let capacity: Int
  private var values: [Double] = []

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { values.count }
  var mean: Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }

  mutating func append(_ value: Double) {
    if values.count == capacity { values.removeFirst() }
    values.append(value)
  }

  func blockMeans(size: Int) -> [Double] {
    stride(from: 0, to: values.count - size + 1, by: size).map { start in
      values[start..<start + size].reduce(0, +) / Double(size)
    }
  }
}
