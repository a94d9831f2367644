/// A filter of the run table, such as `macro-f1>.8 and tag:night and has:both`.
///
/// Terms are bare words, looked for in title, tags, status and number, and comparisons of a field;
/// `not` binds tighter than `and`, which may be left out, and `and` tighter than `or`. What a run
/// does not have matches no comparison: neither `macro-f1<.8` nor `macro-f1!=.8`.
package struct RunQuery: Equatable, Sendable {
  package let text: String
  /// Names of the values (``RunRow/values``) it compares, each once, in order of the text.
  package let fields: [String]
  /// Asks for the label sets a run was trained with: all its values called `mix:`.
  package let needsMix: Bool
  private let expression: QueryExpression

  /// - Parameters:
  ///   - fields: The names of values that runs have, to tell short paths and slips by; empty while
  ///     they are not known.
  ///   - calendar: In whose time zone a day begins.
  package init(
    _ text: String, fields: [String] = [], calendar: CalendarText = CalendarText()
  ) throws(RunQueryError) {
    let expression = try QueryParser.expression(
      of: text, fields: QueryFields(known: fields), calendar: calendar)
    self.text = text
    self.expression = expression
    let terms = expression.terms
    var names: [String] = []
    for case .value(let more, _, _, _) in terms {
      names += more.filter { !names.contains($0) }
    }
    self.fields = names
    needsMix = terms.contains { term in
      switch term {
      case .hasSeveral, .hasSet: true
      default: false
      }
    }
  }

  /// Whether a run is let through.
  ///
  /// - Parameter now: Seconds since 1970, which ages are counted to; without it no run has an age.
  package func matches(_ run: RunRow, now: Double? = nil) -> Bool {
    expression.holds(for: run, now: now)
  }
}
