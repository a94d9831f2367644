/// One step of an optimiser over flat parameters; all slices have the same count.
///
/// A parameter that is zero, has no gradient and no momentum stays zero: padding lanes survive.
package enum Optimizers {
  /// PyTorch's SGD: `g += decay * w; v = momentum * v + g; w -= rate * v`, or with `nesterov`
  /// `w -= rate * (g + momentum * v)`. `velocity` starts at zero.
  package static func sgd(
    parameters: Slice, gradients: Slice, velocity: Slice, rate: Float, momentum: Float,
    nesterov: Bool, weightDecay: Float, workers: Workers
  ) {
    Naive.Optimizers.sgd(
      parameters: parameters, gradients: gradients, velocity: velocity, rate: rate,
      momentum: momentum, nesterov: nesterov, weightDecay: weightDecay, workers: workers)
  }

  /// PyTorch's AdamW: decay apart from the gradient, moments corrected for their start at zero.
  ///
  /// - Parameter step: counted from 1.
  /// - Source: Loshchilov and Hutter (2019), algorithm 2.
  package static func adamW(
    parameters: Slice, gradients: Slice, firstMoment: Slice, secondMoment: Slice, step: Int,
    rate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float, workers: Workers
  ) {
    Naive.Optimizers.adamW(
      parameters: parameters, gradients: gradients, firstMoment: firstMoment,
      secondMoment: secondMoment, step: step, rate: rate, beta1: beta1, beta2: beta2,
      epsilon: epsilon, weightDecay: weightDecay, workers: workers)
  }

  /// Exponential moving average: `average = decay * average + (1 - decay) * parameters`.
  package static func average(
    _ average: Slice, towards parameters: Slice, decay: Float, workers: Workers
  ) {
    Naive.Optimizers.average(average, towards: parameters, decay: decay, workers: workers)
  }

  /// Sum of the squares, in double precision and a fixed order; its root is the gradient norm.
  package static func sumOfSquares(_ values: Slice, scratch: Slice, workers: Workers) -> Double {
    Naive.Optimizers.sumOfSquares(values, scratch: scratch, workers: workers)
  }

  /// Floats of scratch space that `sumOfSquares` needs.
  package static let sumOfSquaresScratchCount = 2 * 64

  /// `values *= factor`.
  package static func scale(_ values: Slice, by factor: Float, workers: Workers) {
    Naive.Optimizers.scale(values, by: factor, workers: workers)
  }
}
