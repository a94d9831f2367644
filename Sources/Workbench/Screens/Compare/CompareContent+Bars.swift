import Metrics
import TerminalUI

/// Bars of every run, row by row.
extension CompareContent {
  /// F1 of each label; the labels that runs differ on most come first.
  static func labels(_ compared: Compared) -> CompareContent {
    let names = compared.scored(0)?.table.labels ?? []
    let f1 = compared.runs.indices.map { place -> [Double?] in
      guard let scored = compared.scored(place), scored.table.labels == names else {
        return names.map { _ in nil }
      }
      return scored.counts.map(\.f1)
    }
    let supports = compared.scored(0)?.counts.map(\.support) ?? []
    return bars(
      compared, title: "label", names: names, counts: supports, countTitle: "n+", values: f1)
  }

  /// The share of images told right of each true label set.
  static func sets(_ compared: Compared) -> CompareContent {
    let baseline = compared.scored(0)
    let strata = baseline?.strata ?? []
    let labels = baseline?.table.labels ?? []
    let rates = compared.runs.indices.map { place -> [Double?] in
      guard let scored = compared.scored(place), scored.table.labels == labels else {
        return strata.map { _ in nil }
      }
      let own = Dictionary(
        scored.strata.map { ($0.labels, $0.rate) }, uniquingKeysWith: { first, _ in first })
      return strata.map { own[$0.labels] ?? nil }
    }
    return bars(
      compared, title: "label set",
      names: strata.map { labelSetName($0.labels.map { labels[$0] }) },
      counts: strata.map(\.images), countTitle: "n", values: rates)
  }

  /// - Parameter values: `[run][row]`.
  private static func bars(
    _ compared: Compared, title: String, names: [String], counts: [Int], countTitle: String,
    values: [[Double?]]
  ) -> CompareContent {
    let (figures, chosen) = (compared.figures, compared.chosen)
    func difference(_ run: Int, _ row: Int) -> Double? {
      guard let base = values[0][row], let value = values[run][row] else { return nil }
      return value - base
    }
    let greatest = names.indices.map { row in
      values.indices.dropFirst().compactMap { difference($0, row).map(abs) }.max() ?? -1
    }
    let order = names.indices.sorted { (greatest[$1], $0) < (greatest[$0], $1) }
    var columns = [
      TableColumn(title, minimumWidth: 8, maximumWidth: 24, priority: 9),
      TableColumn(countTitle, width: 5, alignment: .trailing, priority: 6),
    ]
    for place in compared.runs.indices {
      // Together they read `A 0142`; where there is no room for the bar, the letter is left.
      columns.append(
        compared.column(place, Compared.letter(place), minimumWidth: 4, maximumWidth: 4))
      columns.append(
        TableColumn(
          compared.runs[place].id.runText, minimumWidth: 6, maximumWidth: 24,
          priority: place == 0 || place == chosen ? 5 : 3))
    }
    if chosen > 0 {
      columns.append(
        TableColumn(compared.difference, width: 5, alignment: .trailing, priority: 8))
    }
    var content = CompareContent(columns: columns, count: names.count) { index in
      let row = order[index]
      var cells: [TableCell] = [
        .text(names[row]), .text(figures.count(counts[row]), .muted),
      ]
      for place in values.indices {
        cells.append(.text(figures.measure(values[place][row])))
        cells.append(.bar(values[place][row], .series(place)))
      }
      if chosen > 0 { cells.append(.text(figures.gain(difference(chosen, row)))) }
      return cells
    }
    content.emptyText = compared.view.scores == nil ? "reading the scores" : "no scores of run A"
    content.trailing = StyledText("most different first")
    let obstacle = compared.entry?.obstacle
    content.note =
      obstacle.map { StyledText("\(compared.name(chosen)): \($0)", .warning) }
      ?? StyledText(
        title == "label"
          ? "F1 of each label at the run's own thresholds"
          : "share of the images of a set on which the whole set is told right", .muted)
    return content
  }
}
