/// How gradients move weights.
///
/// Weight decay acts on every parameter, biases and normalisation included, as PyTorch does for a
/// model's `parameters()`. The optimisers' own definitions are PyTorch's `SGD` (decay is added to the
/// gradient, dampening 0) and `AdamW` (decay is taken off the weight, apart from the moments).
package enum OptimizerDescription: Equatable, Sendable {
  case sgd(momentum: Float, nesterov: Bool, weightDecay: Float)
  case adamW(beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float)
}
