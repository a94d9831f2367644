import Metrics
import TerminalUI
import Workbench

/// Hours of a training run as its watcher lives through them, on a clock that does not wait.
///
/// Five times a second come the points of two steps, a snapshot and the run's row; once a minute an
/// epoch. Pictures are drawn ten times a second in the first and in the last hour, else now and then.
struct SimulatedDay {
  private var state = WorkbenchState(width: 160, height: 48)
  private let measures: EvaluationMeasures
  private var random = SplitMix(state: 7)
  private var row = RunRow(
    id: 1, title: "a long day", status: .running, started: 0, epochs: 1_000_000, steps: 1_000_000)
  private var frames: [Double] = []

  private static let flushesPerSecond = 5
  private static let stepsPerFlush = 2
  private static let flushesPerHour = 3600 * flushesPerSecond
  /// One of so many pictures is timed in the first and the last hour, and elsewhere.
  private static let (often, seldom) = (10, 1000)
  /// Sixteen bytes a point and its share of the pyramid, of four series and two smoothed lines; half
  /// as much again for what the allocator does not give back.
  private static let bytesPerStep = 200.0

  private init(measures: EvaluationMeasures) { self.measures = measures }

  static func live(hours: Int) throws -> [StoreBenchmark.Line] {
    guard hours > 1 else { return [] }
    var day = SimulatedDay(measures: try GeneratedRuns.someMeasures())
    var meter = ProcessMeter()
    day.begin()
    day.live(through: 0, isTimed: true)
    let first = day.frames
    let before = Double(meter.read().residentBytes)
    for hour in 1..<hours - 1 { day.live(through: hour, isTimed: false) }
    day.frames = []
    day.live(through: hours - 1, isTimed: true)
    let grown = Double(meter.read().residentBytes) - before
    let steps = Double((hours - 1) * flushesPerHour * stepsPerFlush)
    return [
      StoreBenchmark.Line("update and draw in hour 1", first, budget: 3),
      StoreBenchmark.Line("update and draw in hour \(hours)", day.frames, budget: 3),
      StoreBenchmark.Line(
        "memory for each step kept", [grown / steps], unit: "B", budget: bytesPerStep),
    ]
  }

  private mutating func begin() {
    take(.runs((2...200).map { RunRow(id: $0, title: "run \($0)", status: .done) } + [row]))
    take(.opened(RunView(row: row, labels: ["cat", "dog"], stepsPerEpoch: 600, batch: 32)))
    take(.terminal(.key(.character("2"))))
  }

  private mutating func live(through hour: Int, isTimed: Bool) {
    let clock = ContinuousClock()
    for flush in hour * Self.flushesPerHour..<(hour + 1) * Self.flushesPerHour {
      let time = clock.measure { arrive(flush) }
      guard flush % (isTimed ? Self.often : Self.seldom) == 0 else { continue }
      let drawing = clock.measure { _ = state.view() }
      if isTimed { frames.append((time + drawing) / .milliseconds(1)) }
    }
  }

  /// What five times a second comes from the store.
  private mutating func arrive(_ flush: Int) {
    let now = Double(flush) / Double(Self.flushesPerSecond)
    let steps = flush * Self.stepsPerFlush + 1...(flush + 1) * Self.stepsPerFlush
    for kind in [SeriesKind.trainLoss, .gradientNorm, .learningRate, .elapsed] {
      take(
        .points(
          run: 1, kind,
          steps.map { step in
            let noise = Double(random.next() >> 40) / Double(1 << 24)
            return SeriesPoint(step: step, value: kind == .elapsed ? now : 0.3 + 0.2 * noise)
          }))
    }
    row.step = steps.upperBound
    row.epoch = flush / 300 + 1
    row.duration = now
    if flush % 300 == 299 {
      take(
        .points(
          run: 1, .validationLoss, [SeriesPoint(step: row.step, value: 0.4)]))
      take(
        .epoch(
          run: 1,
          EpochMeasures(epoch: row.epoch, step: row.step, trainLoss: 0.4, validation: measures)))
      take(.log(run: 1, [LogEntry(time: now, step: row.step, text: "epoch \(row.epoch)")]))
    }
    take(.runChanged(row))
    take(
      .snapshot(
        run: 1,
        LiveSnapshot(
          step: row.step, totalSteps: row.steps, epoch: row.epoch, epochs: row.epochs,
          imagesPerSecond: 640, elapsed: now)))
    take(.tick(now: now))
  }

  private mutating func take(_ message: Message) { _ = state.update(message) }
}
