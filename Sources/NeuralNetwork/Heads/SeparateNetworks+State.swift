/// What is kept of separate networks, and what their steps cost.
extension SeparateNetworks {
  /// The states of all networks; the tensors of the first label's begin with `0.`.
  package func exportState() -> NetworkState {
    NetworkState(
      tensors: networks.enumerated().flatMap { label, network in
        network.exportState().tensors.map {
          NamedTensor(name: "\(label).\($0.name)", shape: $0.shape, values: $0.values)
        }
      })
  }

  package func restore(_ state: NetworkState) throws(StateError) {
    let labels = Dictionary(uniqueKeysWithValues: networks.indices.map { ("\($0)", $0) })
    var parts = networks.map { _ in NetworkState(tensors: []) }
    for tensor in state.tensors {
      let name = tensor.name.split(separator: ".", maxSplits: 1)
      guard name.count == 2, let label = labels[String(name[0])] else {
        throw StateError(tensor: tensor.name, problem: "is none of these networks'")
      }
      parts[label].tensors.append(
        NamedTensor(name: String(name[1]), shape: tensor.shape, values: tensor.values))
    }
    // All are checked before the first is changed.
    var accepted: [Network.AcceptedState] = []
    for (label, network) in networks.enumerated() {
      do throws(StateError) {
        accepted.append(try network.accepted(parts[label]))
      } catch {
        throw StateError(tensor: "\(label).\(error.tensor)", problem: error.problem)
      }
    }
    for (network, state) in zip(networks, accepted) { network.takeOver(state) }
  }

  package func measureTimes(clock: @escaping @Sendable () -> Double) {
    for network in networks { network.measureTimes(clock: clock) }
  }

  /// Each layer once, with the times and operations of all networks.
  package func recentTimes() -> NetworkTimes? {
    guard var times = networks[0].recentTimes() else { return nil }
    for network in networks.dropFirst() {
      guard let more = network.recentTimes() else { return nil }
      times.add(more)
    }
    return times
  }
}

extension NetworkTimes {
  /// - Precondition: both are of networks of the same layers.
  mutating func add(_ other: NetworkTimes) {
    for index in layers.indices {
      layers[index].forwardSeconds += other.layers[index].forwardSeconds
      layers[index].backwardSeconds += other.layers[index].backwardSeconds
      layers[index].operations += other.layers[index].operations
    }
    inputSeconds += other.inputSeconds
    lossSeconds += other.lossSeconds
    normSeconds += other.normSeconds
    updateSeconds += other.updateSeconds
  }
}

extension NetworkMemory {
  static func + (one: NetworkMemory, other: NetworkMemory) -> NetworkMemory {
    NetworkMemory(
      weights: one.weights + other.weights, gradients: one.gradients + other.gradients,
      optimizer: one.optimizer + other.optimizer, averages: one.averages + other.averages,
      activations: one.activations + other.activations)
  }
}
