import Metrics
import Testing

struct ReferenceTests {
  @Test func `the frozen cases are there`() {
    #expect(ReferenceCase.all.count == 4)
  }

  @Test(arguments: ReferenceCase.all)
  func `counts and what is made of them agree with scikit-learn`(reference: ReferenceCase) throws {
    let counts = try reference.table().counts(thresholds: reference.thresholds)
    for (counts, expected) in zip(counts, reference.perLabel) {
      #expect(
        [
          counts.truePositives, counts.falsePositives, counts.falseNegatives, counts.trueNegatives,
        ] == expected.counts)
      #expect(agree(counts.precision, expected.precision))
      #expect(agree(counts.recall, expected.recall))
      #expect(agree(counts.f1, expected.f1))
      #expect(agree(counts.fBeta(2), expected.f2))
      #expect(agree(counts.jaccard, expected.jaccard))
      #expect(agree(counts.matthewsCorrelation, expected.matthews))
      #expect(agree(counts.kappa, expected.kappa))
      #expect(agree(counts.balancedAccuracy, expected.balanced))
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `ranking measures agree with scikit-learn`(reference: ReferenceCase) throws {
    let table = try reference.table()
    for (label, expected) in reference.perLabel.enumerated() {
      let ranked = table.ranked(label: label)
      #expect(agree(ranked.averagePrecision, expected.averagePrecision, within: 1e-9))
      #expect(agree(ranked.rocAUC, expected.rocAUC, within: 1e-9))
      let counts = table.counts(thresholds: reference.thresholds)[label]
      #expect(ranked.counts(at: reference.thresholds[label]) == counts)
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `the best F1 is the best of all decisions there are`(reference: ReferenceCase) throws {
    let table = try reference.table()
    for (label, expected) in reference.perLabel.enumerated() {
      let chosen = ThresholdGoal.f1.threshold(
        scores: table.scores(ofLabel: label), targets: table.targets(ofLabel: label))
      #expect(agree(chosen?.achieved, expected.bestF1))
      #expect(agree(chosen?.counts.f1, expected.bestF1))
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `averages agree with scikit-learn for each way to treat the undefined`(
    reference: ReferenceCase
  ) throws {
    let table = try reference.table()
    let labels = table.counts(thresholds: reference.thresholds)
    let images = table.countsByImage(thresholds: reference.thresholds)
    let micro = [labels.reduce(LabelCounts(), +)]
    let measures: [(String, (LabelCounts) -> Double?)] = [
      ("Precision", \.precision), ("Recall", \.recall), ("F1", \.f1),
    ]
    for (name, measure) in measures {
      for (index, undefined) in ([0, 1, nil] as [Double?]).enumerated() {
        func expect(_ kind: String, _ found: Double?) {
          #expect(agree(found, reference.averages[kind + name]?[index]), "\(kind)\(name) \(index)")
        }
        expect("macro", Average.mean(labels.map(measure), undefined: undefined))
        expect("samples", Average.mean(images.map(measure), undefined: undefined))
        expect("micro", Average.mean(micro.map(measure), undefined: undefined))
        expect(
          "weighted",
          Average.weighted(
            labels.map(measure), weights: labels.map(\.support), undefined: undefined))
      }
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `an evaluation holds the same figures`(reference: ReferenceCase) throws {
    let evaluation = EvaluationMeasures(
      table: try reference.table(), thresholds: reference.thresholds, loss: nil)
    #expect(agree(evaluation.subsetAccuracy, reference.subsetAccuracy))
    #expect(agree(evaluation.hammingLoss, reference.hammingLoss))
    #expect(agree(evaluation.macroF1, reference.averages["macroF1"]?[2]))
    #expect(agree(evaluation.microF1, reference.averages["microF1"]?[2]))
    let precisions = reference.perLabel.compactMap(\.averagePrecision)
    #expect(evaluation.macroAveragePrecisionOver == precisions.count)
    #expect(
      agree(
        evaluation.macroAveragePrecision,
        precisions.reduce(0, +) / Double(precisions.count), within: 1e-9))
  }
}
