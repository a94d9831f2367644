import Metrics
import TerminalUI

/// Which label is predicted instead of which, where an image may hold several.
struct InsteadContent: ConfusionContent {
  let view: ConfusionView
  let figures: Figures

  private var matrix: MultilabelConfusion { view.instead }
  private var none: Int { matrix.none }

  var rowCount: Int { matrix.labels + 1 }
  var columnCount: Int { matrix.labels + 1 }
  var isMatrix: Bool { true }

  func name(ofRow row: Int) -> String { row == none ? "none" : view.labels[row] }

  /// What is no label stays last.
  func order(_ order: ConfusionOrder) -> [Int] {
    let rows: [Int] =
      switch order {
      case .most: ranked((0..<matrix.labels).map { Double(view.counts[$0].support) })
      case .worst: ranked((0..<matrix.labels).map { view.insteadRows[$0] - matrix[$0, $0] })
      case .name: named().filter { $0 != none }
      }
    return rows + [none]
  }

  // MARK: The table

  var corner: String { "true" }
  var groups: [CellTable.Group] { [CellTable.Group(title: "predicted", columns: 0..<columnCount)] }
  var measures: [CellTable.Measure] {
    [CellTable.Measure("row", width: 6, priority: 7), CellTable.Measure("right", width: 5)]
  }

  var rule: String? {
    "A wrong label counts 1, shared equally by the labels it may stand for."
  }

  func heading(ofColumn column: Int) -> String { name(ofRow: column) }

  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure {
    let (row, column) = (place.row, place.column)
    let value = matrix[row, column]
    let share = share(place)
    var figure = nothing
    if value > 0 {
      figure = CellFigure(
        text: asShare ? figures.share(share) : aligned(value), share: share,
        tint: row == column ? .hit : .mistake)
    }
    if row == column {
      figure.isMarked = true
      if value > 0 { figure.style = .strong }
    }
    return figure
  }

  func measures(ofRow row: Int) -> [StyledText] {
    let all = view.insteadRows[row]
    return [
      StyledText(all > 0 ? aligned(all) : "0", all > 0 ? .plain : .faint),
      StyledText(
        figures.share(share(CellPlace(row: row, column: row))), all > 0 ? .strong : .faint),
    ]
  }

  // MARK: In words

  func images(of place: CellPlace) -> DecisionCell? {
    .instead(
      truth: place.row == none ? nil : place.row,
      predicted: place.column == none ? nil : place.column)
  }

  func words(_ place: CellPlace) -> [String] {
    if place.row == none { return [remark(place)] }
    let counts = view.counts[place.row]
    return [
      remark(place),
      "\(view.labels[place.row]): on \(figures.images(counts.support)), missed on "
        + "\(figures.count(counts.falseNegatives)), predicted for "
        + "\(figures.count(counts.predicted))",
    ]
  }

  func remark(_ place: CellPlace) -> String {
    let (row, column) = (place.row, place.column)
    let value = matrix[row, column]
    let amount = "\(exact(value)), \(figures.share(share(place))) of the row"
    let (truth, other) = (name(ofRow: row), name(ofRow: column))
    switch (row == none, column == none) {
    case (true, true): return "no label, and none predicted: \(amount)"
    case (true, false): return "\(other) predicted where no label is: \(amount)"
    case (false, true): return "\(truth) missed, nothing in its place: \(amount)"
    case (false, false):
      return row == column
        ? "\(truth) found: \(amount)" : "\(other) predicted instead of \(truth): \(amount)"
    }
  }

  var remarks: [CellPlace] { view.worstInstead }
  var remarksTitle: String { "instead of another" }

  private func share(_ place: CellPlace) -> Double? {
    let all = view.insteadRows[place.row]
    return all > 0 ? matrix[place.row, place.column] / all : nil
  }

  /// With one decimal where it is none whole.
  private func exact(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return value >= 1000 || tenths.truncatingRemainder(dividingBy: 10) == 0
      ? figures.count(Int(value.rounded()))
      : figures.measure(max(value, 0.1), decimals: 1)
  }

  /// So that the points of a column are below one another.
  private func aligned(_ value: Double) -> String {
    let text = exact(value)
    return view.insteadIsWhole || text.contains(".") || value >= 1000 ? text : "\(text)  "
  }
}
