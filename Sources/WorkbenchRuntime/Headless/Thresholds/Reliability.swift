import Metrics

/// Whether a label is there as often as its scores say, as they are and calibrated.
struct Reliability: Encodable {
  struct Bin: Encodable {
    /// Scores from it, and below the other.
    var lower: Double
    var upper: Double
    var images: Int
    var positives: Int
    var meanScore: Double?
    var positiveShare: Double?
  }

  struct Figures: Encodable {
    /// Its number of bins is part of the figure.
    var expectedCalibrationError: Double
    var brier: Double
    var logLoss: Double
    var bins: [Bin]

    init(_ figures: CalibrationCheck.Figures) {
      expectedCalibrationError = figures.diagram.expectedError
      brier = figures.losses.brier
      logLoss = figures.losses.logLoss
      bins = figures.diagram.bins.filter { $0.images > 0 }.map { bin in
        Bin(
          lower: bin.lower, upper: bin.upper, images: bin.images, positives: bin.positives,
          meanScore: bin.meanScore, positiveShare: bin.positiveShare)
      }
    }
  }

  /// As the scores are; nil where no image is labelled.
  var before: Figures?
  /// Cross-fitted, so that it holds for new images; nil without a method.
  var after: Figures?
  /// Fitted to all images.
  var calibration: CalibrationEntry?
  var refusal: String?

  init(_ check: CalibrationCheck) {
    before = check.before.map { Figures($0) }
    after = check.after.map { Figures($0) }
    calibration = check.calibration.map { CalibrationEntry($0) }
    refusal = check.refusal.map { "\($0)" }
  }

  var lines: [String] {
    var errors = TextTable(["scores", "ECE", "Brier", "log-loss"])
    let name = calibration?.method.rawValue ?? "calibrated"
    for (name, figures) in [("as they are", before), (name, after)] {
      guard let figures else { continue }
      errors.add([
        name, Format.share(figures.expectedCalibrationError), Format.share(figures.brier),
        Format.share(figures.logLoss),
      ])
    }
    var bins = TextTable(["scores", "images", "mean", "present"])
    for bin in before?.bins ?? [] {
      bins.add([
        "\(Format.share(bin.lower))–\(Format.share(bin.upper))", "\(bin.images)",
        Format.share(bin.meanScore), Format.share(bin.positiveShare),
      ])
    }
    return errors.lines + (refusal.map { [$0] } ?? []) + [""] + bins.lines
  }
}
