import Metrics
import TerminalUI
import Workbench

/// Fixed runs that all screens are drawn with: no clock and no chance.
enum Sample {
  /// 2026-11-24 10:45:00 UTC.
  static let now = 1_795_517_100.0

  /// A sequence that looks like noise and is the same on every machine.
  struct Noise {
    var state: UInt64 = 42
    /// In -1...1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(state >> 33) - (1 << 30)) / Double(1 << 30)
    }
  }

  static let rows: [RunRow] = [
    RunRow(
      id: 142, title: "cats and dogs, mixed", question: "Must pictures of both be in the set?",
      status: .running, started: now - 900, duration: 842, epoch: 12, epochs: 40, step: 9310,
      steps: 31040,
      best: RunMeasures(macroF1: 0.741, macroAveragePrecision: 0.802, validationLoss: 0.238),
      last: RunMeasures(macroF1: 0.733, macroAveragePrecision: 0.798, validationLoss: 0.244),
      seed: 7, tags: ["mix", "q2"], isHere: true),
    RunRow(
      id: 139, title: "no mix", status: .done, started: now - 86_400, duration: 3725, epoch: 40,
      epochs: 40, step: 31040, steps: 31040,
      best: RunMeasures(macroF1: 0.655, macroAveragePrecision: 0.7, validationLoss: 0.301),
      last: RunMeasures(macroF1: 0.65, macroAveragePrecision: 0.69, validationLoss: 0.333),
      seed: 7, tags: ["base"]),
    RunRow(
      id: 137, title: "rate .1", status: .failed, started: now - 2 * 86_400, duration: 75,
      epoch: 1, epochs: 40, step: 812, steps: 31040,
      last: RunMeasures(validationLoss: .nan), seed: 7, note: "diverged at once"),
    RunRow(
      id: 135, title: "mix, three seeds", status: .interrupted, started: now - 400 * 86_400,
      duration: 601, epoch: 7, epochs: 40, step: 5432, steps: 31040,
      best: RunMeasures(macroF1: 0.701, macroAveragePrecision: 0.755, validationLoss: 0.262),
      last: RunMeasures(macroF1: 0.701, macroAveragePrecision: 0.755, validationLoss: 0.262),
      seed: 3),
  ]

  static let labels = ["cat", "dog", "bicycle", "horse"]

  /// Half trained, with losses that fall, twelve evaluations and one label that never occurs.
  static func view(stepsPerEpoch: Int = 776, steps: Int = 9310, labels: [String] = labels)
    -> RunView
  {
    var noise = Noise()
    var series = RunSeries()
    for step in 1...max(steps, 1) where steps > 0 {
      let share = Double(step) / 31040
      let loss = 0.16 + 0.54 / (1 + 12 * share) + 0.05 * noise.next()
      series.trainLoss.append(step: step, value: loss)
      series.learningRate.append(
        step: step, value: share < 0.1 ? 0.0012 * share / 0.1 : 0.0012 * (1.1 - share))
      series.gradientNorm.append(step: step, value: 0.8 + 2 / (1 + 40 * share) + 0.4 * noise.next())
      series.elapsed.append(step: step, value: Double(step) * 0.09)
    }
    var epochs: [EpochMeasures] = []
    for epoch in 1...max(steps / stepsPerEpoch, 1) where steps >= stepsPerEpoch {
      let loss = 0.22 + 0.4 / Double(epoch) + (epoch > 9 ? 0.01 * Double(epoch - 9) : 0)
      series.validationLoss.append(step: epoch * stepsPerEpoch, value: loss)
      epochs.append(
        EpochMeasures(
          epoch: epoch, step: epoch * stepsPerEpoch, trainLoss: loss - 0.01,
          validation: measures(epoch: epoch, loss: loss, labels: labels), isBest: epoch <= 9))
    }
    var row = rows[0]
    row.step = steps
    return RunView(
      row: row, labels: labels, configuration: ["title: cats and dogs", "seed: 7"],
      stepsPerEpoch: stepsPerEpoch, batch: 32, series: series, epochs: epochs,
      snapshot: LiveSnapshot(
        step: steps, totalSteps: 31040, epoch: 12, epochs: 40, epochProgress: 0.74,
        imagesPerSecond: 412, etaSeconds: 1300, etaSpread: 130, elapsed: 842,
        learningRate: 0.0012, cpuPercent: 196, memoryBytes: 1_430_000_000, planBytes: 212_000_000),
      log: [
        LogEntry(
          time: now - 180, step: 8536, text: "epoch 11: train .244, val .246, macro-F1 .733"),
        LogEntry(time: now - 89, step: 9300, text: "checkpoint at step 9300"),
        LogEntry(
          time: now - 48, level: .warning, step: 9310, text: "validation loss rose 3 times in a row"
        ),
      ],
      alarms: [
        Alarm(rule: "plateau", text: "validation loss up 3 evaluations", step: 9310, time: now - 48)
      ],
      commands: [CommandRecord(number: 1, command: .learningRate(0.0006), time: now - 20)])
  }

  static func measures(epoch: Int, loss: Double, labels: [String]) -> EvaluationMeasures? {
    let images = 40
    var scores: [Float] = []
    var targets: [UInt8] = []
    for image in 0..<images {
      for label in labels.indices {
        let present = label != 3 && (image + label) % (label + 2) == 0
        let skill = min(0.2 + 0.08 * Double(epoch), 0.9) - 0.1 * Double(label)
        let flip = Double((image * 7 + label * 3 + epoch) % 20) / 20 > skill
        scores.append((present != flip) && label != 3 ? 0.8 : 0.2)
        targets.append(present ? 1 : 0)
      }
    }
    let table = try? ScoreTable(
      labels: labels, images: Array(0..<images), scores: scores, targets: targets)
    return table.map {
      EvaluationMeasures(table: $0, thresholds: labels.map { _ in 0.5 }, loss: loss)
    }
  }

  static let experiments = [
    ExperimentEntry(
      path: "pets", title: "pets", question: "Can drawn cats and dogs be told apart, and both?",
      summary: "about 2,000 drawn pictures, two minutes", isBuiltIn: true),
    ExperimentEntry(path: "Experiments/photos.yaml", title: "photos", question: "Real ones?"),
    ExperimentEntry(
      path: "Experiments/broken.yaml", title: "broken",
      problems: ["broken.yaml:3:1: train.epoch is not a known key; did you mean train.epochs?"]),
  ]

  static func state(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille, _ messages: [Message] = []
  ) -> WorkbenchState {
    var state = WorkbenchState(width: width, height: height, glyphs: glyphs)
    _ = state.update(.tick(now: now))
    for message in messages { _ = state.update(message) }
    return state
  }

  /// With the runs listed and the live one open.
  static func training(width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille)
    -> WorkbenchState
  {
    var state = state(
      width: width, height: height, glyphs: glyphs, [.runs(rows), .experiments(experiments)])
    _ = state.update(.terminal(.key(.character("2"))))
    _ = state.update(.opened(view()))
    return state
  }
}

extension WorkbenchState {
  /// Presses keys one after another; returns what the last one asked for.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    var effects: [Effect] = []
    for key in keys { effects = update(.terminal(.key(key))) }
    return effects
  }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    var effects: [Effect] = []
    for character in text { effects = update(.terminal(.key(.character(character)))) }
    return effects
  }
}
