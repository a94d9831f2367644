import Metrics
import Testing

struct AveragesTests {
  /// A case of `Reference/averages.json`.
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var labels: Int
    var truth: String
    var predicted: String
    /// Per measure, for undefined values taken as 0, as 1 and left out: micro, macro, weighted and
    /// samples.
    var averages: [String: [[Double?]]]
    /// Micro, macro and samples, undefined values left out.
    var specificity: [Double?]
    var subsetAccuracy, hammingLoss, allNegativeSubsetAccuracy, allNegativeHammingLoss: Double
    var trueCardinality, predictedCardinality: Double

    var testDescription: String { name }
    static let all: [Case] = referenceCases("averages")

    /// Scores of 1 where a label is predicted and 0 where not: decided by a half.
    func table() throws -> ScoreTable {
      try ScoreTable(
        labels: (0..<labels).map { "label \($0)" }, images: Array(0..<truth.count / labels),
        scores: predicted.map { $0 == "1" ? 1 : 0 }, targets: truth.map { $0 == "1" ? 1 : 0 })
    }
    var thresholds: [Double] { [Double](repeating: 0.5, count: labels) }
  }

  private static let measures: [String: @Sendable (LabelCounts) -> Double?] = [
    "precision": { $0.precision }, "recall": { $0.recall }, "f2": { $0.fBeta(2) },
    "fHalf": { $0.fBeta(0.5) }, "jaccard": { $0.jaccard },
  ]

  @Test func `the frozen cases are there`() {
    #expect(Case.all.count == 4)
    #expect(Case.all.allSatisfy { Set($0.averages.keys) == Set(Self.measures.keys) })
  }

  @Test(arguments: Case.all)
  func `all four averages agree with scikit-learn for each way to treat the undefined`(
    reference: Case
  ) throws {
    let table = try reference.table()
    for (name, measure) in Self.measures {
      for (expected, undefined) in zip(reference.averages[name] ?? [], [0, 1, nil] as [Double?]) {
        let found = Averages(
          of: measure, table: table, thresholds: reference.thresholds, undefined: undefined)
        let values = [found.micro, found.macro, found.weighted, found.samples]
        for (found, expected) in zip(values, expected) {
          #expect(agree(found, expected), "\(name), undefined \(String(describing: undefined))")
        }
      }
    }
  }

  @Test(arguments: Case.all)
  func `specificity is averaged as scikit-learn averages the recall of the complement`(
    reference: Case
  ) throws {
    let found = Averages(
      of: \.specificity, table: try reference.table(), thresholds: reference.thresholds)
    let values = [found.micro, found.macro, found.samples]
    for (found, expected) in zip(values, reference.specificity) { #expect(agree(found, expected)) }
  }

  @Test(arguments: Case.all)
  func `set measures agree with scikit-learn`(reference: Case) throws {
    let table = try reference.table()
    let decisions = Decisions(table: table, thresholds: reference.thresholds)
    #expect(agree(decisions.subsetAccuracy, reference.subsetAccuracy))
    #expect(agree(decisions.hammingLoss, reference.hammingLoss))
    #expect(agree(decisions.allNegativeSubsetAccuracy, reference.allNegativeSubsetAccuracy))
    #expect(agree(decisions.allNegativeHammingLoss, reference.allNegativeHammingLoss))
    let sets = LabelSetMeasures(table: table, thresholds: reference.thresholds)
    #expect(sets.images == reference.truth.count / reference.labels)
    #expect(agree(sets.subsetAccuracy, reference.subsetAccuracy))
    #expect(agree(sets.trueCardinality, reference.trueCardinality))
    #expect(agree(sets.predictedCardinality, reference.predictedCardinality))
    for (undefined, expected) in zip([0.0, 1], reference.averages["jaccard"] ?? []) {
      #expect(agree(sets.meanJaccard(undefined: undefined), expected[3]))
    }
  }

  @Test func `the number of labels and images that have the measure goes with the means`() {
    // Precision of the third label and of the last two images: nothing predicted.
    let table = VectorTests().second
    let found = Averages(of: \.precision, table: table, thresholds: [0.5, 0.5, 0.5])
    #expect(found.labelsDefined == 2)
    #expect(found.imagesDefined == 4)
    #expect(found.macro == 0.75)
    #expect(found.samples == 0.75)
    let zero = Averages(of: \.precision, table: table, thresholds: [0.5, 0.5, 0.5], undefined: 0)
    #expect(zero.labelsDefined == 2)
    #expect(agree(zero.macro, 0.5))
    #expect(agree(zero.samples, 0.6))
  }

  @Test func `where no label occurs there is nothing to weigh by`() {
    let absent = LabelCounts(falsePositives: 1, trueNegatives: 2)
    let found = Averages(of: \.precision, labels: [absent], images: [], undefined: 0)
    #expect(found.macro == 0)
    #expect(found.weighted == nil)
    #expect(found.samples == nil)
    let silent = LabelCounts(trueNegatives: 3)
    #expect(Averages(of: \.f1, labels: [silent], images: []).micro == nil)
    #expect(Averages(of: \.f1, labels: [silent], images: [], undefined: 1).micro == 1)
  }

  @Test func `an image with an unlabelled pair is in no set measure`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1, 2], scores: [1, 1, 1, 0, 0, 0],
      targets: [1, 2, 1, 1, 0, 0])
    let sets = LabelSetMeasures(table: table, thresholds: [0.5, 0.5])
    #expect(sets.images == 2)
    #expect(sets.trueCardinality == 1)
    #expect(sets.predictedCardinality == 0.5)
    #expect(sets.jaccardImages == 1)
    #expect(sets.meanJaccard() == 0.5)
    #expect(sets.meanJaccard(undefined: 0) == 0.25)
  }

  @Test func `without images or labels every set measure is undefined`() throws {
    for images in [[], [0, 1]] {
      let empty = try ScoreTable(labels: [], images: images, scores: [], targets: [])
      let sets = LabelSetMeasures(table: empty, thresholds: [])
      #expect(sets.images == 0)
      #expect(sets.subsetAccuracy == nil)
      #expect(sets.trueCardinality == nil)
      #expect(sets.meanJaccard(undefined: 1) == nil)
      let decisions = Decisions(table: empty, thresholds: [])
      #expect(decisions.labelledImages == 0)
      #expect(decisions.subsetAccuracy == nil && decisions.hammingLoss == nil)
      #expect(decisions.anyPositiveRateOnNegatives == nil)
    }
  }
}
