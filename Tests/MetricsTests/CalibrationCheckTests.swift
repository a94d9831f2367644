import Metrics
import Testing

struct CalibrationCheckTests {
  /// Labels drawn with the probability the score should have said; the score says too much of it.
  private func overconfident(_ images: Int, seed: UInt64 = 3) -> ([Float], [UInt8]) {
    var generator = SplitMix(state: seed)
    var (scores, targets): ([Float], [UInt8]) = ([], [])
    for index in 0..<images {
      let logit = Double.random(in: -2...2, using: &generator)
      targets.append(
        index % 25 == 24
          ? 2 : Double.random(in: 0..<1, using: &generator) < sigmoid(logit) ? 1 : 0)
      scores.append(Float(sigmoid(3 * logit)))
    }
    return (scores, targets)
  }

  @Test(arguments: CalibrationMethod.allCases)
  func `scores too sure of themselves are better after calibration`(method: CalibrationMethod)
    throws
  {
    let (scores, targets) = overconfident(800)
    let check = CalibrationCheck(scores: scores, targets: targets, method: method)
    let (before, after) = (try #require(check.before), try #require(check.after))
    #expect(after.losses.logLoss < before.losses.logLoss)
    #expect(after.losses.brier < before.losses.brier)
    #expect(after.diagram.expectedError < before.diagram.expectedError / 2)
    #expect(after.diagram.binCount == 10 && after.losses.images == 768)
    #expect(check.refusal == nil)
    #expect(
      check.calibration
        == (try LabelCalibration.fit(method, scores: scores, targets: targets).get()))
    #expect(check == CalibrationCheck(scores: scores, targets: targets, method: method))
  }

  @Test(arguments: CalibrationMethod.allCases)
  func `each image is judged by a calibration fitted to the other folds`(
    method: CalibrationMethod
  ) throws {
    let (scores, targets) = overconfident(90)
    let check = CalibrationCheck(scores: scores, targets: targets, method: method, binCount: 4)
    var probabilities = [Double](repeating: 0.5, count: 90)
    for fold in 0..<CalibrationCheck.folds {
      // Every fifth image of either kind.
      let judged = (0..<90).filter { row in
        targets[row] != 2 && targets[..<row].count { $0 == targets[row] } % 5 == fold
      }
      let others = (0..<90).filter { targets[$0] != 2 && !judged.contains($0) }
      let fitted = try LabelCalibration.fit(
        method, scores: others.map { scores[$0] }, targets: others.map { targets[$0] }
      ).get()
      for row in judged { probabilities[row] = fitted.probability(ofScore: Double(scores[row])) }
    }
    let losses = ProbabilityLosses(scores: probabilities, targets: targets)
    #expect(check.after?.losses == losses)
    #expect(
      check.after?.diagram
        == ReliabilityDiagram(scores: probabilities, targets: targets, binCount: 4))
  }

  @Test func `calibrating what says nothing does not look like a gain`() throws {
    var generator = SplitMix(state: 12)
    let scores = (0..<200).map { _ in Float.random(in: 0.28...0.32, using: &generator) }
    let targets = (0..<200).map { UInt8($0 % 10 < 3 ? 1 : 0) }
    let check = CalibrationCheck(scores: scores, targets: targets, method: .isotonic)
    // Fitted to all, the curve follows chance; judged by others, it does worse than no curve.
    #expect(try #require(check.after).losses.logLoss > (try #require(check.before)).losses.logLoss)
  }

  @Test func `without a method the scores are judged as they are`() {
    let (scores, targets) = overconfident(50)
    let check = CalibrationCheck(scores: scores, targets: targets, method: nil, binCount: 5)
    #expect(
      check.before?.diagram == ReliabilityDiagram(scores: scores, targets: targets, binCount: 5))
    #expect(check.after == nil && check.calibration == nil && check.refusal == nil)
  }

  @Test func `too few images to judge a calibration are refused, and said to be`() {
    let scores: [Float] = [0.1, 0.2, 0.8, 0.4]
    func refusal(_ targets: [UInt8]) -> CalibrationRefusal? {
      let check = CalibrationCheck(scores: scores, targets: targets, method: .platt)
      #expect(check.after == nil && check.calibration == nil && check.before != nil)
      return check.refusal
    }
    #expect(refusal([0, 0, 0, 0]) == .noPositive)
    #expect(refusal([1, 1, 1, 1]) == .noNegative)
    #expect(refusal([0, 0, 1, 0]) == .tooFew(positives: 1, negatives: 3))
    #expect(
      CalibrationRefusal.tooFew(positives: 1, negatives: 3).description == """
        1 with this label and 3 without it are too few; to judge a calibration by images it was \
        not fitted to takes at least 2 of either kind
        """)
    let two = CalibrationCheck(scores: scores, targets: [0, 0, 1, 1], method: .platt)
    #expect(two.after != nil && two.refusal == nil)
  }
}
