/// The scores of one label on the images where it is known.
struct LabelledScores {
  /// In the order they came.
  let scores: [Double]
  let present: [Bool]
  let positives: Int
  var negatives: Int { present.count - positives }

  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  init<Score: BinaryFloatingPoint>(scores: [Score], targets: [UInt8]) {
    precondition(scores.count == targets.count, "\(scores.count) scores, \(targets.count) targets")
    let known = targets.indices.filter { targets[$0] != ScoreTable.unlabelled }
    self.scores = known.map { Double(scores[$0]) }
    present = known.map { targets[$0] == ScoreTable.present }
    positives = present.count { $0 }
  }

  /// Whether there are scores and each is a probability; one that is not a number is none.
  var areProbabilities: Bool {
    !scores.isEmpty && scores.allSatisfy { (0...1).contains($0) }
  }

  /// Why nothing can be fitted to these scores, `nil` if something can.
  var refusal: CalibrationRefusal? {
    if let bad = scores.first(where: { !$0.isFinite }) { return .notFinite(bad) }
    if positives == 0 { return .noPositive }
    return negatives == 0 ? .noNegative : nil
  }
}

/// Why scores cannot be calibrated: they are then left as they are.
package enum CalibrationRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  case noPositive
  case noNegative
  case notFinite(Double)
  /// Too few of either kind to fit on some of them and judge by the others.
  case tooFew(positives: Int, negatives: Int)

  package var description: String {
    switch self {
    case .noPositive: "no image holds this label; its scores are left as they are"
    case .noNegative: "every image holds this label; its scores are left as they are"
    case .notFinite(let score): "a score is \(score); every score must be a finite number"
    case .tooFew(let positives, let negatives):
      """
      \(positives) with this label and \(negatives) without it are too few; to judge a calibration \
      by images it was not fitted to takes at least 2 of either kind
      """
    }
  }
}
