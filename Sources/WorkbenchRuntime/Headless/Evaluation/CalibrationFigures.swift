import Metrics
import RunStore

/// How far scores can be taken at their word: means over the labels, each weighing the same.
struct CalibrationFigures: Encodable {
  var brier: Double?
  var logLoss: Double?
  /// ECE: how far scores are from the share of positives among them, over `bins` equal bins.
  var expectedCalibrationError: Double?
  var bins: Int
  /// The labels that are calibrated; nil for raw scores.
  var calibratedLabels: Int?
  /// How the text calls them, and what it adds.
  private var heading: String
  private var note: String

  private enum CodingKeys: CodingKey {
    case brier, logLoss, expectedCalibrationError, bins, calibratedLabels
  }

  /// Of the scores as they are.
  init(_ table: ScoreTable) {
    let measures = CalibrationMeasures(table: table)
    brier = measures.macroBrier
    logLoss = measures.macroLogLoss
    expectedCalibrationError = measures.macroExpectedError
    bins = measures.binCount
    heading = "scores"
    note = " over \(measures.binCount) bins (macro)"
  }

  /// Of the scores as the kept calibrations make them, on the tune split as others of the same kind
  /// do, fitted to parts of it (``CalibrationCheck``); nil if none is kept.
  init?(calibrated scored: ScoredSplit) {
    guard let calibrations = scored.kept?.calibrations, calibrations.contains(where: { $0 != nil })
    else { return nil }
    let raw = CalibrationMeasures(table: scored.table)
    var losses: [ProbabilityLosses?] = []
    var diagrams: [ReliabilityDiagram?] = []
    for (label, calibration) in calibrations.enumerated() {
      let targets = scored.table.targets(ofLabel: label)
      let scores = scored.table.scores(ofLabel: label)
      // The images it was fitted to would flatter it.
      if let calibration, scored.split == .tune {
        let check = CalibrationCheck(
          scores: scores, targets: targets, method: calibration.method, binCount: raw.binCount)
        losses.append(check.after?.losses)
        diagrams.append(check.after?.diagram)
        continue
      }
      let probabilities = scores.map { score in
        calibration?.probability(ofScore: Double(score)) ?? Double(score)
      }
      losses.append(ProbabilityLosses(scores: probabilities, targets: targets))
      diagrams.append(
        ReliabilityDiagram(scores: probabilities, targets: targets, binCount: raw.binCount))
    }
    let count = calibrations.count { $0 != nil }
    brier = Average.mean(losses.map { $0?.brier })
    logLoss = Average.mean(losses.map { $0?.logLoss })
    expectedCalibrationError = Average.mean(diagrams.map { $0?.expectedError })
    bins = raw.binCount
    calibratedLabels = count
    let place = scored.split == .tune ? "cross-fitted" : "fitted on tune"
    heading = "calibrated"
    note = "; \(count) of \(calibrations.count) labels, \(place)"
  }

  var lines: [String] {
    [
      "\(heading): Brier \(Format.share(brier)), log-loss \(Format.share(logLoss)), ECE "
        + "\(Format.share(expectedCalibrationError))\(note)"
    ]
  }

  func add(to table: inout FigureTable, part: String) {
    table.add(
      part, "",
      [
        ("brier", brier), ("log_loss", logLoss),
        ("expected_calibration_error", expectedCalibrationError), ("bins", Double(bins)),
      ])
    if let calibratedLabels { table.add(part, "", [("labels", Double(calibratedLabels))]) }
  }
}
