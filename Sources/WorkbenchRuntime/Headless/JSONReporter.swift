import Foundation
import Metrics
import Training

/// Reports one JSON object a line, keys in snake_case. `event` says which kind; the last line is
/// `ended` and names the run.
package struct JSONReporter: HeadlessReporter {
  private let run: String
  private let write: @Sendable (String) -> Void

  package init(run: String, write: @escaping @Sendable (String) -> Void) {
    self.run = run
    self.write = write
  }

  package func report(_ event: TrainingEvent) {
    switch event {
    case .prepared(let facts): emit(Prepared(run: run, facts: facts))
    case .planned(let epochs, let steps): emit(Planned(epochs: epochs, totalSteps: steps))
    case .epoch(let record): emit(Epoch(record))
    case .log(let line):
      emit(Log(level: line.level.rawValue, step: line.step, text: line.text, rule: line.rule))
    case .answered(let command, let accepted, let step, let message):
      emit(Answered(command: command, accepted: accepted, step: step, message: message))
    case .checkpoint(let checkpoint):
      emit(Checkpoint(kind: checkpoint.kind.rawValue, step: checkpoint.position.step))
    case .thresholds(let tuned):
      emit(Thresholds(goal: tuned.goal, images: tuned.images, values: tuned.values))
    case .ended(let outcome): emit(Ended(run: run, outcome: outcome))
    case .step, .scores: break
    }
  }

  package func progress(_ snapshot: TrainingSnapshot) {
    emit(Progress(snapshot: snapshot))
  }

  private func emit(_ line: some Encodable) {
    if let text = JSONLine.text(of: line) { write(text + "\n") }
  }
}

/// One line of JSON with keys in snake_case, sorted; not-a-number and infinities as strings.
package enum JSONLine {
  package static func text(of value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(value) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}

private struct Prepared: Encodable {
  let event = "prepared"
  let run: String
  let labels: [String]
  let images: [String: Int]
  let fingerprint: String
  let splitHash: String
  let stepsPerEpoch: Int
  let totalSteps: Int
  let parameters: Int
  let planBytes: Int

  init(run: String, facts: TrainingFacts) {
    self.run = run
    labels = facts.labels
    images = Dictionary(
      uniqueKeysWithValues: facts.imagesPerSplit.map { ($0.key.rawValue, $0.value) })
    fingerprint = facts.fingerprint
    splitHash = facts.splitHash
    stepsPerEpoch = facts.stepsPerEpoch
    totalSteps = facts.totalSteps
    parameters = facts.parameterCount
    planBytes = facts.planBytes
  }
}

private struct Epoch: Encodable {
  let event = "epoch"
  let epoch: Int
  let step: Int
  let trainLoss: Double?
  let validation: EvaluationMeasures?
  let best: Bool
  let seconds: Double

  init(_ record: EpochRecord) {
    epoch = record.epoch
    step = record.step
    trainLoss = record.trainLoss
    validation = record.validation
    best = record.isBest
    seconds = record.seconds
  }
}

private struct Progress: Encodable {
  let event = "progress"
  let snapshot: TrainingSnapshot

  func encode(to encoder: any Encoder) throws {
    try snapshot.encode(to: encoder)
    var container = encoder.container(keyedBy: EventKey.self)
    try container.encode(event, forKey: .event)
  }

  private enum EventKey: CodingKey { case event }
}

private struct Log: Encodable {
  let event = "log"
  let level: String
  let step: Int
  let text: String
  /// Of an alarm.
  let rule: String?
}

private struct Planned: Encodable {
  let event = "planned"
  let epochs: Int
  let totalSteps: Int
}

private struct Answered: Encodable {
  let event = "answered"
  let command: Int64
  let accepted: Bool
  let step: Int
  let message: String
}

private struct Checkpoint: Encodable {
  let event = "checkpoint"
  let kind: String
  let step: Int
}

private struct Thresholds: Encodable {
  let event = "thresholds"
  let goal: String
  let images: Int
  let values: [Double]
}

private struct Ended: Encodable {
  let event = "ended"
  let run: String
  let outcome: String
  let reason: String

  init(run: String, outcome: TrainingOutcome) {
    self.run = run
    switch outcome {
    case .done(let reason): (self.outcome, self.reason) = ("done", reason)
    case .stopped(let reason): (self.outcome, self.reason) = ("stopped", reason)
    case .failed(let reason): (self.outcome, self.reason) = ("failed", reason)
    }
  }
}
