/// The largest value of each window; the first of equal ones, row by row; a NaN beats all.
package enum MaxPool {
  /// `places` keeps one byte for each output: the position in its window, for the backward pass.
  /// It is nil for inference.
  package static func forward(
    _ shape: PoolShape, input: Slice, output: Slice, places: Slice?, workers: Workers
  ) {
    Naive.MaxPool.forward(shape, input: input, output: output, places: places, workers: workers)
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, places: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    Naive.MaxPool.backward(
      shape, outputGradient: outputGradient, places: places, inputGradient: inputGradient,
      workers: workers)
  }
}
