import Metrics
import TerminalUI

/// Which label set is taken for which.
struct SetContent: ConfusionContent {
  let view: ConfusionView
  let figures: Figures

  private var sets: LabelSetConfusion { view.sets }

  var rowCount: Int { sets.lines.count }
  var columnCount: Int { sets.lines.count }
  var isMatrix: Bool { true }
  var selectableMeasures: Int { 1 }

  func name(ofRow row: Int) -> String {
    sets.lines[row].name { view.labels[$0] }
  }

  /// The sets without a line of their own stay last.
  func order(_ order: ConfusionOrder) -> [Int] {
    let rows =
      switch order {
      case .most: ranked(view.setsTrue.map(Double.init))
      case .worst: ranked(sets.lines.indices.map { Double(view.setsTrue[$0] - sets[$0, $0]) })
      case .name: named()
      }
    return rows.filter { sets.lines[$0] != .other } + rows.filter { sets.lines[$0] == .other }
  }

  // MARK: The table

  var corner: String { "true" }
  var groups: [CellTable.Group] { [CellTable.Group(title: "predicted", columns: 0..<columnCount)] }
  var measures: [CellTable.Measure] {
    [
      CellTable.Measure("images", width: 6, priority: 8),
      CellTable.Measure("exact", width: 5, priority: 9),
    ]
  }

  func heading(ofColumn column: Int) -> String { name(ofRow: column) }

  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure {
    let isHit = place.row == place.column
    let count = sets[place.row, place.column]
    var figure = figure(
      count, share: share(count, of: view.setsTrue[place.row]), asShare: asShare,
      tint: isHit ? (isOther(place.row) ? .neutral : .hit) : .mistake)
    if isHit {
      figure.isMarked = true
      if count > 0 { figure.style = .strong }
    }
    return figure
  }

  func measures(ofRow row: Int) -> [StyledText] {
    let images = view.setsTrue[row]
    return [
      StyledText(figures.count(images), images == 0 ? .faint : .plain),
      StyledText(
        figures.share(share(exact(row), of: images)), images == 0 ? .faint : .strong),
    ]
  }

  func total(ofColumn column: Int, asShare: Bool) -> CellFigure? {
    let count = view.setsPredicted[column]
    if count == 0 { return nothing }
    let share = share(count, of: sets.images)
    return CellFigure(
      text: asShare ? figures.share(share) : figures.count(count), style: .muted)
  }

  // MARK: In words

  func images(of place: CellPlace) -> DecisionCell? {
    .sets(
      truth: sets.lines[place.row],
      predicted: place.column < columnCount ? sets.lines[place.column] : nil, lines: sets.lines)
  }

  func words(_ place: CellPlace) -> [String] {
    let (row, column) = (place.row, place.column)
    let all = view.setsTrue[row]
    let told = "\(said(row)) told exactly: \(part(exact(row), of: all))"
    if column >= columnCount { return ["\(said(row)): \(figures.images(all))", told] }
    if row == column, !isOther(row) {
      return [
        told, "predicted for \(figures.images(view.setsPredicted[column])), \(precision(column))",
      ]
    }
    let taken = "\(said(row)) taken for \(said(column)): \(part(sets[row, column], of: all))"
    return isOther(row) && isOther(column)
      ? ["\(taken); some of them exactly"] : [taken, told]
  }

  var remarks: [CellPlace] { view.worstSets }
  var remarksTitle: String { "taken for another" }

  /// Of sets of very many labels the first ones and how many more.
  private func said(_ row: Int) -> String {
    guard case .labels(let labels) = sets.lines[row] else { return name(ofRow: row) }
    if labels.isEmpty { return "no label" }
    if labels.count <= 5 { return name(ofRow: row) }
    let first = labelSetName(labels.prefix(3).map { view.labels[$0] })
    return "\(first) and \(labels.count - 3) more"
  }

  private func isOther(_ row: Int) -> Bool { sets.lines[row] == .other }

  /// Of the other sets together it is what the lines of the table leave of all exact hits.
  private func exact(_ row: Int) -> Int {
    if !isOther(row) { return sets[row, row] }
    return sets.exact - sets.lines.indices.reduce(0) { $0 + ($1 == row ? 0 : sets[$1, $1]) }
  }

  private func precision(_ column: Int) -> String {
    let all = view.setsPredicted[column]
    return "\(figures.share(share(sets[column, column], of: all))) of them rightly"
  }
}
