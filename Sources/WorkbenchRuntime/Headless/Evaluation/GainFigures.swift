import Metrics
import RunStore

/// What the kept thresholds gain over 0.5 for every label, and how far that scatters.
struct GainFigures: Encodable {
  struct Figure: Encodable {
    /// At the thresholds, and what it is more than at 0.5.
    var value: Double
    var gain: Double
    /// Of the gain, where it lies in 95% of the draws.
    var lower: Double
    var upper: Double

    init(_ figure: MacroGain.Figure) {
      let interval = figure.gain.interval()
      value = figure.value.estimate
      gain = figure.gain.estimate
      lower = interval.lower
      upper = interval.upper
    }
  }

  var macroF1: Figure?
  var microF1: Figure?
  var exactSets: Figure?
  /// How often images were drawn again.
  var draws: Int
  /// Whether these are the images the thresholds were chosen on, where they look better.
  var isOnOwnImages: Bool

  static let draws = 1000
  /// Fixed, so that the same scores give the same intervals.
  static let seed: UInt64 = 1

  /// Nil where decisions are made at 0.5.
  init?(_ scored: ScoredSplit) {
    guard scored.kept != nil else { return nil }
    let gain = MacroGain(
      table: scored.table, thresholds: scored.thresholds, replicates: Self.draws,
      seed: Self.seed)
    macroF1 = gain.macroF1.map { Figure($0) }
    microF1 = gain.microF1.map { Figure($0) }
    exactSets = gain.exactSets.map { Figure($0) }
    draws = Self.draws
    isOnOwnImages = scored.split == .tune
  }

  private var named: [(name: String, key: String, figure: Figure?)] {
    [
      ("macro F1", "macro_f1", macroF1), ("micro F1", "micro_f1", microF1),
      ("exact label sets", "exact_sets", exactSets),
    ]
  }

  var lines: [String] {
    let parts = named.map { name, _, figure in
      guard let figure else { return "\(name) –" }
      return "\(name) \(Format.change(figure.gain)) "
        + "[\(Format.change(figure.lower)), \(Format.change(figure.upper))]"
    }
    let own = isOnOwnImages ? ["  chosen on these images; on others they gain less"] : []
    return [
      "gain over .5: \(parts[0]), \(parts[1])",
      "  \(parts[2]); 95% of \(draws) draws of the images",
    ] + own
  }

  func add(to table: inout FigureTable) {
    for (_, key, figure) in named {
      guard let figure else { continue }
      table.add(
        "gain", key,
        [
          ("value", figure.value), ("gain", figure.gain), ("lower", figure.lower),
          ("upper", figure.upper),
        ])
    }
  }
}
