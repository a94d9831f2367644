/// A wish the trainer carries out at a step boundary, whichever process it lives in.
package enum RunCommand: Equatable, Sendable {
  case pause
  case resume
  case checkpoint
  /// Ends the session with a checkpoint: at the next step, or when the epoch is over.
  case stop(afterEpoch: Bool)
  case learningRate(Double)
  case epochs(EpochTarget)
  /// Epochs without a better value after which training ends; nil trains to the last epoch.
  case patience(Int?)
  /// The rule raises no alarm for the rest of the run.
  case ignore(rule: String)

  /// In a few words, for the command line of the screen.
  package var text: String {
    switch self {
    case .pause: "pause"
    case .resume: "resume"
    case .checkpoint: "checkpoint"
    case .stop(afterEpoch: false): "stop"
    case .stop(afterEpoch: true): "stop at epoch end"
    case .learningRate(let rate): "learning rate \(Figures.rate(rate))"
    case .epochs(.total(let epochs)): "\(epochs) epochs"
    case .epochs(.more(let epochs)): "\(epochs) more epoch\(epochs == 1 ? "" : "s")"
    case .patience(let epochs): "patience \(epochs.map { "\($0)" } ?? "none")"
    case .ignore(let rule): "ignore \(rule)"
    }
  }

  /// Whether the trainer's words of acceptance tell more than that it was carried out.
  package var answerSaysMore: Bool {
    switch self {
    case .epochs, .patience: true
    case .pause, .resume, .checkpoint, .stop, .learningRate, .ignore: false
    }
  }
}

/// How many epochs a run is to have.
package enum EpochTarget: Equatable, Sendable {
  case total(Int)
  /// Beside those that are planned.
  case more(Int)

  /// From `40` or `+10`; nil for anything else.
  package init?(_ text: String) {
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }),
      let epochs = Int(digits), (1...1_000_000).contains(epochs)
    else { return nil }
    self = text.hasPrefix("+") ? .more(epochs) : .total(epochs)
  }
}

/// A command and how far it has come: queued until the trainer answers.
package struct CommandRecord: Equatable, Sendable {
  /// The trainer's answer, with the step at which the command took effect.
  package struct Answer: Equatable, Sendable {
    package var isAccepted: Bool
    package var step: Int?
    /// Why it was refused, or anything more to say.
    package var text: String?

    package init(isAccepted: Bool, step: Int? = nil, text: String? = nil) {
      self.isAccepted = isAccepted
      self.step = step
      self.text = text
    }
  }

  /// Given by the workbench, rising; carried by the effect and by its answer.
  package var number: Int
  package var command: RunCommand
  /// Seconds since 1970.
  package var time: Double?
  package var answer: Answer?

  package init(number: Int, command: RunCommand, time: Double? = nil, answer: Answer? = nil) {
    self.number = number
    self.command = command
    self.time = time
    self.answer = answer
  }

  package var isQueued: Bool { answer == nil }

  /// `learning rate 6e-4 queued`, `pause done at step 9400`, `stop refused: the run is over`.
  package var text: String {
    guard let answer else { return "\(command.text) queued" }
    var text = command.text + (answer.isAccepted ? " done" : " refused")
    if let step = answer.step { text += " at step \(step)" }
    if let more = answer.text, !more.isEmpty { text += ": \(more)" }
    return text
  }
}
