import Experiments

/// An alarm with what is to be done about it.
package struct RaisedAlarm: Equatable, Sendable {
  /// The name of its rule.
  package var rule: String
  /// One plain sentence.
  package var text: String
  package var actions: [AlarmAction]

  package init(rule: String, text: String, actions: [AlarmAction]) {
    self.rule = rule
    self.text = text
    self.actions = actions
  }
}

/// A command for the shell that a rule asks for, and what it is to be told.
package struct AlarmCommand: Equatable, Sendable {
  package var command: String
  package var rule: String
  package var step: Int
  package var text: String

  package init(command: String, rule: String, step: Int, text: String) {
    self.command = command
    self.rule = rule
    self.step = step
    self.text = text
  }
}
