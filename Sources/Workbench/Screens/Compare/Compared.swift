import Metrics
import TerminalUI

/// A comparison as it is looked at: which run is set against the baseline, and how runs are called.
struct Compared {
  let view: ComparisonView
  let panes: ComparePanes
  let figures: Figures
  /// The place of the run that is set against the baseline; 0 where there is only that.
  let chosen: Int

  init(_ view: ComparisonView, _ panes: ComparePanes, _ glyphs: GlyphSet) {
    self.view = view
    self.panes = panes
    figures = Figures(glyphs)
    let place = view.runs.dropFirst().firstIndex { $0.id == panes.chosen }
    chosen = place ?? min(1, max(view.runs.count - 1, 0))
  }

  var glyphs: GlyphSet { figures.glyphs }
  var runs: [ComparedRun] { view.runs }
  var baseline: ComparedRun? { view.runs.first }
  /// Whether seeds are folded, and there are any to fold.
  var isFolded: Bool { panes.isFolded && view.groups.count < view.runs.count }

  /// Which tells a run apart everywhere on the screen: `A` is the baseline.
  static func letter(_ place: Int) -> String {
    String(Character(UnicodeScalar(UInt8(65 + min(max(place, 0), 25)))))
  }

  /// `B 0142`
  func name(_ place: Int) -> String { "\(Self.letter(place)) \(runs[place].id.runText)" }

  /// `B×3`, by the first of the runs.
  func name(ofGroup group: [Int]) -> String {
    guard let first = group.first else { return "" }
    return group.count == 1
      ? name(first) : "\(Self.letter(first))\(glyphs.isUnicode ? "×" : "x")\(group.count) seeds"
  }

  /// `B-A`
  var difference: String { "\(Self.letter(chosen))\(glyphs.isUnicode ? "−" : "-")A" }

  /// What a table shows in a pane; nil for the curves.
  func content(of pane: ComparePane) -> CompareContent? {
    switch pane {
    case .curves: nil
    case .settings: .settings(self)
    case .measures: isFolded ? .foldedMeasures(self) : .measures(self)
    case .labels: .labels(self)
    case .sets: .sets(self)
    case .decisions: .decisions(self)
    case .images: .images(self)
    }
  }

  /// What the chosen run and the baseline have in common.
  var entry: ScoredComparison.Entry? {
    guard chosen > 0, let entries = view.scores?.entries, entries.indices.contains(chosen) else {
      return nil
    }
    return entries[chosen]
  }

  var pair: RunPair? { entry?.pair }

  /// Scores of a run, where it has any.
  func scored(_ place: Int) -> ScoredRun? {
    guard let entries = view.scores?.entries, entries.indices.contains(place) else { return nil }
    return entries[place].scored
  }

  /// Why there is nothing to see of the chosen run beside the baseline, in one sentence.
  var obstacle: String? {
    guard view.scores != nil else { return "reading the scores" }
    guard chosen > 0 else { return "Only one run is compared; Space chooses more." }
    guard let reason = entry?.obstacle else { return nil }
    return "\(name(chosen)) cannot be set against A: \(reason)"
  }

  /// Images on which the chosen run decides otherwise than the baseline, as they are listed.
  var disagreements: [PairedDecisions.Disagreement] {
    pair?.decisions.disagreements.filter(panes.filter.admits) ?? []
  }

  func disagreement(at row: Int) -> PairedDecisions.Disagreement? {
    let listed = disagreements
    return listed.isEmpty ? nil : listed[min(max(row, 0), listed.count - 1)]
  }

  /// A difference, with a sign where its interval is clear of 0.
  func gain(_ value: Double?, isBetterWhenLess: Bool, isClear: Bool, decimals: Int = 3)
    -> StyledText
  {
    let text = figures.signed(value, decimals: decimals)
    guard let value else { return StyledText(text, .faint) }
    let isBetter = (value < 0) == isBetterWhenLess
    let style: Style = value == 0 || !isClear ? .muted : isBetter ? .good : .bad
    let mark = !isClear ? " " : String(isBetter ? glyphs.check : glyphs.cross)
    return StyledText("\(text)\(mark)", style)
  }
}
