/// A rule that fired: one plain line, shown until a person has seen to it.
package struct Alarm: Equatable, Sendable {
  /// The name of the rule: `non-finite loss`, `plateau`.
  package var rule: String
  package var text: String
  package var step: Int?
  /// Seconds since 1970.
  package var time: Double?
  /// Its rule wants more than the bell: a notice on the desktop.
  package var asksForPerson: Bool

  package init(
    rule: String, text: String, step: Int? = nil, time: Double? = nil, asksForPerson: Bool = false
  ) {
    self.rule = rule
    self.text = text
    self.step = step
    self.time = time
    self.asksForPerson = asksForPerson
  }
}
