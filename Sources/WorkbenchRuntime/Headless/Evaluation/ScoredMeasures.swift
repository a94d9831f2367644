import Metrics
import RunStore

/// What follows from the raw scores of a split beyond the measures every epoch has.
struct ScoredMeasures: Encodable {
  /// Share of single-label images whose highest score is their label; nil without such images.
  var topOneAccuracy: Double?
  var averages: AverageTable
  /// Nil where decisions are made at 0.5.
  var gain: GainFigures?
  var scores: ScoreQuality
  /// With the calibrations kept beside the thresholds; nil without any.
  var calibrated: CalibrationFigures?

  init(_ scored: ScoredSplit) {
    topOneAccuracy = scored.table.topOneAccuracy
    averages = AverageTable(scored)
    gain = GainFigures(scored)
    scores = ScoreQuality(scored)
    calibrated = CalibrationFigures(calibrated: scored)
  }

  var averageLines: [String] { averages.lines + [""] }

  var lines: [String] {
    ["highest score right on single-label images \(Format.share(topOneAccuracy))"]
      + (gain?.lines ?? []) + scores.lines
      + (calibrated?.lines ?? [])
  }

  func add(to table: inout FigureTable) {
    averages.add(to: &table)
    table.add("split", "", [("top_one_accuracy", topOneAccuracy)])
    gain?.add(to: &table)
    scores.add(to: &table)
    calibrated?.add(to: &table, part: "calibrated")
  }
}
