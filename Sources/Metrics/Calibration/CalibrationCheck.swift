/// How far one label's scores can be taken at their word, as they are and calibrated.
///
/// Calibrated figures are cross-fitted: each image is judged by a calibration fitted to the others,
/// in folds, so that they hold for new images. Images of either kind are dealt to the folds in turn,
/// by row; near duplicates beside each other so come to lie in different ones, and flatter it.
/// - Source: Stone, "Cross-validatory choice and assessment of statistical predictions" (1974).
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

  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  /// - Parameter binCount: of both diagrams; errors are compared with equal bins only.
  /// - Precondition: `binCount > 0`.
  package init(
    scores: [Float], targets: [UInt8], method: CalibrationMethod?, binCount: Int = 10
  ) {
    before = Figures(scores: scores, targets: targets, binCount: binCount)
    guard let method else { return }
    switch Self.fit(method, scores: scores, targets: targets) {
    case .success(let calibration): self.calibration = calibration
    case .failure(let refusal):
      self.refusal = refusal
      return
    }
    after = Self.crossFitted(method, scores: scores, targets: targets).flatMap {
      Figures(scores: $0, targets: targets, binCount: binCount)
    }
  }

  /// The calibration to keep: none where there are too few images to check it on others.
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package static func fit(
    _ method: CalibrationMethod, scores: [Float], targets: [UInt8]
  ) -> Result<LabelCalibration, CalibrationRefusal> {
    let known = LabelledScores(scores: scores, targets: targets)
    if let refusal = known.refusal ?? known.tooSmallToCheck { return .failure(refusal) }
    return LabelCalibration.fit(method, scores: scores, targets: targets)
  }

  /// The probability each image is given by a calibration fitted to the other folds.
  private static func crossFitted(
    _ method: CalibrationMethod, scores: [Float], targets: [UInt8]
  ) -> [Double]? {
    var dealt = [0, 0, 0]
    let places = targets.map { target in
      defer { dealt[Int(target)] += 1 }
      return dealt[Int(target)] % folds
    }
    var probabilities = scores.map(Double.init)
    for fold in 0..<folds where places.contains(fold) {
      let others = targets.indices.map {
        places[$0] == fold ? ScoreTable.unlabelled : targets[$0]
      }
      guard
        case .success(let fitted) = LabelCalibration.fit(method, scores: scores, targets: others)
      else { return nil }
      for image in scores.indices where places[image] == fold {
        probabilities[image] = fitted.probability(ofScore: probabilities[image])
      }
    }
    return probabilities
  }
}

extension CalibrationCheck.Figures {
  /// `nil` when no image is labelled or some score is not a probability.
  fileprivate init?<Score: BinaryFloatingPoint>(scores: [Score], targets: [UInt8], binCount: Int) {
    guard
      let diagram = ReliabilityDiagram(scores: scores, targets: targets, binCount: binCount),
      let losses = ProbabilityLosses(scores: scores, targets: targets)
    else { return nil }
    self.init(diagram: diagram, losses: losses)
  }
}

extension LabelledScores {
  fileprivate var tooSmallToCheck: CalibrationRefusal? {
    positives < 2 || negatives < 2 ? .tooFew(positives: positives, negatives: negatives) : nil
  }
}
