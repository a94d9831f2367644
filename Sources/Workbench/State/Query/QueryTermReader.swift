/// Makes terms of comparisons, each with the values its field allows.
struct QueryTermReader {
  let fields: QueryFields
  let calendar: CalendarText

  func word(_ word: String, isQuoted: Bool) -> QueryTerm {
    !isQuoted && word.lowercased() == "archived" ? .archived(true) : .word(QueryWord(word))
  }

  func term(_ comparison: QueryComparison, at start: Int) throws(RunQueryError) -> QueryTerm {
    if let number = comparison.runNumber { return .word(QueryWord(number)) }
    let field = try fields.field(named: comparison.field, at: start)
    guard let relation = comparison.relation else {
      throw RunQueryError(
        column: comparison.valueStart + 1, found: "\(comparison.field) is compared with nothing",
        allowed: field.relations.signs)
    }
    guard field.relations.contains(relation) || relation == .equal || relation == .matches else {
      throw RunQueryError(
        column: start + 1,
        found: "\(comparison.field) cannot be compared by \(relation.rawValue)",
        allowed: field.relations.signs)
    }
    guard let value = comparison.value else {
      throw RunQueryError(
        column: comparison.valueStart + 1,
        found: "nothing follows \(comparison.field)\(relation.rawValue)", allowed: field.values)
    }
    func refused(nearest: String? = nil) -> RunQueryError {
      RunQueryError(
        column: comparison.valueStart + 1,
        found: "\(value.isEmpty ? "an empty text" : value) is no value of \(comparison.field)",
        allowed: field.values, nearest: nearest)
    }
    let isEqual = relation != .unequal
    switch field {
    case .status:
      guard let status = RunStatus(rawValue: value.lowercased()) else {
        throw refused(
          nearest: NearestField.among(RunStatus.allCases.map(\.rawValue), to: value))
      }
      return .status(status, isEqual: isEqual)
    case .tag: return .tag(QueryNeedle(value), isEqual: isEqual)
    case .archived:
      guard let isYes = ["yes": true, "no": false][value.lowercased()] else { throw refused() }
      return .archived(isYes == isEqual)
    case .has:
      if value.isEmpty { throw refused() }
      if value.lowercased() == "both" { return .hasSeveral }
      if value.lowercased() != "none" {
        try fields.check(set: value, at: comparison.valueStart)
      }
      return .hasSet(QueryLabelSet(value, known: fields.known))
    case .text(let field): return .text(field, relation, QueryNeedle(value))
    case .number(let field):
      guard let number = QueryQuantity.number(value) else { throw refused() }
      return .number(field, relation, number)
    case .took:
      guard let seconds = QueryQuantity.duration(value) else { throw refused() }
      return .number(.took, relation, seconds)
    case .started:
      if let days = QueryQuantity.dates(value, calendar) { return .started(relation, days) }
      guard let age = QueryQuantity.duration(value) else { throw refused() }
      guard relation.isOrder else {
        throw RunQueryError(
          column: start + 1, found: "an age is never just \(value)", allowed: "<, >, <=, >=")
      }
      return .age(relation, age)
    case .value(let names, let isNumber):
      let number = QueryQuantity.number(value)
      if number == nil && (isNumber || relation.isOrder) { throw refused() }
      return .value(names, relation, QueryNeedle(value), number: number)
    }
  }
}

extension [QueryRelation] {
  fileprivate var signs: String { map(\.rawValue).joined(separator: ", ") }
}

extension QueryField {
  /// What may be compared with, in words.
  fileprivate var values: String {
    switch self {
    case .status: RunStatus.allCases.map(\.rawValue).joined(separator: ", ")
    case .tag: "a tag"
    case .text: "a word, or several in quotes"
    case .started: "a date such as 2026-11-20, or an age such as 2d or 3h"
    case .took: "a time such as 90s, 20m or 1h30m"
    case .archived: "yes, no"
    case .has: "both, none, or labels such as cat+dog"
    case .number: "a number, such as 12"
    case .value: "a number, such as .8, 1e-3 or 80%"
    }
  }
}
