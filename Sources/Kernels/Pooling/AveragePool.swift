/// The mean of each window.
package enum AveragePool {
  package static func forward(_ shape: PoolShape, input: Slice, output: Slice, workers: Workers) {
    Naive.AveragePool.forward(shape, input: input, output: output, workers: workers)
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    Naive.AveragePool.backward(
      shape, outputGradient: outputGradient, inputGradient: inputGradient, workers: workers)
  }
}
