import Metrics
import TerminalUI

/// What stands above the screen and takes the keys.
package enum Dialog: Equatable, Sendable {
  case help(offset: Int)
  case palette(CommandPalette)
  case menu(Menu)
  case prompt(Prompt)
  /// The runs that wait, one of which is selected.
  case queue(selected: RunID?)
}

/// The command palette: a text and the actions it matches.
package struct CommandPalette: Equatable, Sendable {
  package var field = TextField()
  package var selected = 0

  package init() {}

  /// Actions whose title or action name matches, the best first; all of them for an empty text.
  package var entries: [Keymap.Binding] {
    let all = Keymap.bindings.filter { $0.scope != .dialog && $0.action != .palette }
    let scored = all.enumerated().compactMap { index, binding in
      FuzzyMatch.score(field.text, in: binding.title).map { (binding, $0, index) }
    }
    return scored.sorted { ($0.1, $1.2) > ($1.1, $0.2) }.map(\.0)
  }
}

/// A few ways to go on, one of which is chosen by its letter or with Enter.
package struct Menu: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case leave
    case stop(RunID)
    case resume(RunID)
    /// With what was typed, a part of a name or a path.
    case newRun(TextField)
    /// Ways to make a run of something.
    case newRunFrom(RunSource, title: String)
    /// What to make of a past run.
    case runAgain(RunID)
    /// What to make of a run that waits.
    case waiting(RunID)
    case edited(ExperimentEdit)
    case sort
    case thresholdRule
    case thresholdVersion
    case testLook
  }

  package var kind: Kind
  package var selected: Int

  package init(_ kind: Kind, selected: Int = 0) {
    self.kind = kind
    self.selected = selected
  }
}

/// One entry of a ``Menu``.
package struct MenuItem: Equatable, Sendable {
  package enum Choice: Equatable, Sendable {
    case leave(Departure)
    case post(RunCommand, to: RunID)
    case resume(RunID)
    case start(path: String)
    /// Train a new run in this process.
    case train(RunSource)
    case enqueue(RunSource)
    /// Goes on to the seeds.
    case seeds(RunSource)
    case queue(QueueWish)
    case editRun(RunID)
    case editFile(ExperimentEdit)
    case dropEdit(ExperimentEdit)
    case sort(RunColumn)
    /// Goes on to the text of a rule.
    case rule(String)
    case version(number: Int)
    case lookAtTest
    case stay
  }

  /// Chooses it at once; none in lists too long for letters.
  package var key: Character?
  package var title: String
  package var detail: String
  package var choice: Choice
  package var isEnabled: Bool

  package init(
    _ key: Character?, _ title: String, detail: String = "", choice: Choice, isEnabled: Bool = true
  ) {
    self.key = key
    self.title = title
    self.detail = detail
    self.choice = choice
    self.isEnabled = isEnabled
  }
}

/// A question answered with a line of text.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case learningRate(RunID)
    case tags(RunID)
    case note(RunID)
    case threshold(label: Int, name: String, now: String)
    case thresholdRule
    case thresholdsPath(RunID)
    /// By which the names on a screen are listed.
    case nameFilter(Screen)
    /// Where so many marked images are written to.
    case marksFile(Int)
    /// With which runs of something are queued.
    case seeds(RunSource)
  }

  package var kind: Kind
  package var field: TextField

  package init(_ kind: Kind, text: String) {
    self.kind = kind
    self.field = TextField(text)
  }

  package var title: String {
    switch kind {
    case .learningRate(let run): "Learning rate of \(run.runText)"
    case .tags(let run): "Tags of \(run.runText)"
    case .note(let run): "Note on \(run.runText)"
    case .threshold(_, let name, let now): "Threshold of \(name), now \(now)"
    case .thresholdRule: "Rule by which thresholds are chosen"
    case .thresholdsPath(let run): "Write the thresholds of \(run.runText) to"
    case .nameFilter: "List names that contain"
    case .marksFile(let count): "Write \(count) marked image\(count == 1 ? "" : "s")"
    case .seeds: "Queue runs with the seeds"
    }
  }

  package var hint: String {
    switch kind {
    case .learningRate:
      "From the next step the schedule is scaled to this value; Enter queues it."
    case .tags: "Words separated by blanks; none removes all."
    case .note: "One line that stays with the run."
    case .threshold: "From 0 to 1, such as .31 or 31%; inf predicts the label nowhere."
    case .thresholdRule:
      "A goal, and what is added to it: shared, n+>=10 (fewer images get the shared one), shrink:20."
    case .thresholdsPath:
      "A file, replaced if it is there; its ending says the format: .json, .yaml or .csv."
    case .nameFilter: "Part of a name; nothing lists all."
    case .seeds: "Numbers and ranges, such as 1,2,3 or 1-5; a run is queued for each."
    case .marksFile:
      "A CSV file, replaced if it is there: run, image, true and predicted labels, all scores."
    }
  }

  /// Why the text cannot be accepted, in one sentence; nil when it can.
  package var problem: String? {
    switch kind {
    case .learningRate: rateProblem
    case .threshold:
      Prompt.threshold(trimmed) == nil
        ? trimmed.isEmpty
          ? "Write a number from 0 to 1, such as .31."
          : "\(trimmed) is not a threshold; allowed: 0 to 1, 0% to 100%, or inf." : nil
    case .thresholdRule:
      ThresholdRule(text: trimmed) == nil
        ? "\(trimmed.isEmpty ? "nothing" : trimmed) is not a rule; allowed: \(ThresholdRule.allowed)"
        : nil
    case .thresholdsPath:
      [".json", ".yaml", ".csv"].contains { trimmed.hasSuffix($0) && trimmed.count > $0.count }
        ? nil : "The name must end in .json, .yaml or .csv."
    case .marksFile: trimmed.isEmpty ? "Write a path, such as marked.csv." : nil
    case .tags, .note, .nameFilter: nil
    case .seeds:
      SeedList.parse(trimmed) == nil
        ? trimmed.isEmpty
          ? "Write one seed or more, such as 1-5."
          : "\(trimmed) is not a list of seeds; allowed: \(SeedList.allowed)." : nil
    }
  }

  private var rateProblem: String? {
    let text = trimmed
    if text.isEmpty { return "Write a positive number, such as 3e-4." }
    guard let rate = Double(text), rate.isFinite else {
      return "\(text) is not a number; write a positive one, such as 3e-4."
    }
    if rate <= 0 || rate > 100 { return "\(text) is out of range; allowed: above 0, up to 100." }
    return nil
  }

  /// `.31`, `0.31`, `31%`, or `inf` and `none` for a label that is predicted nowhere.
  static func threshold(_ text: String) -> Double? {
    if ["inf", "none"].contains(text.lowercased()) { return .infinity }
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    guard digits.allSatisfy({ "0123456789.eE-".contains($0) }),
      let number = Double(digits.hasPrefix(".") ? "0\(digits)" : String(digits))
    else { return nil }
    // A percentage of few digits is a decimal again, but for its last bits.
    let value = isPercent ? (number * 1e10).rounded() / 1e12 : number
    return (0...1).contains(value) ? value : nil
  }

  var trimmed: String {
    field.text.split(separator: " ").joined(separator: " ")
  }
}
