import Metrics
import TerminalUI

/// How the decisions about each label met the truth.
struct LabelContent: ConfusionContent {
  let view: ConfusionView
  let figures: Figures

  /// Found and missed, then wrongly and rightly.
  private static let outcomes = LabelOutcome.allCases

  var rowCount: Int { view.labels.count }
  var columnCount: Int { Self.outcomes.count }

  func name(ofRow row: Int) -> String { view.labels[row] }

  func order(_ order: ConfusionOrder) -> [Int] {
    switch order {
    case .most: ranked(view.counts.map { Double($0.support) })
    // A label without a measure cannot be called bad.
    case .worst: ranked(view.counts.map { -($0.f1 ?? 2) })
    case .name: named()
    }
  }

  // MARK: The table

  var corner: String { "label" }
  var groups: [CellTable.Group] {
    [
      CellTable.Group(title: "label there", columns: 0..<2),
      CellTable.Group(title: "not there", columns: 2..<4),
    ]
  }

  var measures: [CellTable.Measure] {
    [
      CellTable.Measure("P", width: 4, priority: 7), CellTable.Measure("R", width: 4, priority: 7),
      CellTable.Measure("F1", width: 4, priority: 9),
      CellTable.Measure("rate", under: "alarm", width: 5, priority: 8),
      CellTable.Measure("thr", width: 4, priority: 5),
    ]
  }

  func heading(ofColumn column: Int) -> String { Self.outcomes[column].rawValue }

  func figure(_ place: CellPlace, asShare: Bool) -> CellFigure {
    let (count, all) = count(place)
    let isHit = place.column == 0 || place.column == 3
    return figure(
      count, share: share(count, of: all), asShare: asShare,
      tint: isHit ? .hit : .mistake)
  }

  func measures(ofRow row: Int) -> [StyledText] {
    let counts = view.counts[row]
    func measure(_ value: Double?, _ style: Style = .plain) -> StyledText {
      StyledText(figures.measure(value), value == nil ? .faint : style)
    }
    return [
      measure(counts.precision), measure(counts.recall), measure(counts.f1, .strong),
      StyledText(
        figures.share(counts.falsePositiveRate),
        counts.falsePositiveRate == nil ? .faint : .plain),
      StyledText(threshold(row), .muted),
    ]
  }

  /// A threshold of infinity predicts the label nowhere.
  private func threshold(_ label: Int) -> String {
    let value = view.thresholds[label]
    return value.isFinite ? figures.measure(value) : "none"
  }

  // MARK: In words

  func images(of place: CellPlace) -> DecisionCell? {
    .label(place.row, Self.outcomes[place.column])
  }

  func words(_ place: CellPlace) -> [String] {
    let counts = view.counts[place.row]
    return [
      remark(place),
      "F1 \(figures.measure(counts.f1)), precision \(figures.measure(counts.precision)), "
        + "recall \(figures.measure(counts.recall)), "
        + "MCC \(figures.measure(counts.matthewsCorrelation))",
      "\(view.labels[place.row]) is on \(part(counts.support, of: counts.total)), "
        + "predicted for \(figures.count(counts.predicted))",
    ]
  }

  func remark(_ place: CellPlace) -> String {
    let (count, all) = count(place)
    let (name, figure) = (view.labels[place.row], part(count, of: all))
    return switch Self.outcomes[place.column] {
    case .truePositive: "\(name) found: \(figure)"
    case .falseNegative: "\(name) missed: \(figure)"
    case .falsePositive: "\(name) predicted where it is not: \(figure)"
    case .trueNegative: "\(name) rightly not predicted: \(figure)"
    }
  }

  var remarksTitle: String { "most mistakes" }

  var remarks: [CellPlace] {
    let places = view.labels.indices.flatMap { label in
      [CellPlace(row: label, column: 1), CellPlace(row: label, column: 2)]
    }
    let sized = places.map { ($0, count($0).count) }.filter { $0.1 > 0 }
    return sized.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(ConfusionView.worstLimit).map(\.0)
  }

  /// Of the images that hold the label, or of those that do not.
  private func count(_ place: CellPlace) -> (count: Int, all: Int) {
    let counts = view.counts[place.row]
    let outcome = Self.outcomes[place.column]
    let isPresent = outcome == .truePositive || outcome == .falseNegative
    return (counts.count(of: outcome), isPresent ? counts.support : counts.negatives)
  }
}
