/// Commands as a person writes them, with one check for screens and command lines.
extension RunCommand {
  /// Words that begin a command.
  package static let verbs = [
    "pause", "resume", "stop", "checkpoint", "rate", "epochs", "patience", "ignore",
  ]

  /// Why a text is no learning rate, in one sentence; nil when it is one.
  package static func problem(withRate text: String) -> String? {
    if text.isEmpty { return "Write a positive number, such as 3e-4." }
    guard let rate = Double(text), rate.isFinite else {
      return "\(text) is not a number; write a positive one, such as 3e-4."
    }
    if rate <= 0 || rate > 100 { return "\(text) is out of range; allowed: above 0, up to 100." }
    return nil
  }

  /// Why a text does not say how many epochs there are to be; nil when it does.
  package static func problem(withEpochs text: String) -> String? {
    if text.isEmpty { return "Write how many epochs: +10 for ten more, or 40 for 40 in all." }
    return EpochTarget(text) == nil
      ? "\(text) is no number of epochs; allowed: +10 for ten more, or 40 for 40 in all." : nil
  }

  /// Why a text is no patience; nil when it is one.
  package static func problem(withPatience text: String) -> String? {
    if text.isEmpty { return "Write a number of epochs, or none." }
    return patience(text) == nil
      ? "\(text) is no patience; allowed: epochs from 1 to 1000000, or none." : nil
  }

  /// The command of an accepted text; nil for one that is not allowed.
  package static func patience(_ text: String) -> RunCommand? {
    if text == "none" { return .patience(nil) }
    guard text.allSatisfy({ ("0"..."9").contains($0) }), let epochs = Int(text),
      (1...1_000_000).contains(epochs)
    else { return nil }
    return .patience(epochs)
  }

  /// Why words are no command, in one sentence; nil when they are one.
  package static func problem(verb: String, value: String?) -> String? {
    switch verb {
    case "pause", "resume", "checkpoint", "stop":
      value.map { "\(verb) takes no value, and \($0) is given." }
    case "rate": problem(withRate: value ?? "")
    case "epochs": problem(withEpochs: value ?? "")
    case "patience": problem(withPatience: value ?? "")
    case "ignore":
      value?.isEmpty == false ? nil : "Write the name of a rule, such as plateau."
    default:
      "\(verb) is not known; allowed: \(verbs.joined(separator: ", "))."
    }
  }

  /// The command of words that ``problem(verb:value:)`` finds nothing wrong with; nil where the end
  /// of the epoch is asked for by anything but a stop.
  package init?(verb: String, value: String?, atEpochEnd: Bool) {
    if atEpochEnd, verb != "stop" { return nil }
    switch (verb, value) {
    case ("pause", nil): self = .pause
    case ("resume", nil): self = .resume
    case ("checkpoint", nil): self = .checkpoint
    case ("stop", nil): self = .stop(afterEpoch: atEpochEnd)
    case ("rate", let text?):
      guard let rate = Double(text) else { return nil }
      self = .learningRate(rate)
    case ("epochs", let text?):
      guard let target = EpochTarget(text) else { return nil }
      self = .epochs(target)
    case ("patience", let text?):
      guard let command = Self.patience(text) else { return nil }
      self = command
    case ("ignore", let rule?): self = .ignore(rule: rule)
    default: return nil
    }
  }
}
