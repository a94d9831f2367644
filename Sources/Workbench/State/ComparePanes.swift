import Metrics

/// The panes of the comparison, in the order Tab visits them.
package enum ComparePane: Int, CaseIterable, Sendable {
  case curves, settings, measures, labels, sets, decisions, images

  package var title: String {
    switch self {
    case .curves: "curves"
    case .settings: "settings"
    case .measures: "measures"
    case .labels: "labels"
    case .sets: "sets"
    case .decisions: "decisions"
    case .images: "disagree"
    }
  }

  /// Whether it is about the scores of a part.
  var isOfScores: Bool { self != .curves && self != .settings }
}

/// Which images two runs disagree on are listed.
package enum DisagreementFilter: String, CaseIterable, Sendable {
  case all = "all"
  case onlyBaseline = "the baseline is right"
  case onlyOther = "the other is right"
  case neither = "neither is right"

  func admits(_ image: PairedDecisions.Disagreement) -> Bool {
    switch self {
    case .all: true
    case .onlyBaseline: image.isFirstRight
    case .onlyOther: image.isSecondRight
    case .neither: !image.isFirstRight && !image.isSecondRight
    }
  }
}

/// What the band about the mean of some seeds stands for.
package enum SeedBand: String, CaseIterable, Sendable {
  case extremes = "least to greatest"
  case deviation = "standard deviation"
}

/// How the comparison of runs is looked at.
package struct ComparePanes: Equatable, Sendable {
  package internal(set) var focus = ComparePane.curves
  /// The panes last in focus that share a place with others.
  package internal(set) var below = ComparePane.measures
  package internal(set) var detail = ComparePane.labels
  package internal(set) var isZoomed = false
  /// The run that is set against the baseline; nil for the first of the others.
  package internal(set) var chosen: RunID?
  package internal(set) var curve = ComparedCurve.validationLoss
  package internal(set) var axis = ChartAxisKind.step
  package internal(set) var isLogarithmic = false
  /// The weight of the moving average; 0 shows the values as they are.
  package internal(set) var smoothing = 0.9
  /// In units of the axis; nil for all of it.
  package internal(set) var window: ClosedRange<Double>?
  /// In units of the axis.
  package internal(set) var cursor: Double?
  package internal(set) var isFolded = false
  package internal(set) var band = SeedBand.extremes
  package internal(set) var showsAllSettings = false
  package internal(set) var part = ScoredPart.validation
  package internal(set) var filter = DisagreementFilter.all
  /// The selected row of each list.
  package internal(set) var rows: [ComparePane: Int] = [:]

  package init() {}

  /// Brings a pane to the front of those that share its place.
  mutating func show(_ pane: ComparePane) {
    focus = pane
    if pane != .curves { below = pane }
    if pane.isOfScores, pane != .measures { detail = pane }
  }

  /// Makes the window smaller or larger about the cursor, or about its middle.
  mutating func zoom(by factor: Double, of whole: ClosedRange<Double>, about place: Double? = nil) {
    let shown = window ?? whole
    let span = shown.upperBound - shown.lowerBound
    let wanted = span * factor
    let all = whole.upperBound - whole.lowerBound
    guard wanted < all, all > 0 else {
      window = nil
      return
    }
    // Closer than this there is nothing more to see.
    guard wanted > all * 1e-6 else { return }
    let middle = (shown.lowerBound + shown.upperBound) / 2
    let about = min(max(place ?? cursor ?? middle, shown.lowerBound), shown.upperBound)
    let share = span > 0 ? (about - shown.lowerBound) / span : 0.5
    move(to: about - share * wanted, span: wanted, of: whole)
  }

  /// Moves the window by a share of its width.
  mutating func pan(by share: Double, of whole: ClosedRange<Double>) {
    guard let window else { return }
    let span = window.upperBound - window.lowerBound
    move(to: window.lowerBound + share * span, span: span, of: whole)
  }

  private mutating func move(to low: Double, span: Double, of whole: ClosedRange<Double>) {
    let low = max(min(low, whole.upperBound - span), whole.lowerBound)
    window = low...(low + span)
  }
}
