import Metrics
import Testing

struct CalibrationTests {
  /// A case of `Reference/calibration.json`.
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var logits, probabilities: [Double]
    var targets: [UInt8]
    var brier, logLoss: Double
    /// By number of bins: expected, greatest and root mean square error.
    var errors: [String: [Double]]
    /// Slope and intercept.
    var platt: [Double]
    var temperature: Double
    var knots: [[Double]]
    var asked, answered: [Double]

    var testDescription: String { name }
    static let all: [Case] = referenceCases("calibration")
  }

  /// The design's vector of logits.
  let logits: [Double] = [-2, -1, -0.5, 0.2, 0.7, 1.5, 2.5, -0.1]
  let targets: [UInt8] = [0, 0, 1, 0, 1, 1, 1, 0]

  @Test func `the frozen cases are there`() {
    #expect(Case.all.count == 3)
    #expect(Case.all.allSatisfy { Set($0.errors.keys) == ["10", "15"] })
  }

  @Test(arguments: Case.all)
  func `losses agree with scikit-learn`(reference: Case) throws {
    let found = ProbabilityLosses(scores: reference.probabilities, targets: reference.targets)
    #expect(found?.images == reference.targets.count)
    #expect(agree(found?.brier, reference.brier))
    #expect(agree(found?.logLoss, reference.logLoss))
  }

  @Test(arguments: Case.all)
  func `calibration errors agree with torchmetrics' bins`(reference: Case) throws {
    for (bins, expected) in reference.errors {
      let binCount = try #require(Int(bins))
      let diagram = try #require(
        ReliabilityDiagram(
          scores: reference.probabilities, targets: reference.targets, binCount: binCount))
      #expect(agree(diagram.expectedError, expected[0]))
      #expect(agree(diagram.maximumError, expected[1]))
      #expect(agree(diagram.rootMeanSquareError, expected[2]))
      #expect(diagram.bins.reduce(0) { $0 + $1.images } == diagram.images)
    }
  }

  // The reference is polished until its gradient is rounding; what is left is the conditioning.
  @Test(arguments: Case.all)
  func `sigmoid and temperature are those of least loss`(reference: Case) throws {
    let platt = try PlattCalibration.fit(
      logits: reference.logits, targets: reference.targets
    ).get()
    #expect(agree(platt.slope, reference.platt[0], within: 1e-11))
    #expect(agree(platt.intercept, reference.platt[1], within: 1e-11))
    let temperature = try TemperatureCalibration.fit(
      logits: reference.logits, targets: reference.targets
    ).get()
    #expect(agree(temperature.temperature, reference.temperature, within: 1e-11))
    #expect(!temperature.isAtEnd)
  }

  @Test(arguments: Case.all)
  func `the rising curve has scikit-learn's knots and says the same between and outside them`(
    reference: Case
  ) throws {
    let curve = try IsotonicCalibration.fit(
      scores: reference.logits, targets: reference.targets
    ).get()
    #expect(curve.knots.map(\.score) == reference.knots.map { $0[0] })
    for (knot, expected) in zip(curve.knots, reference.knots) {
      #expect(agree(knot.probability, expected[1]))
    }
    for (score, expected) in zip(reference.asked, reference.answered) {
      #expect(agree(curve.probability(ofScore: score), expected))
    }
  }

  @Test func `two labels on eight images lose what the design says`() throws {
    let scores: [[Double]] = [
      [0.9, 0.6, 0.3, 0.7, 0.8, 0.65, 0.1, 0.52], [0.2, 0.55, 0.8, 0.4, 0.6, 0.45, 0.05, 0.3],
    ]
    let targets: [[UInt8]] = [[1, 1, 0, 0, 1, 1, 0, 0], [0, 0, 1, 1, 1, 1, 0, 0]]
    let expected = [(0.1491125, 0.4587612557), (0.1621875, 0.4847983861)]
    for ((scores, targets), (brier, logLoss)) in zip(zip(scores, targets), expected) {
      let found = ProbabilityLosses(scores: scores, targets: targets)
      #expect(agree(found?.brier, brier))
      #expect(agree(found?.logLoss, logLoss, within: 1e-10))
    }
    // numpy with its 15 and 10 bins; the scores lie on edges of the 10.
    let label = try #require(
      ReliabilityDiagram(scores: scores[0], targets: targets[0], binCount: 15))
    #expect(agree(label.expectedError, 0.33375))
    #expect(label.binCount == 15)
  }

  @Test func `the design's logits are fitted as the design says`() throws {
    let platt = try PlattCalibration.fit(logits: logits, targets: targets).get()
    // scikit-learn stops at -.8096045, .1162309; the rest is from Reference/calibration.py.
    #expect(agree(platt.slope, -0.809604502385537, within: 1e-12))
    #expect(agree(platt.intercept, 0.11623086513507365, within: 1e-12))
    let temperature = try TemperatureCalibration.fit(logits: logits, targets: targets).get()
    #expect(agree(temperature.temperature, 0.5318981549766721, within: 1e-12))
    let curve = try IsotonicCalibration.fit(
      scores: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], targets: [0, 1, 0, 1, 0, 1]
    ).get()
    #expect(
      curve.knots.map { [$0.score, $0.probability] } == [
        [0.1, 0], [0.2, 0.5], [0.5, 0.5], [0.6, 1],
      ]
    )
  }

  @Test func `a label with images of one kind is refused, with the reason`() {
    #expect(PlattCalibration.fit(logits: [1.0, 2], targets: [0, 0]) == .failure(.noPositive))
    #expect(PlattCalibration.fit(logits: [1.0, 2], targets: [1, 1]) == .failure(.noNegative))
    #expect(
      TemperatureCalibration.fit(logits: [1.0, 2], targets: [0, 2]) == .failure(.noPositive))
    #expect(IsotonicCalibration.fit(scores: [1.0, 2], targets: [1, 2]) == .failure(.noNegative))
    #expect(
      IsotonicCalibration.fit(scores: [1, Double.infinity], targets: [1, 0])
        == .failure(.notFinite(.infinity)))
    #expect(IsotonicCalibration.fit(scores: [Double](), targets: []) == .failure(.noPositive))
    #expect(
      CalibrationRefusal.noPositive.description
        == "no image holds this label; its scores are left as they are")
  }

  @Test func `unlabelled images have no say in a fit or a loss`() throws {
    let more = logits + [9, -9]
    let with = targets + [2, 2]
    #expect(
      PlattCalibration.fit(logits: more, targets: with)
        == PlattCalibration.fit(logits: logits, targets: targets))
    #expect(
      IsotonicCalibration.fit(scores: more, targets: with)
        == IsotonicCalibration.fit(scores: logits, targets: targets))
    #expect(
      ProbabilityLosses(scores: [0.5, 7], targets: [1, 2])
        == ProbabilityLosses(scores: [0.5], targets: [1]))
  }

  @Test func `logits without information give the prevalence, whatever their value`() throws {
    // Two of five hold it: targets 3/4 and 1/5 of the smoothing, 2.1 in 5 images.
    let flat = try PlattCalibration.fit(
      logits: [7.0, 7, 7, 7, 7], targets: [1, 0, 1, 0, 0]
    ).get()
    #expect(flat.slope == 0)
    #expect(agree(flat.probability(ofLogit: 7), 2.1 / 5))
    let curve = try IsotonicCalibration.fit(
      scores: [7.0, 7, 7, 7, 7], targets: [1, 0, 1, 0, 0]
    ).get()
    #expect(curve.knots == [.init(score: 7, probability: 0.4)])
    #expect(curve.probability(ofScore: -1) == 0.4)
  }

  @Test func `a sigmoid moves with its logits, and a huge scale costs it nothing`() throws {
    let plain = try PlattCalibration.fit(logits: logits, targets: targets).get()
    let moved = try PlattCalibration.fit(
      logits: logits.map { 1000 * $0 + 64_000 }, targets: targets
    ).get()
    for z in logits {
      #expect(
        agree(
          moved.probability(ofLogit: 1000 * z + 64_000), plain.probability(ofLogit: z),
          within: 1e-10))
    }
  }

  @Test func `logits told apart at zero have a finite sigmoid, and a temperature at its end`()
    throws
  {
    let apart = [-3.0, -2, 2, 3]
    let platt = try PlattCalibration.fit(logits: apart, targets: [0, 0, 1, 1]).get()
    #expect(platt.slope < 0 && platt.slope.isFinite)
    // Smoothed targets are 1/4 and 3/4: between them at most.
    #expect(abs(platt.probability(ofLogit: 2) - 0.75) < 0.05)
    let sharp = try TemperatureCalibration.fit(logits: apart, targets: [0, 0, 1, 1]).get()
    #expect(sharp.isAtEnd && sharp.temperature < 1e-4)
    let wrong = try TemperatureCalibration.fit(logits: apart, targets: [1, 1, 0, 0]).get()
    #expect(wrong.isAtEnd && wrong.temperature > 1e4)
  }

  @Test func `a score of one has a bin of its own, and an edge opens the bin above`() throws {
    let diagram = try #require(
      ReliabilityDiagram(scores: [0, 0.25, 0.5, 1, 1], targets: [0, 1, 0, 1, 0], binCount: 4))
    #expect(diagram.bins.map(\.images) == [1, 1, 1, 0, 2])
    #expect(diagram.bins[4].lower == 1 && diagram.bins[4].upper == 1)
    #expect(diagram.bins[3].meanScore == nil && diagram.bins[3].positiveShare == nil)
    #expect(diagram.bins[1].positiveShare == 1)
    // Gaps 0, .75, .5, and .5 of two images.
    #expect(agree(diagram.expectedError, 2.25 / 5))
    #expect(diagram.maximumError == 0.75)
  }

  @Test func `every edge of every number of bins opens its bin, and what is just below does not`()
    throws
  {
    for count in 1...60 {
      let edges = (0..<count).map { Double($0) / Double(count) }
      let diagram = try #require(
        ReliabilityDiagram(
          scores: edges, targets: [UInt8](repeating: 0, count: count), binCount: count))
      #expect(diagram.bins.map(\.images) == [Int](repeating: 1, count: count) + [0], "\(count)")
      let below = (1...count).map { (Double($0) / Double(count)).nextDown }
      let closed = try #require(
        ReliabilityDiagram(
          scores: below, targets: [UInt8](repeating: 0, count: count), binCount: count))
      #expect(closed.bins.map(\.images) == [Int](repeating: 1, count: count) + [0], "\(count)")
    }
  }

  @Test func `a certain mistake costs 36 nats and what is no probability is not judged`() {
    let wrong = ProbabilityLosses(scores: [Float(1)], targets: [0])
    #expect(agree(wrong?.logLoss, 36.04365338911715))
    #expect(wrong?.brier == 1)
    #expect(ProbabilityLosses(scores: [1.5], targets: [0]) == nil)
    #expect(ProbabilityLosses(scores: [Double.nan], targets: [0]) == nil)
    #expect(ReliabilityDiagram(scores: [-0.1], targets: [0]) == nil)
    #expect(ReliabilityDiagram(scores: [Float](), targets: []) == nil)
  }

  @Test func `a logit and its probability are each other's inverse`() {
    for z in [-30.0, -2, 0, 0.3, 5] { #expect(abs(logit(sigmoid(z)) - z) < 1e-11 * max(1, abs(z))) }
    #expect(sigmoid(-1000) == 0 && sigmoid(1000) == 1)
    #expect(agree(logit(1), 36.04365338911715, within: 1e-9))
    #expect(agree(logit(0), -36.04365338911715, within: 1e-9))
  }
}
