import Metrics
import TerminalUI

/// What stands above the screen and takes the keys.
package enum Dialog: Equatable, Sendable {
  case help(offset: Int)
  case palette(CommandPalette)
  case menu(Menu)
  case prompt(Prompt)
  case columns(ColumnChooser)
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
    /// Which of the rules that have fired is to be ignored.
    case ignoreRule(RunID)
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
    case group
    case thresholdRule
    case thresholdVersion
    case testLook
    case comparedRuns
    case continueStudy(StudyID)
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
    case group(RunGrouping)
    /// Goes on to the text of a rule.
    case rule(String)
    case version(number: Int)
    case lookAtTest
    /// Takes a run into the comparison, or out of it.
    case compare(RunID)
    case continueStudy(StudyID)
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
