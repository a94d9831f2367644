/// Element by element operations on maps; outputs may be inputs themselves.
package enum Elementwise {
  /// `output = max(input, 0)`; NaN stays NaN.
  package static func reluForward(
    _ shape: MapShape, input: Slice, output: Slice, workers: Workers
  ) {
    Naive.Elementwise.reluForward(shape, input: input, output: output, workers: workers)
  }

  /// `inputGradient = outputGradient` where the forward pass's `output` is positive, else 0.
  package static func reluBackward(
    _ shape: MapShape, output: Slice, outputGradient: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    Naive.Elementwise.reluBackward(
      shape, output: output, outputGradient: outputGradient, inputGradient: inputGradient,
      workers: workers)
  }

  /// `output = left + right`, negative sums replaced by zero if `relu`.
  ///
  /// The backward pass hands the (masked) gradient to both sides as it is.
  package static func add(
    _ shape: MapShape, left: Slice, right: Slice, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    Naive.Elementwise.add(
      shape, left: left, right: right, output: output, relu: relu, workers: workers)
  }
}
