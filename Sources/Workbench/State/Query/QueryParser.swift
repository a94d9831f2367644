/// Reads a filter by recursive descent: `or` of `and` of `not` of terms and parentheses.
struct QueryParser {
  /// Parentheses within parentheses; more than anybody means, and few enough for the stack.
  static let maximumDepth = 64

  private static let operands = "a word, a comparison such as macro-f1>.8, not, or a parenthesis"

  private let tokens: [QueryToken]
  private let terms: QueryTermReader
  private let length: Int
  private var place = 0
  private var depth = 0

  static func expression(
    of text: String, fields: QueryFields, calendar: CalendarText
  ) throws(RunQueryError) -> QueryExpression {
    let characters = Array(text)
    var parser = QueryParser(
      tokens: QueryScanner.tokens(of: characters),
      terms: QueryTermReader(fields: fields, calendar: calendar), length: characters.count)
    if parser.tokens.isEmpty { return .all([]) }
    let expression = try parser.alternatives()
    if let extra = parser.token {
      throw RunQueryError(
        column: extra.range.lowerBound + 1, found: "a parenthesis is closed that was not opened",
        allowed: "as many ) as (")
    }
    return expression
  }

  private init(tokens: [QueryToken], terms: QueryTermReader, length: Int) {
    self.tokens = tokens
    self.terms = terms
    self.length = length
  }

  private var token: QueryToken? { place < tokens.count ? tokens[place] : nil }

  private mutating func accept(_ kind: QueryToken.Kind) -> Bool {
    guard token?.kind == kind else { return false }
    place += 1
    return true
  }

  private mutating func alternatives() throws(RunQueryError) -> QueryExpression {
    var parts = [try conjunction()]
    while accept(.or) { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// Two terms side by side mean both.
  private mutating func conjunction() throws(RunQueryError) -> QueryExpression {
    var parts = [try negation()]
    while let kind = token?.kind, kind != .or, kind != .close {
      _ = accept(.and)
      parts.append(try negation())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(RunQueryError) -> QueryExpression {
    var isNegated = false
    while accept(.not) { isNegated.toggle() }
    let operand = try operand()
    return isNegated ? .not(operand) : operand
  }

  private mutating func operand() throws(RunQueryError) -> QueryExpression {
    guard let token else { throw missing(at: length) }
    let start = token.range.lowerBound
    switch token.kind {
    case .open: return try parenthesis(at: start)
    case .word(let word, let isQuoted):
      place += 1
      return .term(terms.word(word, isQuoted: isQuoted))
    case .comparison(let comparison):
      place += 1
      return .term(try terms.term(comparison, at: start))
    case .relation(let relation):
      throw RunQueryError(
        column: start + 1, found: "no field stands before \(relation.rawValue)",
        allowed: "a field, such as macro-f1\(relation.rawValue).8, or quotes around a text")
    case .unclosed:
      throw RunQueryError(
        column: token.range.upperBound + 1, found: "a quote is not closed",
        allowed: "\" after the last word")
    case .close, .and, .or, .not: throw missing(at: start)
    }
  }

  private mutating func parenthesis(at start: Int) throws(RunQueryError) -> QueryExpression {
    guard depth < Self.maximumDepth else {
      throw RunQueryError(
        column: start + 1, found: "parentheses are \(depth + 1) deep",
        allowed: "up to \(Self.maximumDepth)")
    }
    place += 1
    depth += 1
    let inner = try alternatives()
    guard accept(.close) else {
      throw RunQueryError(
        column: length + 1, found: "the parenthesis at column \(start + 1) is not closed",
        allowed: "as many ) as (")
    }
    depth -= 1
    return inner
  }

  /// An operand was due where something else stands, or nothing.
  private func missing(at offset: Int) -> RunQueryError {
    let found =
      switch place > 0 ? tokens[place - 1].kind : nil {
      case .and: "nothing follows and"
      case .or: "nothing follows or"
      case .not: "nothing follows not"
      case .open: "nothing follows ("
      default: "nothing comes first"
      }
    return RunQueryError(column: offset + 1, found: found, allowed: Self.operands)
  }
}
