import Metrics
import Reports
import TerminalUI
import Workbench

/// The figures of one label out of its scores on a part of the data.
package struct LabelFigures {
  private let label: String
  /// `run 0142, tune part`
  private let origin: String
  private let ranked: RankedScores
  private let threshold: Double

  /// - Parameters:
  ///   - origin: whose scores they are, for titles: `run 0142, tune part`.
  ///   - threshold: what *present* is decided by; infinity decides it nowhere.
  package init(_ label: String, of origin: String, _ ranked: RankedScores, threshold: Double) {
    self.label = label
    self.origin = origin
    self.ranked = ranked
    self.threshold = threshold
  }

  private var thresholdText: String {
    threshold.isFinite
      ? "threshold \(ShortNumber.significant(threshold))" : "present nowhere"
  }

  /// The threshold, where it stands on an axis of scores.
  private var mark: [FigureMark] {
    (0...1).contains(threshold) ? [FigureMark(x: threshold, text: thresholdText)] : []
  }

  /// Precision against recall at every threshold that decides differently, and where it stands.
  package var precisionRecall: Figure {
    let curve = PrecisionRecallCurve(ranked)
    // The point at recall 0 stands for no decision at all.
    let points = (curve?.points ?? []).filter { $0.threshold.isFinite }
    let counts = ranked.counts(at: threshold)
    var series = [
      FigureSeries(
        label, index: 0, form: .line,
        points: points.map {
          FigureSeries.Point(
            x: $0.recall, y: $0.precision,
            note: "at \(ShortNumber.significant($0.threshold))")
        })
    ]
    if let precision = counts.precision, let recall = counts.recall {
      series.append(
        FigureSeries(
          thresholdText, index: 5, form: .points,
          points: [FigureSeries.Point(x: recall, y: precision)]))
    }
    if let prevalence = counts.prevalence {
      series.append(
        FigureSeries(
          "chance", index: 7, points: [0, 1].map { FigureSeries.Point(x: $0, y: prevalence) },
          isReference: true))
    }
    let average = ranked.averagePrecision.map { ", average precision \(share($0))" } ?? ""
    return Figure(
      title: "Precision and recall of \(label)",
      summary: "Precision against recall of \(label) at all thresholds (\(origin))\(average); at "
        + "the \(thresholdText): precision \(share(counts.precision)), recall \(share(counts.recall)).",
      xAxis: FigureAxis("recall", unit: .share, range: 0...1),
      yAxis: FigureAxis("precision", unit: .share, range: 0...1), series: series)
  }

  /// How many images with and without the label have which score.
  package func histogram(bins: Int = 40) -> Figure {
    func counts(_ scores: [Float]) -> [FigureSeries.Point] {
      var counts = [Int](repeating: 0, count: bins)
      for score in scores where score.isFinite {
        counts[min(max(Int(Double(score) * Double(bins)), 0), bins - 1)] += 1
      }
      return counts.enumerated().map { bin, count in
        FigureSeries.Point(x: (Double(bin) + 0.5) / Double(bins), y: Double(count))
      }
    }
    return Figure(
      title: "Scores of \(label)",
      summary: "How many images have which score of \(label) (\(origin)): "
        + "\(ranked.negatives.count) without it and \(ranked.positives.count) with it; "
        + "\(thresholdText).",
      xAxis: FigureAxis("score", unit: .share, range: 0...1),
      yAxis: FigureAxis("images", unit: .count),
      series: [
        FigureSeries(
          "with \(label)", index: 0, form: .bars, points: counts(ranked.positives)),
        FigureSeries(
          "without", index: 1, form: .bars, points: counts(ranked.negatives)),
      ], marks: mark)
  }

  /// Precision, recall and F1 over the threshold.
  package var thresholds: Figure {
    let candidates = ThresholdCandidate.all(of: ranked).filter { $0.threshold.isFinite }
      .reversed()
    func line(
      _ name: String, _ index: Int, _ value: (LabelCounts) -> Double?
    ) -> FigureSeries {
      FigureSeries(
        name, index: index,
        points: candidates.map {
          FigureSeries.Point(x: $0.threshold, y: value($0.counts))
        })
    }
    let counts = ranked.counts(at: threshold)
    return Figure(
      title: "Thresholds of \(label)",
      summary: "F1, precision and recall of \(label) over the threshold (\(origin)); F1 "
        + "\(share(counts.f1)) at the \(thresholdText).",
      xAxis: FigureAxis("threshold", unit: .share, range: 0...1),
      yAxis: FigureAxis("", unit: .share, range: 0...1),
      series: [
        line("F1", 0) { $0.f1 }, line("precision", 1) { $0.precision },
        line("recall", 2) { $0.recall },
      ], marks: mark)
  }

  /// Whether the label is there as often as its scores say, as they are and calibrated.
  package func reliability(_ check: CalibrationCheck, method: CalibrationMethod? = nil) -> Figure {
    func points(_ figures: CalibrationCheck.Figures?) -> [FigureSeries.Point] {
      (figures?.diagram.bins ?? []).compactMap { bin in
        bin.meanScore.map {
          FigureSeries.Point(
            x: $0, y: bin.positiveShare,
            note: bin.images == 1 ? "1 image" : "\(bin.images) images")
        }
      }
    }
    var series = [
      FigureSeries(
        "perfect", index: 7, points: [0, 1].map { FigureSeries.Point(x: $0, y: $0) },
        isReference: true),
      FigureSeries(
        "as it is", index: check.after == nil ? 0 : 4, form: .markedLine,
        points: points(check.before)),
    ]
    if check.after != nil {
      series.append(
        FigureSeries(
          method.map { "calibrated (\($0.title))" } ?? "calibrated", index: 0, form: .markedLine,
          points: points(check.after)))
    }
    let error = { (figures: CalibrationCheck.Figures?) in share(figures?.diagram.expectedError) }
    return Figure(
      title: "Reliability of \(label)",
      summary: "How often images hold \(label), by their score (\(origin)); expected calibration "
        + "error \(error(check.before))"
        + (check.after == nil ? "." : ", calibrated \(error(check.after))."),
      xAxis: FigureAxis("mean score", unit: .share, range: 0...1),
      yAxis: FigureAxis("share that holds it", unit: .share, range: 0...1), series: series)
  }

  private func share(_ value: Double?) -> String {
    value.map { ShortNumber.fixed($0, decimals: 3) } ?? "undefined"
  }
}
