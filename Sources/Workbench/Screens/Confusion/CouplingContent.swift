import Metrics
import TerminalUI

/// How far the outputs for two labels rise and fall together among images that hold the same of them,
/// and how many labels the network thinks there are.
struct CouplingContent: ConfusionContent {
  let view: ConfusionView
  let figures: Figures

  var rowCount: Int { view.coupling.count }
  var columnCount: Int { 4 }

  func name(ofRow row: Int) -> String {
    let pair = view.coupling[row]
    return "\(view.labels[pair.first]), \(view.labels[pair.second])"
  }

  func order(_ order: ConfusionOrder) -> [Int] {
    switch order {
    case .most: ranked(view.coupling.map { Double($0.both.images) })
    case .worst: ranked(view.coupling.map { abs($0.within ?? 0) })
    case .name: named()
    }
  }

  // MARK: The table

  var corner: String { "a, b" }
  var groups: [CellTable.Group] {
    [CellTable.Group(title: "correlation where", columns: 0..<4)]
  }

  var measures: [CellTable.Measure] {
    [
      CellTable.Measure("within", width: 6, priority: 9),
      CellTable.Measure("phi", under: "true", width: 5, priority: 7),
      CellTable.Measure("both", under: "images", width: 6, priority: 6),
    ]
  }

  var rule: String? { "Of the two logits, among images that hold the same of a and b." }

  var leftOut: String? {
    let most = HeadCoupling.mostLabels
    return view.labels.count > most ? "\(most) most frequent only" : nil
  }

  func heading(ofColumn column: Int) -> String { ["none", "only a", "only b", "both"][column] }

  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure {
    guard let value = stratum(place).correlation else { return undefined }
    return CellFigure(
      text: figures.signed(value), share: abs(value), tint: value > 0 ? .mistake : .neutral)
  }

  func measures(ofRow row: Int) -> [StyledText] {
    let pair = view.coupling[row]
    return [
      StyledText(figures.signed(pair.within), .strong),
      StyledText(figures.signed(pair.phi), .muted),
      StyledText(figures.count(pair.both.images), pair.both.images == 0 ? .faint : .plain),
    ]
  }

  // MARK: In words

  /// Only the images that hold both have a list.
  func images(of place: CellPlace) -> DecisionCell? {
    let pair = view.coupling[place.row]
    return place.column == 3 && pair.both.images > 0
      ? .together(pair.first, pair.second, predicted: false) : nil
  }

  func words(_ place: CellPlace) -> [String] {
    let pair = view.coupling[place.row]
    let (a, b) = (view.labels[pair.first], view.labels[pair.second])
    let held = ["neither is", "only \(a) is", "only \(b) is", "both are"][place.column]
    let stratum = stratum(place)
    return [
      "\(a) and \(b), where \(held): logits correlate \(figures.signed(stratum.correlation)) over "
        + figures.images(stratum.images),
      "within all four together \(figures.signed(pair.within)); the labels themselves "
        + "\(figures.signed(pair.phi))",
      sums,
    ]
  }

  var remarks: [CellPlace] {
    order(.worst).prefix(ConfusionView.worstLimit).map { row in
      let strata = (0..<4).map { abs(stratum(CellPlace(row: row, column: $0)).correlation ?? -1) }
      return CellPlace(row: row, column: strata.firstIndex(of: strata.max() ?? 0) ?? 0)
    }
  }

  var remarksTitle: String { "most coupled" }

  func remark(_ place: CellPlace) -> String {
    let pair = view.coupling[place.row]
    return "\(view.labels[pair.first]) and \(view.labels[pair.second]): "
      + "\(figures.signed(pair.within)) within, labels \(figures.signed(pair.phi))"
  }

  /// `mean sum of scores: .31 on none, 1.05 on 1 label, 1.61 on 2, 1.93 on 3+`
  private var sums: String {
    let parts = zip(view.labelCounts, ["none", "1 label", "2", "3+"]).map { row, held in
      "\(figures.measure(row.meanSum)) on \(held)"
    }
    return "mean sum of scores: " + parts.joined(separator: ", ")
  }

  private func stratum(_ place: CellPlace) -> LabelCoupling.Stratum {
    let pair = view.coupling[place.row]
    return [pair.neither, pair.onlyFirst, pair.onlySecond, pair.both][place.column]
  }
}
