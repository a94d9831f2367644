/// A network whose outputs stand for something else than the labels one by one.
///
/// A class because the network it trains is one.
package final class CodedNetwork: Classifier {
  package let coding: any OutputCoding
  let network: Network

  /// - Precondition: the network has the outputs of the coding, and its loss is a softmax's.
  package init(_ network: Network, coding: any OutputCoding) {
    precondition(
      network.labels == coding.outputs && network.loss.function.isSoftmax,
      "\(network.labels) outputs of \(network.loss.function), \(coding.outputs) in the coding")
    self.network = network
    self.coding = coding
  }

  package var labels: Int { coding.labels }
  package var parameterCount: Int { network.parameterCount }
  package var planBytes: Int { network.planBytes }
  package var memoryUse: NetworkMemory { network.memoryUse }

  package func beginEpoch(_ epoch: Int) { network.beginEpoch(epoch) }

  package func start(from tensors: [NamedTensor], takesHead: Bool) throws(WeightsError)
    -> WeightsMatch
  {
    try network.start(from: tensors, takesHead: takesHead)
  }

  package func accumulateGradients(
    images: [Float], targets: [Float], known: [Float], count: Int, step: Int
  ) -> StepResult {
    let encoded = coding.encoded(targets: targets, known: known)
    return network.accumulateGradients(
      images: images, targets: encoded.targets, known: encoded.known, count: count, step: step)
  }

  package func applyGradients(rate: Float, clipNorm: Float?) {
    network.applyGradients(rate: rate, clipNorm: clipNorm)
  }

  package func logits(images: [Float], count: Int, averaged: Bool) -> [Float] {
    network.logits(images: images, count: count, averaged: averaged)
  }

  package func probabilities(logits: [Float]) -> [Float] {
    coding.scores(probabilities: network.probabilities(logits: logits))
  }

  package func loss(logits: [Float], targets: [Float], known: [Float], count: Int) -> Float? {
    let encoded = coding.encoded(targets: targets, known: known)
    return network.loss(
      logits: logits, targets: encoded.targets, known: encoded.known, count: count)
  }

  package func exportState() -> NetworkState { network.exportState() }

  package func restore(_ state: NetworkState) throws(StateError) { try network.restore(state) }

  package func measureTimes(clock: @escaping @Sendable () -> Double) {
    network.measureTimes(clock: clock)
  }

  package func recentTimes() -> NetworkTimes? { network.recentTimes() }
}
