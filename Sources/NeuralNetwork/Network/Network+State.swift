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
      }
        + counts.map {
          NamedTensor(name: $0.name, shape: [], values: [Float($0.count)])
        })
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
    /// By name.
    fileprivate let counts: [String: Int]
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
    let known = Set(parts.map(\.name) + counts.map(\.name))
    for tensor in state.tensors where !known.contains(tensor.name) {
      throw StateError(tensor: tensor.name, problem: "is none of this network's")
    }
    var counts: [String: Int] = [:]
    for name in self.counts.map(\.name) {
      let count = try Self.checked(tensors[name], name: name, shape: [])[0]
      guard count >= 0, count == count.rounded(), count < 0x1p24 else {
        throw StateError(tensor: name, problem: "is \(count); it needs a whole count")
      }
      counts[name] = Int(count)
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
    return AcceptedState(values: values, counts: counts)
  }

  func takeOver(_ state: AcceptedState) {
    for (part, values) in zip(stateParts, state.values) {
      part.tensor.write(values, to: part.arena)
    }
    updateCount = state.counts[Self.stepName] ?? 0
    for index in weightGroups.indices {
      let own = weightGroups[index].countName.flatMap { state.counts[$0] }
      weightGroups[index].updateCount = own ?? updateCount
    }
    gradients.whole.fill(0)
    gradientNorm = 0
  }

  // MARK: Parts

  private static let stepName = "optimizer.step"

  /// Updates of the network, and of layers that are trained only later; none where it only scores.
  private var counts: [(name: String, count: Int)] {
    guard !onlyScores else { return [] }
    return [(Self.stepName, updateCount)]
      + weightGroups.compactMap { group in group.countName.map { ($0, group.updateCount) } }
  }

  private struct StatePart {
    let name: String
    let tensor: ParameterTensor
    let arena: Arena
    /// Second moments and variances, from which roots are taken.
    var isNonNegative = false
  }

  private var stateParts: [StatePart] {
    var parts = parts(of: plan.parameters.tensors, in: weights)
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
        parts += self.parts(of: moving, in: firstMoment, "optimizer.momentum_buffer.")
      }
    case .adamW:
      parts += self.parts(of: moving, in: firstMoment, "optimizer.exp_avg.")
      parts += moving.map {
        StatePart(
          name: "optimizer.exp_avg_sq.\($0.name)", tensor: $0, arena: secondMoment,
          isNonNegative: true)
      }
    }
    if averaging != nil {
      parts += self.parts(of: plan.parameters.tensors, in: averagedWeights, "averaged.")
    }
    return parts
  }

  private func parts(of tensors: [ParameterTensor], in arena: Arena, _ prefix: String = "")
    -> [StatePart]
  {
    tensors.map { StatePart(name: prefix + $0.name, tensor: $0, arena: arena) }
  }

  /// All but those that are frozen for good, which have no moments.
  private var moving: [ParameterTensor] {
    let start = weightGroups.last { $0.freezing == .always }?.range.upperBound ?? 0
    return plan.parameters.tensors.filter { $0.offset >= start }
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
