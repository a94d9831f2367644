/// A dense layer: the passes of its 1x1 convolution over one position.
///
/// `scratch` holds at least `shape.scratchCount(workers:)` floats.
package enum Dense {
  /// `output[n, u] = bias[u] + sum of input[n, i] * w[i, u]`.
  package static func forward(
    _ shape: DenseShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool = false, scratch: Slice, workers: Workers
  ) {
    Convolution.forward(
      shape.convolution, input: input, weights: weights, bias: bias, output: output, relu: relu,
      scratch: scratch, workers: workers)
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backwardData(
    _ shape: DenseShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    Convolution.backwardData(
      shape.convolution, outputGradient: outputGradient, weights: weights,
      inputGradient: inputGradient, scratch: scratch, workers: workers)
  }

  /// The gradients of weights and bias; overwrites both.
  package static func backwardWeights(
    _ shape: DenseShape, input: Slice, outputGradient: Slice, weightsGradient: Slice,
    biasGradient: Slice?, scratch: Slice, workers: Workers
  ) {
    Convolution.backwardWeights(
      shape.convolution, input: input, outputGradient: outputGradient,
      weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: scratch,
      workers: workers)
  }
}
