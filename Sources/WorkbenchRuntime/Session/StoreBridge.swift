import Datasets
import Foundation
import Metrics
import RunStore
import Training
import Workbench

/// The words of the trainer and of the screens in the words of the store, and back.

extension SeriesKind {
  var storedName: String {
    switch self {
    case .trainLoss: "train-loss"
    case .validationLoss: "validation-loss"
    case .learningRate: "learning-rate"
    case .gradientNorm: "gradient-norm"
    case .elapsed: "elapsed"
    }
  }
}

extension RunFacts {
  init(_ facts: TrainingFacts) {
    self.init(
      labels: facts.labels,
      imagesPerSplit: Dictionary(
        uniqueKeysWithValues: facts.imagesPerSplit.map { ($0.key.rawValue, $0.value) }),
      dataFingerprint: facts.fingerprint, splitHash: facts.splitHash,
      stepsPerEpoch: facts.stepsPerEpoch, plannedSteps: facts.totalSteps,
      parameters: facts.parameterCount, labelSets: facts.labelSets)
  }
}

extension StoredSplit {
  /// Nil for a part whose scores are not kept.
  init?(_ part: SplitPart) {
    switch part {
    case .train: return nil
    case .validation: self = .validation
    case .tune: self = .tune
    case .test: self = .test
    }
  }
}

extension RunStore {
  /// Keeps the newest scores of a split; the measures of validation came with its epoch.
  func record(_ scores: SplitScores, _ lease: RunLease, now: Double) throws {
    guard let split = StoredSplit(scores.part) else { return }
    let table = scores.table
    try recordScores(
      lease, split, table, epoch: scores.epoch, step: scores.step,
      measures: split == .validation
        ? nil : EvaluationMeasures(table: table, thresholds: table.untunedThresholds, loss: nil),
      now: now)
  }
}

extension StoredCheckpoint.Kind {
  init(_ kind: TrainingCheckpoint.Kind) {
    switch kind {
    case .last: self = .last
    case .best: self = .best
    case .manual: self = .manual
    }
  }
}

/// The verbs of the store's table of commands.
extension RunCommand {
  var stored: (verb: String, argument: String?) {
    switch self {
    case .pause: ("pause", nil)
    case .resume: ("resume", nil)
    case .checkpoint: ("checkpoint", nil)
    case .stop(let afterEpoch): ("stop", afterEpoch ? "epoch-end" : nil)
    case .learningRate(let rate): ("learning-rate", "\(rate)")
    case .epochs(.total(let epochs)): ("epochs", "\(epochs)")
    case .epochs(.more(let epochs)): ("epochs", "+\(epochs)")
    case .patience(let patience): ("patience", patience.map { "\($0)" } ?? "none")
    case .ignore(let rule): ("ignore", rule)
    }
  }

  init?(stored command: StoredCommand) {
    switch (command.verb, command.argument) {
    case ("pause", nil): self = .pause
    case ("resume", nil): self = .resume
    case ("checkpoint", nil): self = .checkpoint
    case ("stop", nil): self = .stop(afterEpoch: false)
    case ("stop", "epoch-end"): self = .stop(afterEpoch: true)
    case ("learning-rate", let text?):
      guard let rate = Double(text) else { return nil }
      self = .learningRate(rate)
    case ("epochs", let text?):
      guard let target = EpochTarget(text) else { return nil }
      self = .epochs(target)
    case ("patience", "none"): self = .patience(nil)
    case ("patience", let text?):
      guard let epochs = Int(text) else { return nil }
      self = .patience(epochs)
    case ("ignore", let rule?): self = .ignore(rule: rule)
    default: return nil
    }
  }
}

extension TrainerCommand.Verb {
  init?(stored command: StoredCommand) {
    switch RunCommand(stored: command) {
    case .pause: self = .pause
    case .resume: self = .resume
    case .checkpoint: self = .checkpoint
    case .stop(let afterEpoch): self = .stop(afterEpoch: afterEpoch)
    case .learningRate(let rate): self = .learningRate(Float(rate))
    case .epochs(.total(let epochs)): self = .epochs(.total(epochs))
    case .epochs(.more(let epochs)): self = .epochs(.more(epochs))
    case .patience(let patience): self = .patience(patience)
    case .ignore(let rule): self = .ignore(rule: rule)
    case nil: return nil
    }
  }
}

/// The level of a line of the log in the store: `info`, `warning`, `alarm`, and of an alarm whose rule
/// is known `alarm: plateau`, or `ring: plateau` when it asks for the person.
extension LogLine {
  var storedLevel: String {
    guard level == .alarm, let rule else { return level.rawValue }
    return "\(rings ? "ring" : level.rawValue): \(rule)"
  }
}

extension StoredLogLine {
  /// The rule of an alarm; nil where the line does not tell it.
  var rule: String? {
    level.firstRange(of: ": ").map { String(level[$0.upperBound...]) }
  }

  var isAlarm: Bool { level == "alarm" || level.hasPrefix("alarm: ") || rings }
  var rings: Bool { level.hasPrefix("ring: ") }
}

extension CheckpointFile {
  private static let positionKey = "position"

  init(_ checkpoint: TrainingCheckpoint) throws {
    let position = try JSONEncoder().encode(checkpoint.position)
    self.init(
      metadata: [Self.positionKey: String(decoding: position, as: UTF8.self)],
      tensors: checkpoint.tensors.map {
        Tensor(name: $0.name, shape: $0.shape, values: $0.values)
      })
  }

  /// The trainer's state in a file that was read and found sound.
  func checkpoint(kind: TrainingCheckpoint.Kind, name: String) throws(RuntimeError)
    -> TrainingCheckpoint
  {
    guard let text = metadata[Self.positionKey],
      let position = try? JSONDecoder().decode(TrainerPosition.self, from: Data(text.utf8))
    else {
      throw RuntimeError("\(name): a checkpoint without a position this version can read")
    }
    return TrainingCheckpoint(
      kind: kind, position: position,
      tensors: tensors.map { ($0.name, $0.shape, $0.values) })
  }
}
