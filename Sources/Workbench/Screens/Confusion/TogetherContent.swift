import Metrics
import TerminalUI

/// How often two labels come together, how often they are predicted together, and how far one label
/// draws the other along.
struct TogetherContent: ConfusionContent {
  let view: ConfusionView
  let figures: Figures

  var rowCount: Int { view.pairs.count }
  var columnCount: Int { 2 }

  func name(ofRow row: Int) -> String {
    let pair = view.pairs[row]
    return "\(view.labels[pair.first]), \(view.labels[pair.second])"
  }

  func order(_ order: ConfusionOrder) -> [Int] {
    switch order {
    case .most: ranked(view.pairs.map { Double($0.truth) })
    case .worst: ranked(view.pairs.map { Double(abs($0.excess)) })
    case .name: named()
    }
  }

  // MARK: The table

  var corner: String { "a, b" }
  var groups: [CellTable.Group] { [CellTable.Group(title: "together", columns: 0..<2)] }
  var measures: [CellTable.Measure] {
    [
      CellTable.Measure("diff", width: 6, priority: 9),
      CellTable.Measure("b if a", under: "alarm", width: 6, priority: 8),
      CellTable.Measure("a if b", under: "alarm", width: 6, priority: 8),
      CellTable.Measure("b", under: "found", width: 5, priority: 6),
      CellTable.Measure("a", under: "found", width: 5, priority: 6),
      CellTable.Measure("true", under: "phi", width: 5, priority: 4),
      CellTable.Measure("pred", under: "phi", width: 5, priority: 4),
    ]
  }

  var rule: String? {
    "alarm b if a: b predicted where a is and b is not; found: where both are."
  }

  var leftOut: String? {
    view.furtherPairs > 0 ? "+\(figures.count(view.furtherPairs)) rarer pairs" : nil
  }

  func heading(ofColumn column: Int) -> String { column == 0 ? "true" : "pred" }

  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure {
    let pair = view.pairs[place.row]
    let count = place.column == 0 ? pair.truth : pair.predicted
    return figure(count, share: share(count, of: view.images.counted), asShare: asShare)
  }

  func measures(ofRow row: Int) -> [StyledText] {
    let pair = view.pairs[row]
    func share(_ value: Double?, _ style: Style = .plain) -> StyledText {
      StyledText(figures.share(value), value == nil ? .faint : style)
    }
    return [
      StyledText(
        figures.signed(pair.excess),
        pair.excess == 0 ? .faint : pair.excess > 0 ? .warning.emphasized : .accent.emphasized),
      alarm(pair.secondGivenFirst, of: pair.second), alarm(pair.firstGivenSecond, of: pair.first),
      share(pair.secondGivenFirst.recall), share(pair.firstGivenSecond.recall),
      StyledText(figures.signed(pair.phi), .muted),
      StyledText(figures.signed(pair.predictedPhi), .muted),
    ]
  }

  /// Stands out where the label is predicted wrongly far more often than it is on all images.
  private func alarm(_ counts: LabelCounts, of label: Int) -> StyledText {
    guard let rate = counts.falsePositiveRate else { return StyledText(figures.dash, .faint) }
    let isHigh =
      counts.falsePositives >= 3 && rate > 2 * (view.counts[label].falsePositiveRate ?? 1)
    return StyledText(
      figures.share(rate), isHigh ? .warning.emphasized : rate == 0 ? .faint : .plain)
  }

  // MARK: In words

  func images(of place: CellPlace) -> DecisionCell? {
    let pair = view.pairs[place.row]
    return .together(pair.first, pair.second, predicted: place.column == 1)
  }

  func words(_ place: CellPlace) -> [String] {
    let pair = view.pairs[place.row]
    let (a, b) = (view.labels[pair.first], view.labels[pair.second])
    return [
      "\(a) and \(b): together on \(figures.images(pair.truth)), predicted together for "
        + "\(figures.count(pair.predicted)), \(figures.signed(pair.excess))",
      drawn(b, pair.second, by: a, pair.secondGivenFirst),
      drawn(a, pair.first, by: b, pair.firstGivenSecond),
      "where both are, \(a) is found on \(figures.share(pair.firstGivenSecond.recall)), "
        + "\(b) on \(figures.share(pair.secondGivenFirst.recall))",
      "phi \(figures.signed(pair.phi)) in truth, \(figures.signed(pair.predictedPhi)) as predicted",
    ]
  }

  func remark(_ place: CellPlace) -> String {
    let pair = view.pairs[place.row]
    let (a, b) = (view.labels[pair.first], view.labels[pair.second])
    return "\(a) and \(b) predicted together \(figures.signed(pair.excess)): "
      + "\(figures.count(pair.predicted)) instead of \(figures.count(pair.truth))"
  }

  var remarks: [CellPlace] {
    order(.worst).prefix(ConfusionView.worstLimit).filter { view.pairs[$0].excess != 0 }
      .map { CellPlace(row: $0, column: 1) }
  }

  var remarksTitle: String { "too often or too seldom" }

  /// `cat without dog: dog predicted on 12%; on all images without dog 5.1%`
  private func drawn(_ label: String, _ index: Int, by given: String, _ counts: LabelCounts)
    -> String
  {
    "\(given) without \(label): \(label) predicted on \(figures.share(counts.falsePositiveRate)); "
      + "on all images without it \(figures.share(view.counts[index].falsePositiveRate))"
  }
}
