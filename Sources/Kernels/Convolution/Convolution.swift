/// Convolution, the passes of training and inference.
///
/// `scratch` holds at least `shape.scratchCount(workers:)` floats; its content before and after
/// means nothing.
package enum Convolution {
  /// `output[n, y, x, o] = bias[o] + sum of input[n, y*s + r - p, x*s + c - p, i] * w[r, c, i, o]`,
  /// negative results replaced by zero if `relu`; then scaled and shifted if there is a `scaling`.
  package static func forward(
    _ shape: ConvolutionShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool = false, scaling: ChannelScaling? = nil, scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: input, weights: weights, bias: bias, output: output, scratch: scratch,
      workers: workers)
    if shape.usesWinograd {
      runWinogradForward(
        shape, input: input, weights: weights, bias: bias, output: output, relu: relu,
        scaling: scaling, scratch: scratch, workers: workers)
    } else {
      runForward(
        shape, input: input, weights: weights, bias: bias, output: output, relu: relu,
        scaling: scaling, scratch: scratch, workers: workers)
    }
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backwardData(
    _ shape: ConvolutionShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: inputGradient, weights: weights, bias: nil, output: outputGradient, scratch: scratch,
      workers: workers)
    require(!shape.readsImage, "a gradient of the network's own input")
    if shape.usesWinograd {
      runWinogradBackwardData(
        shape, outputGradient: outputGradient, weights: weights, inputGradient: inputGradient,
        scratch: scratch, workers: workers)
    } else {
      runBackwardData(
        shape, outputGradient: outputGradient, weights: weights, inputGradient: inputGradient,
        scratch: scratch, workers: workers)
    }
  }

  /// The gradients of weights and bias; overwrites both.
  ///
  /// - Parameter rectified: if the forward pass had `relu`, its output, and where to write the
  ///   output gradient that it let through, for the backward pass to data; that may be
  ///   `outputGradient` itself.
  package static func backwardWeights(
    _ shape: ConvolutionShape, input: Slice, outputGradient: Slice,
    rectified: (output: Slice, passed: Slice)? = nil, weightsGradient: Slice,
    biasGradient: Slice?, scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: input, weights: weightsGradient, bias: biasGradient, output: outputGradient,
      scratch: scratch, workers: workers)
    if shape.usesWinograd {
      runWinogradBackwardWeights(
        shape, input: input, outputGradient: outputGradient, rectified: rectified,
        weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: scratch,
        workers: workers)
      return
    }
    if let rectified {
      Elementwise.reluBackward(
        shape.output, output: rectified.output, outputGradient: outputGradient,
        inputGradient: rectified.passed, workers: workers)
    }
    runBackwardWeights(
      shape, input: input, outputGradient: rectified?.passed ?? outputGradient,
      weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: scratch,
      workers: workers)
  }
}

extension ConvolutionShape {
  /// Floats of scratch space that any of the three passes needs.
  package func scratchCount(workers: Workers) -> Int {
    if usesWinograd { return Convolution.winogradScratchCount(self, workers: workers) }
    return max(
      Convolution.forwardScratchCount(self, workers: workers),
      readsImage ? 0 : Convolution.backwardDataScratchCount(self, workers: workers),
      Convolution.backwardWeightsScratchCount(self, workers: workers))
  }
}
