import Testing

@testable import NeuralNetwork

@Suite struct LossTests {
  /// Logits and targets of the design's test vector V3.
  static let logits: [Float] = [1.2, -0.7, -0.3, 2.1, 0.4, 0.1, -1.5, -2]
  static let targets: [Float] = [1, 0, 0, 1, 1, 1, 0, 0]

  func evaluate(_ function: LossFunction, weights: [Float]? = nil) throws -> Float {
    let network = try makeNetwork(
      [.flatten], image: ImageShape(height: 1, width: 1, channels: 1), batch: 1,
      loss: LossDescription(function: function, positiveWeights: weights))
    return try #require(
      network.loss(
        logits: Self.logits, targets: Self.targets, known: Array(repeating: 1, count: 8), count: 4))
  }

  @Test func `losses have the values of the design's vector`() throws {
    #expect(abs(try evaluate(.binaryCrossEntropy) - 0.3527620607) < 1e-7)
    #expect(abs(try evaluate(.binaryCrossEntropy, weights: [3, 0.5]) - 0.4993417292) < 1e-7)
    #expect(abs(try evaluate(.focal(gamma: 2, alpha: 0.25)) - 0.0219805967) < 1e-8)
    #expect(abs(try evaluate(.focal(gamma: 2, alpha: nil)) - 0.0495998346) < 1e-8)
    let asymmetric = LossFunction.asymmetric(negativeGamma: 4, positiveGamma: 1, margin: 0.05)
    #expect(abs(try evaluate(asymmetric) - 0.5970281855) < 1e-7)
  }

  /// The logits are the head's biases: weights are zero and each image is its own one-hot row, so
  /// the gradient of the head's weights is the gradient by the logits.
  @Test func `losses and their gradients agree with PyTorch`() throws {
    let cases = try Reference.load().losses
    #expect(cases.count > 20)
    let (count, labels) = (6, 3)
    let logits = ReferenceHash.unit(count * labels, salt: 4000).map { $0 * 4 }
    let images = (0..<count * count).map { Float($0 / count == $0 % count ? 1 : 0) }
    for reference in cases {
      let network = try makeNetwork(
        [.flatten], image: ImageShape(height: count, width: 1, channels: 1), labels: labels,
        batch: count, loss: try reference.spec.description())
      var state = network.exportState()
      for index in state.tensors.indices {
        switch state.tensors[index].name {
        case "head.weight":
          state.tensors[index].values = (0..<labels).flatMap { label in
            (0..<count).map { logits[$0 * labels + label] }
          }
        case "head.bias": state.tensors[index].values = Array(repeating: 0, count: labels)
        default: break
        }
      }
      try network.restore(state)
      let known =
        reference.masked
        ? ReferenceHash.known(count, labels, salt: 7) : Array(repeating: 1, count: count * labels)
      let result = network.accumulateGradients(
        images: images, targets: ReferenceHash.targets(count, labels, salt: 7), known: known,
        count: count, step: 0)
      #expect(relative(result.loss, reference.loss) < 1e-6, "\(reference.spec)")
      let gradient = try #require(
        network.exportGradients().first { $0.name == "head.weight" }?.values)
      let byImage = (0..<count).flatMap { image in
        (0..<labels).map { gradient[$0 * count + image] }
      }
      #expect(disagreement(byImage, reference.gradient) < 1e-6, "\(reference.spec)")
    }
  }

  @Test func `a batch in which nothing is known has no loss and no gradient`() throws {
    let asymmetric = LossFunction.asymmetric(negativeGamma: 4, positiveGamma: 1, margin: 0.05)
    for function in [.binaryCrossEntropy, asymmetric, .softmaxCrossEntropy] {
      let network = try makeNetwork(
        [.flatten], image: ImageShape(height: 2, width: 2, channels: 1), batch: 2,
        loss: LossDescription(function: function))
      let result = network.accumulateGradients(
        images: ReferenceHash.unit(8, salt: 1), targets: [1, 0, 0, 1], known: [0, 0, 0, 0],
        count: 2, step: 0)
      #expect(result == StepResult(loss: 0, gradientNorm: 0))
      let loss = network.loss(
        logits: [1, 2, 3, 4], targets: [1, 0, 0, 1], known: [0, 0, 0, 0], count: 2)
      #expect(loss == nil)
      #expect(network.loss(logits: [], targets: [], known: [], count: 0) == nil)
    }
  }

  @Test func `scores are sigmoids or a softmax as the loss is`() throws {
    let image = ImageShape(height: 1, width: 1, channels: 1)
    let sigmoid = try makeNetwork([.flatten], image: image, batch: 1)
    #expect(sigmoid.probabilities(logits: [0, 0]) == [0.5, 0.5])
    #expect(sigmoid.probabilities(logits: []) == [])
    let softmax = try makeNetwork(
      [.flatten], image: image, batch: 1,
      loss: LossDescription(function: .softmaxCrossEntropy))
    let scores = softmax.probabilities(logits: [100, 100, 3, 3 + 1.0986123])
    #expect(scores[0] == 0.5 && scores[1] == 0.5)
    #expect(abs(scores[2] - 0.25) < 1e-6 && abs(scores[3] - 0.75) < 1e-6)
  }

  @Test func `loss settings that do not fit are explained`() {
    func message(_ loss: LossDescription) -> String {
      do {
        _ = try makeNetwork(
          [.flatten], image: ImageShape(height: 1, width: 1, channels: 1), batch: 1, loss: loss)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(
      message(LossDescription(function: .binaryCrossEntropy, positiveWeights: [1]))
        == "loss has 1 positive weights; it needs one for each of 2 labels")
    #expect(
      message(LossDescription(function: .softmaxCrossEntropy, positiveWeights: [1, 1]))
        == "loss has positive weights beside a loss that takes none; "
        + "it needs binary cross-entropy for them")
    #expect(
      message(LossDescription(function: .binaryCrossEntropy, labelSmoothing: 1))
        == "loss has label smoothing 1.0; it needs 0 to below 1")
    #expect(
      message(LossDescription(function: .binaryCrossEntropy, positiveWeights: [1, -2]))
        == "loss has positive weights [1.0, -2.0]; it needs numbers of at least 0")
  }
}
