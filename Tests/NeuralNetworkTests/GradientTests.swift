import Testing

@testable import NeuralNetwork

/// Gradients against finite differences of the loss.
@Suite struct GradientTests {
  @Test func `gradients are the slopes of the loss`() throws {
    let block: [LayerDescription] = [.convolution(5, bias: false), .batchNormalization]
    let networks: [[LayerDescription]] = [
      [.convolution(4, kernel: 3), .averagePool(size: 2, stride: 2), .flatten, .dense(units: 6)],
      [
        .convolution(channels: 5, kernel: 5, stride: 2, padding: 1, bias: true),
        .batchNormalization, .residual(body: block, shortcut: []),
        .residual(
          body: [.convolution(3)],
          shortcut: [.convolution(channels: 3, kernel: 1, stride: 1, padding: 0, bias: false)]),
        .globalAveragePool,
      ],
      [.maxPool(size: 2, stride: 2), .convolution(3), .flatten, .dropout(rate: 0.3)],
    ]
    for (number, layers) in networks.enumerated() {
      for function in [
        LossFunction.binaryCrossEntropy, .focal(gamma: 2, alpha: 0.25),
        .asymmetric(negativeGamma: 2, positiveGamma: 1, margin: 0.05), .softmaxCrossEntropy,
      ] {
        try check(layers, function, "network \(number), \(function)")
      }
    }
  }

  private func check(_ layers: [LayerDescription], _ function: LossFunction, _ what: String)
    throws
  {
    let image = ImageShape(height: 6, width: 6, channels: 2)
    let network = try makeNetwork(
      layers, image: image, batch: 3,
      loss: LossDescription(function: function, labelSmoothing: 0.1))
    try ReferenceHash.setWeights(of: network)
    let images = ReferenceHash.images(3, image, salt: 3)
    func loss() -> Float {
      network.accumulateGradients(
        images: images, targets: [1, 0, 0, 1, 1, 1], known: [1, 1, 1, 1, 0, 1], count: 3, step: 5
      ).loss
    }
    _ = loss()
    let gradients = network.exportGradients()
    let state = network.exportState()
    let scale = gradients.flatMap(\.values).reduce(0) { max($0, abs($1)) }
    for gradient in gradients {
      for index in Set([0, gradient.values.count / 2, gradient.values.count - 1]) {
        func shiftedLoss(_ shift: Float) throws -> Float {
          var shifted = state
          let position = try #require(
            shifted.tensors.firstIndex { $0.name == gradient.name })
          shifted.tensors[position].values[index] += shift
          try network.restore(shifted)
          return loss()
        }
        let width: Float = 0.01
        let slope = (try shiftedLoss(width) - shiftedLoss(-width)) / (2 * width)
        // The losses are floats: a slope over this width keeps about four digits.
        #expect(
          abs(slope - gradient.values[index]) < 2e-3 * max(scale, 1) + 0.02 * abs(slope),
          "\(what), \(gradient.name)[\(index)]: \(gradient.values[index]), slope \(slope)")
      }
    }
  }
}
