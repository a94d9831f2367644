/// What a filter asks, as a tree. Long chains are flat, so that only parentheses make it deep.
indirect enum QueryExpression: Equatable, Sendable {
  /// True for no parts.
  case all([QueryExpression])
  case any([QueryExpression])
  case not(QueryExpression)
  case term(QueryTerm)

  func holds(for run: RunRow, now: Double?) -> Bool {
    switch self {
    case .all(let parts):
      for part in parts where !part.holds(for: run, now: now) { return false }
      return true
    case .any(let parts):
      for part in parts where part.holds(for: run, now: now) { return true }
      return false
    case .not(let part): return !part.holds(for: run, now: now)
    case .term(let term): return term.holds(for: run, now: now)
    }
  }

  /// Every term once for each place it stands in.
  var terms: [QueryTerm] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.terms)
    case .not(let part): part.terms
    case .term(let term): [term]
    }
  }
}
