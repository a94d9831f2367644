/// How far one label's scores can be taken at their word, as they are and calibrated.
///
/// Calibrated figures are cross-fitted: each image is judged by a calibration fitted to the others,
/// in folds, so that they hold for new images.
package struct CalibrationCheck: Equatable, Sendable {
  package struct Figures: Equatable, Sendable {
    package var diagram: ReliabilityDiagram
    package var losses: ProbabilityLosses

    package init(diagram: ReliabilityDiagram, losses: ProbabilityLosses) {
      self.diagram = diagram
      self.losses = losses
    }
  }

  package var before: Figures?
  /// Nil without a method, or where it cannot be fitted.
  package var after: Figures?
  /// Fitted to all images: what is kept and applied.
  package var calibration: LabelCalibration?
  package var refusal: CalibrationRefusal?
  package static let folds = 5

  package init(
    scores: [Float], targets: [UInt8], method: CalibrationMethod?, binCount: Int = 10
  ) {
    before = nil
  }
}
