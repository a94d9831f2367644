import Kernels

/// What is kept of a network, and going on from it.
extension Network {
  /// Weights, running statistics, moments, averages and the count of updates; weights and running
  /// statistics alone of a network that only scores.
  package func exportState() -> NetworkState {
    NetworkState(
      tensors: stateParts.map { part in
        NamedTensor(
          name: part.name, shape: part.tensor.shape, values: part.tensor.read(from: part.arena))
      } + stepNames.map { NamedTensor(name: $0, shape: [], values: [Float(updateCount)]) })
  }

  /// Takes over a state that `exportState` of a network of the same description made.
  ///
  /// - Throws: `StateError` for a tensor that is missing, unknown, of another shape or holds what
  ///   cannot be; the network is then unchanged.
  package func restore(_ state: NetworkState) throws(StateError) {
    takeOver(try accepted(state))
  }

  /// What a state that fits says of this network.
  struct AcceptedState {
    /// As ``stateParts`` lists them.
    fileprivate let values: [[Float]]
    fileprivate let updateCount: Int
  }

  /// Checks a state, and changes nothing.
  func accepted(_ state: NetworkState) throws(StateError) -> AcceptedState {
    var tensors: [String: NamedTensor] = [:]
    for tensor in state.tensors {
      guard tensors.updateValue(tensor, forKey: tensor.name) == nil else {
        throw StateError(tensor: tensor.name, problem: "comes twice")
      }
    }
    let parts = stateParts
    let known = Set(parts.map(\.name) + stepNames)
    for tensor in state.tensors where !known.contains(tensor.name) {
      throw StateError(tensor: tensor.name, problem: "is none of this network's")
    }
    var step: Float = 0
    for name in stepNames {
      step = try Self.checked(tensors[name], name: name, shape: [])[0]
      guard step >= 0, step == step.rounded(), step < 0x1p24 else {
        throw StateError(tensor: name, problem: "is \(step); it needs a whole count")
      }
    }
    var values: [[Float]] = []
    for part in parts {
      let found = try Self.checked(tensors[part.name], name: part.name, shape: part.tensor.shape)
      if part.isNonNegative, let least = found.min(), least < 0 {
        throw StateError(
          tensor: part.name, problem: "holds \(least); it needs values of at least 0")
      }
      values.append(found)
    }
    return AcceptedState(values: values, updateCount: Int(step))
  }

  func takeOver(_ state: AcceptedState) {
    for (part, values) in zip(stateParts, state.values) {
      part.tensor.write(values, to: part.arena)
    }
    updateCount = state.updateCount
    gradients.whole.fill(0)
    gradientNorm = 0
  }

  // MARK: Parts

  /// The count of updates, of a network that makes them.
  private var stepNames: [String] { onlyScores ? [] : ["optimizer.step"] }

  private struct StatePart {
    let name: String
    let tensor: ParameterTensor
    let arena: Arena
    /// Second moments and variances, from which roots are taken.
    var isNonNegative = false
  }

  private var stateParts: [StatePart] {
    var parts = parts(of: plan.parameters, in: weights)
    parts += plan.statistics.tensors.map {
      StatePart(
        name: $0.name, tensor: $0, arena: statistics,
        isNonNegative: $0.name.hasSuffix("running_var"))
    }
    guard !onlyScores else { return parts }
    switch optimizer {
    case .sgd(let momentum, _, _):
      // Without momentum the velocity is only the last gradient, and nothing depends on it.
      if momentum != 0 {
        parts += self.parts(of: plan.parameters, in: firstMoment, "optimizer.momentum_buffer.")
      }
    case .adamW:
      parts += self.parts(of: plan.parameters, in: firstMoment, "optimizer.exp_avg.")
      parts += plan.parameters.tensors.map {
        StatePart(
          name: "optimizer.exp_avg_sq.\($0.name)", tensor: $0, arena: secondMoment,
          isNonNegative: true)
      }
    }
    if averaging != nil {
      parts += self.parts(of: plan.parameters, in: averagedWeights, "averaged.")
    }
    return parts
  }

  private func parts(of layout: ParameterLayout, in arena: Arena, _ prefix: String = "")
    -> [StatePart]
  {
    layout.tensors.map { StatePart(name: prefix + $0.name, tensor: $0, arena: arena) }
  }

  private static func checked(_ tensor: NamedTensor?, name: String, shape: [Int])
    throws(StateError) -> [Float]
  {
    guard let tensor else { throw StateError(tensor: name, problem: "is missing") }
    guard tensor.shape == shape, tensor.values.count == shape.reduce(1, *) else {
      throw StateError(
        tensor: name,
        problem: "has shape \(tensor.shape) and \(tensor.values.count) values; it needs \(shape)")
    }
    if let bad = tensor.values.first(where: { !$0.isFinite }) {
      throw StateError(tensor: name, problem: "holds \(bad); it needs finite values")
    }
    return tensor.values
  }
}
