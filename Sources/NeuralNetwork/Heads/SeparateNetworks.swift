import Kernels

/// A whole network for each label, with one logit: none shares a weight with another.
///
/// Each is trained on every batch as if it were alone: on the mean loss of its own label, and with
/// its own gradient clipped. Told of all together are the mean loss over known pairs (or the sum,
/// where the loss is one) and the norm of all gradients.
///
/// A class because the networks it trains are.
package final class SeparateNetworks: Classifier {
  /// By label.
  let networks: [Network]

  /// - Parameters:
  ///   - seed: the run's, from which each network's own is derived.
  ///   - make: gives the network of a label, with one output, from its own seed.
  /// - Throws: `ShapeError` if a network cannot be made, or the machine cannot hold all of them.
  package init(
    labels: Int, seed: UInt64,
    make: (_ label: Int, _ seed: UInt64) throws(ShapeError) -> Network
  ) throws(ShapeError) {
    guard labels > 0 else {
      throw ShapeError(
        layer: "head", kind: nil, found: "has \(labels) labels", needed: "at least one")
    }
    var networks: [Network] = []
    for label in 0..<labels {
      let network = try make(label, Self.seed(ofLabel: label, in: seed))
      precondition(network.labels == 1, "\(network.labels) outputs for one label")
      if label == 0 { try network.plan.checkMemory(bytes: network.planBytes * labels) }
      networks.append(network)
    }
    self.networks = networks
  }

  /// The seed of the network of one label.
  package static func seed(ofLabel label: Int, in seed: UInt64) -> UInt64 {
    RandomStream(seed: seed, stream: UInt64(label)).key
  }

  package var labels: Int { networks.count }
  package var parameterCount: Int { networks.reduce(0) { $0 + $1.parameterCount } }
  package var planBytes: Int { networks.reduce(0) { $0 + $1.planBytes } }
  package var memoryUse: NetworkMemory {
    networks.dropFirst().reduce(networks[0].memoryUse) { $0 + $1.memoryUse }
  }

  // MARK: Training

  package func beginEpoch(_ epoch: Int) {
    for network in networks { network.beginEpoch(epoch) }
  }

  /// Every network starts from the same weights, which have one output then.
  package func start(from tensors: [NamedTensor], takesHead: Bool) throws(WeightsError)
    -> WeightsMatch
  {
    // The networks are alike: what fits the first fits all.
    let match = try networks[0].start(from: tensors, takesHead: takesHead)
    for network in networks.dropFirst() { network.takeOver(match) }
    return match
  }

  package func accumulateGradients(
    images: [Float], targets: [Float], known: [Float], count: Int, step: Int
  ) -> StepResult {
    var squares = 0.0
    var losses: [Float?] = []
    for (label, network) in networks.enumerated() {
      let result = network.accumulateGradients(
        images: images, targets: column(label, of: targets), known: column(label, of: known),
        count: count, step: step)
      losses.append(result.loss)
      squares += Double(result.gradientNorm) * Double(result.gradientNorm)
    }
    let result = StepResult(
      loss: joined(losses, known: known) ?? 0, gradientNorm: Float(squares.squareRoot()))
    if !result.isFinite {
      for network in networks { network.takeBackStatistics() }
    }
    return result
  }

  package func applyGradients(rate: Float, clipNorm: Float?) {
    for network in networks { network.applyGradients(rate: rate, clipNorm: clipNorm) }
  }

  // MARK: Scores

  package func logits(images: [Float], count: Int, averaged: Bool) -> [Float] {
    var logits = [Float](repeating: 0, count: count * labels)
    for (label, network) in networks.enumerated() {
      let own = network.logits(images: images, count: count, averaged: averaged)
      for image in 0..<count { logits[image * labels + label] = own[image] }
    }
    return logits
  }

  /// One logistic function of each logit, whichever network it comes from.
  package func probabilities(logits: [Float]) -> [Float] {
    networks[0].probabilities(logits: logits)
  }

  package func loss(logits: [Float], targets: [Float], known: [Float], count: Int) -> Float? {
    let losses = networks.indices.map { label in
      networks[label].loss(
        logits: column(label, of: logits), targets: column(label, of: targets),
        known: column(label, of: known), count: count)
    }
    return joined(losses, known: known)
  }

  // MARK: Parts

  /// What belongs to one label of `[image, label]`.
  private func column(_ label: Int, of values: [Float]) -> [Float] {
    stride(from: label, to: values.count, by: labels).map { values[$0] }
  }

  /// The loss of all pairs from that of each label; nil where nothing is known.
  private func joined(_ losses: [Float?], known: [Float]) -> Float? {
    let isSum = networks[0].loss.function.sumsOverPairs
    var sum = 0.0
    var pairs = 0
    for (label, loss) in losses.enumerated() {
      let own = column(label, of: known).count { $0 != 0 }
      guard own > 0, let loss else { continue }
      sum += Double(loss) * (isSum ? 1 : Double(own))
      pairs += own
    }
    return pairs == 0 ? nil : Float(isSum ? sum : sum / Double(pairs))
  }
}
