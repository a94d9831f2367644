import Testing

@testable import NeuralNetwork

@Suite struct OutputCodingTests {
  /// What the coding makes of one image.
  func encoded(
    _ coding: some OutputCoding, _ targets: [Float], known: [Float]? = nil
  ) -> EncodedTargets {
    coding.encoded(targets: targets, known: known ?? targets.map { _ in 1 })
  }

  @Test func `with none as an output, an image without labels has a target too`() {
    let coding = NoneCoding(labels: 2)
    #expect(coding.outputs == 3)
    #expect(encoded(coding, [1, 0]) == EncodedTargets(targets: [1, 0, 0], known: [1, 1, 1]))
    #expect(encoded(coding, [1, 1]) == EncodedTargets(targets: [1, 1, 0], known: [1, 1, 1]))
    #expect(encoded(coding, [0, 0]) == EncodedTargets(targets: [0, 0, 1], known: [1, 1, 1]))
    #expect(
      encoded(coding, [0, 0, 0, 1])
        == EncodedTargets(targets: [0, 0, 1, 0, 1, 0], known: [1, 1, 1, 1, 1, 1]))
    #expect(encoded(coding, []) == EncodedTargets(targets: [], known: []))
  }

  @Test func `none gets what blended labels leave, and never less than nothing`() {
    let coding = NoneCoding(labels: 2)
    #expect(encoded(coding, [0.75, 0]).targets == [0.75, 0, 0.25])
    #expect(encoded(coding, [0.25, 0.5]).targets == [0.25, 0.5, 0.25])
    #expect(encoded(coding, [0.75, 0.75]).targets == [0.75, 0.75, 0])
  }

  @Test func `none takes no part where an unlabelled pair may be there`() {
    let coding = NoneCoding(labels: 2)
    // Nothing can be said of this one: it may hold the second label, or none.
    #expect(encoded(coding, [0, 0], known: [1, 0]).known == [0, 0, 0])
    // It holds the first, so it is not none.
    #expect(
      encoded(coding, [1, 0], known: [1, 0])
        == EncodedTargets(targets: [1, 0, 0], known: [1, 0, 1]))
    // What is left of this one may be the second label's.
    #expect(
      encoded(coding, [0.5, 0], known: [1, 0])
        == EncodedTargets(targets: [0.5, 0, 0], known: [1, 0, 0]))
    #expect(encoded(coding, [1, 1], known: [0, 0]).known == [0, 0, 0])
  }

  @Test func `an image counts for as much as its pairs do`() {
    #expect(encoded(NoneCoding(labels: 2), [1, 0], known: [3, 3]).known == [3, 3, 3])
    let sets = LabelSetCoding(labels: 2, labelSets: [[0], [1]])
    #expect(encoded(sets, [1, 0], known: [0.5, 0.5]).known == [0.5, 0.5])
  }

  @Test func `scores beside none are those of the labels`() {
    #expect(
      NoneCoding(labels: 2).scores(probabilities: [0.5, 0.25, 0.25, 0, 0.125, 0.875])
        == [0.5, 0.25, 0, 0.125])
    #expect(NoneCoding(labels: 2).scores(probabilities: []) == [])
  }

  @Test func `label sets have an output each, in one order`() {
    let coding = LabelSetCoding(labels: 3, labelSets: [[2], [0, 2], [], [0], [0, 2], [0, 1, 2]])
    #expect(coding.labelSets == [[], [0], [0, 1, 2], [0, 2], [2]])
    #expect(coding.outputs == 5)
    #expect(encoded(coding, [1, 0, 1]).targets == [0, 0, 0, 1, 0])
    #expect(encoded(coding, [0, 0, 0]).targets == [1, 0, 0, 0, 0])
    #expect(encoded(coding, [1, 0, 1]).known == [1, 1, 1, 1, 1])
  }

  @Test func `an image whose label set is strange, unsure or blended has no target`() {
    let coding = LabelSetCoding(labels: 2, labelSets: [[0], [1]])
    let nothing = EncodedTargets(targets: [0, 0], known: [0, 0])
    #expect(encoded(coding, [1, 1]) == nothing)
    #expect(encoded(coding, [0, 0]) == nothing)
    #expect(encoded(coding, [1, 0], known: [1, 0]) == nothing)
    #expect(encoded(coding, [0.75, 0]) == nothing)
    #expect(
      encoded(coding, [1, 1, 0, 1]) == EncodedTargets(targets: [0, 0, 0, 1], known: [0, 0, 1, 1]))
  }

  @Test func `a label's score is the sum over the sets that hold it`() {
    let coding = LabelSetCoding(labels: 2, labelSets: [[], [0], [0, 1], [1]])
    #expect(
      coding.scores(probabilities: [0.125, 0.25, 0.125, 0.5, 0, 0.5, 0.5, 0])
        == [0.375, 0.625, 1, 0.5])
    let rounded = LabelSetCoding(labels: 2, labelSets: [[0], [0, 1]])
    #expect(rounded.scores(probabilities: [1, .ulpOfOne]) == [1, .ulpOfOne])
  }

  @Test func `a coded network scores labels and leaves out what has no target`() throws {
    let image = ImageShape(height: 1, width: 1, channels: 1)
    let loss = LossDescription(function: .softmaxCrossEntropy)
    let network = CodedNetwork(
      try makeNetwork([.flatten], image: image, labels: 3, batch: 2, loss: loss),
      coding: NoneCoding(labels: 2))
    #expect(network.labels == 2)
    // Softmaxes 1/2, 1/4, 1/4 and 1/8, 1/8, 3/4.
    let logits: [Float] = [0.6931472, 0, 0, 0, 0, 1.7917595]
    let scores = network.probabilities(logits: logits)
    #expect(disagreement(scores, [0.5, 0.25, 0.125, 0.125]) < 1e-6)
    // -log 1/2 and -log 3/4, their mean 0.4904146; of the first alone 0.6931472.
    func value(_ known: [Float]) -> Float? {
      network.loss(logits: logits, targets: [1, 0, 0, 0], known: known, count: 2)
    }
    #expect(abs(try #require(value([1, 1, 1, 1])) - 0.4904146) < 1e-6)
    #expect(abs(try #require(value([1, 1, 1, 0])) - 0.6931472) < 1e-6)
    #expect(value([0, 0, 1, 0]) == nil)

    let sets = CodedNetwork(
      try makeNetwork([.flatten], image: image, labels: 2, batch: 2, loss: loss),
      coding: LabelSetCoding(labels: 2, labelSets: [[0], [1]]))
    let nothing = sets.accumulateGradients(
      images: [1, 2], targets: [1, 1, 0, 0], known: [1, 1, 1, 1], count: 2, step: 0)
    #expect(nothing == StepResult(loss: 0, gradientNorm: 0))
  }

  @Test func `smoothed targets share the whole among the outputs, none too`() {
    let coded = encoded(NoneCoding(labels: 2), [0, 0])
    let loss = LossDescription(function: .softmaxCrossEntropy, labelSmoothing: 0.375)
    var smoothed = [Float](repeating: 0, count: 3)
    loss.smooth(coded.targets, known: coded.known, labels: 3, into: &smoothed)
    #expect(smoothed == [0.125, 0.125, 0.75])
  }
}
