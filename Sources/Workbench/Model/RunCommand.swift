/// A wish the trainer carries out at a step boundary, whichever process it lives in.
package enum RunCommand: Equatable, Sendable {
  case pause
  case resume
  case checkpoint
  /// Ends the session with a checkpoint: at the next step, or when the epoch is over.
  case stop(afterEpoch: Bool)
  case learningRate(Double)

  /// In a few words, for the command line of the screen.
  package var text: String {
    switch self {
    case .pause: "pause"
    case .resume: "resume"
    case .checkpoint: "checkpoint"
    case .stop(afterEpoch: false): "stop"
    case .stop(afterEpoch: true): "stop at epoch end"
    case .learningRate(let rate): "learning rate \(Figures.rate(rate))"
    }
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
