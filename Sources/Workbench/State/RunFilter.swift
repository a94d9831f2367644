import TerminalUI

/// The filter of the run table: the text that is written, and what it was last understood as.
package struct RunFilter: Equatable, Sendable {
  package var field = TextField()
  package private(set) var query: RunQuery?
  /// Why the text is not understood; the table shows what it showed before.
  package private(set) var problem: RunQueryError?
  package var history = QueryHistory()

  package init() {}

  package var text: String { field.text }

  /// Understands the text anew, after it or the names of values have changed.
  mutating func read(fields: [String], calendar: CalendarText) {
    guard text.contains(where: { !$0.isWhitespace }) else {
      (query, problem) = (nil, nil)
      return
    }
    do {
      query = try RunQuery(text, fields: fields, calendar: calendar)
      problem = nil
    } catch {
      problem = error
    }
  }

  /// Whether the text ends in what may become a name of a field, and is not looked for as a word yet.
  func isNamingField(_ fields: [String]) -> Bool {
    guard let word = text.split(whereSeparator: { " (".contains($0) }).last?.lowercased(),
      text.last != " "
    else { return false }
    let names = ["and", "or", "not"] + QueryField.own.map(\.name) + QueryField.measures + fields
    return names.contains { $0.hasPrefix(word) }
  }

  /// Goes on showing what a query lets through.
  mutating func keep(_ query: RunQuery?) { self.query = query }

  mutating func clear() {
    field = TextField()
    (query, problem) = (nil, nil)
  }

  /// Writes the likeliest way to go on at the cursor.
  mutating func complete(fields: [String], tags: [String]) {
    let offers = RunQuery.completions(
      of: text, cursor: field.cursor, fields: fields, tags: tags)
    if let offer = offers.first { field.replace(offer.range, with: offer.text) }
  }
}
