/// Batch normalisation over all positions of each channel.
///
/// - Shapes: maps are `[pixels, lanes]`; scale, shift, statistics and their gradients are `[lanes]`.
/// - Source: Ioffe and Szegedy (2015); the running statistics follow PyTorch.
package enum BatchNormalization {
  /// Floats of scratch space that the passes of training need.
  package static func scratchCount(_ shape: MapShape) -> Int { 0 }

  /// `output = (input - mean) / sqrt(variance + epsilon) * scale + shift` with the batch's own
  /// mean and (biased) variance, negative results replaced by zero if `relu`.
  ///
  /// The running statistics move by `momentum` towards the batch's; the running variance towards
  /// the unbiased one (divided by pixels - 1, or by 1 for a single pixel). `savedMean` and
  /// `savedInverseDeviation` are for the backward pass. `output` may be `input` itself if no
  /// backward pass follows.
  package static func trainingForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, momentum: Float = 0.1, epsilon: Float = 1e-5, output: Slice,
    savedMean: Slice, savedInverseDeviation: Slice, relu: Bool = false, scratch: Slice,
    workers: Workers
  ) {
    Naive.BatchNormalization.trainingForward(
      shape, input: input, scale: scale, shift: shift, runningMean: runningMean,
      runningVariance: runningVariance, momentum: momentum, epsilon: epsilon, output: output,
      savedMean: savedMean, savedInverseDeviation: savedInverseDeviation, relu: relu,
      scratch: scratch, workers: workers)
  }

  /// As in training, with the running statistics in place of the batch's. `output` may be `input`.
  package static func inferenceForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, epsilon: Float = 1e-5, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    Naive.BatchNormalization.inferenceForward(
      shape, input: input, scale: scale, shift: shift, runningMean: runningMean,
      runningVariance: runningVariance, epsilon: epsilon, output: output, relu: relu,
      workers: workers)
  }

  /// The gradients of input, scale and shift; overwrites all three.
  ///
  /// If the forward pass had `relu`, `output` is its result, and gradients count only where that
  /// is positive; else it is nil. `inputGradient` may be `outputGradient` itself.
  package static func backward(
    _ shape: MapShape, input: Slice, output: Slice? = nil, outputGradient: Slice, scale: Slice,
    savedMean: Slice, savedInverseDeviation: Slice, inputGradient: Slice, scaleGradient: Slice,
    shiftGradient: Slice, scratch: Slice, workers: Workers
  ) {
    Naive.BatchNormalization.backward(
      shape, input: input, output: output, outputGradient: outputGradient, scale: scale,
      savedMean: savedMean, savedInverseDeviation: savedInverseDeviation,
      inputGradient: inputGradient, scaleGradient: scaleGradient, shiftGradient: shiftGradient,
      scratch: scratch, workers: workers)
  }
}
