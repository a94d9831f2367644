import Metrics
import RunStore

/// What `thresh confusion` says: what a run takes for what.
package struct ConfusionReport: HeadlessReport {
  package enum Table: String, CaseIterable, Sendable {
    /// Which label set was predicted for which.
    case sets
    /// The decisions about each label.
    case labels
    /// Which label was predicted instead of which.
    case instead
    /// Which labels are predicted together, and which truly come together.
    case together
    /// How far the outputs for different labels move together beyond what the images give.
    case coupling
    /// How often each label set is told whole, and how far that is from what its labels promise.
    case gaps
  }

  var head: ReportHead
  /// In the order they were asked for.
  var parts: [any ConfusionPart]

  /// - Parameters:
  ///   - split: a look at test is counted.
  ///   - tables: those to make; the first is written as CSV.
  ///   - limit: how many lines a table has in the text, the most frequent; nil takes what fits a
  ///     screen. JSON and CSV have all, of label sets `LabelSetTable.most`.
  package static func of(
    _ run: Int64, split: StoredSplit, by thresholds: DecisionThresholds, tables: [Table],
    limit: Int? = nil,
    form: ReportForm, in store: RunStore
  ) throws -> ConfusionReport {
    let scored = try ScoredSplit(
      of: run, split: split, by: thresholds, reason: "thresh confusion", in: store)
    return ConfusionReport(scored, tables: tables, limit: limit, form: form)
  }

  init(_ scored: ScoredSplit, tables: [Table], limit: Int? = nil, form: ReportForm) {
    head = ReportHead(scored, images: scored.table.images.count)
    parts = tables.map { table -> any ConfusionPart in
      switch table {
      case .sets:
        let lines = limit ?? LabelSetTable.usual
        return LabelSetTable(
          scored, limit: form == .text ? lines : max(lines, LabelSetTable.most))
      case .labels: return LabelOutcomeTable(scored, limit: limit ?? .max)
      case .instead: return InsteadTable(scored, limit: limit ?? LabelSetTable.usual)
      case .coupling: return CouplingTable(scored, limit: limit ?? 20)
      case .gaps: return GapTable(scored, limit: limit ?? LabelSetTable.usual)
      case .together: return TogetherTable(scored, limit: limit ?? 20)
      }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try head.encode(to: encoder)
    for part in parts { try part.encode(to: encoder) }
  }

  package var text: String {
    (head.lines + parts.flatMap { [""] + $0.lines }).joined(separator: "\n")
  }

  package var csv: CSVTable { parts.first?.csv ?? CSVTable([]) }
}

/// A table of a report on confusions. Its keys in JSON stand beside those of the other tables.
protocol ConfusionPart: Encodable {
  var lines: [String] { get }
  var csv: CSVTable { get }
}
