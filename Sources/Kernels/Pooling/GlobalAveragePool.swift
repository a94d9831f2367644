/// The mean of each channel over all positions of an image: `[batch, height, width, lanes]` to
/// `[batch, lanes]`.
package enum GlobalAveragePool {
  package static func forward(_ shape: MapShape, input: Slice, output: Slice, workers: Workers) {
    Naive.GlobalAveragePool.forward(shape, input: input, output: output, workers: workers)
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backward(
    _ shape: MapShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    Naive.GlobalAveragePool.backward(
      shape, outputGradient: outputGradient, inputGradient: inputGradient, workers: workers)
  }
}
