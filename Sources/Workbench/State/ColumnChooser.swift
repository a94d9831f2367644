import TerminalUI

/// The choice of columns of the run table: a text, and the columns it matches.
package struct ColumnChooser: Equatable, Sendable {
  package var field = TextField()
  package var selected = 0

  package init() {}

  /// Columns shown, in their order, then all others; those that match the text.
  func entries(shown: [RunColumn], fields: [String]) -> [RunColumn] {
    let values = fields.filter { $0 != "configuration" }.map { RunColumn.value($0) }
    let usual = RunColumn.own + RunColumn.standard
    var seen: Set<RunColumn> = []
    let all = (shown + usual + values).filter { seen.insert($0).inserted }
    let scored = all.enumerated().compactMap { index, column in
      FuzzyMatch.score(field.text, in: column.name).map { (column, $0, index) }
    }
    if field.text.isEmpty { return scored.map(\.0) }
    return scored.sorted { ($0.1, $1.2) > ($1.1, $0.2) }.map(\.0)
  }
}
