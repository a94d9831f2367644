import Datasets
import Experiments
import NeuralNetwork

/// The network, or networks, that the head asks for.
extension Trainer {
  func makeNetwork(for data: PreparedData) throws -> any Classifier {
    var loss = experiment.train.loss
    if let weights = data.curated.balance.positiveWeights { loss.positiveWeights = weights }
    let labels = data.dataset.labels.count
    let network: any Classifier =
      switch experiment.head {
      case .sigmoid, .softmax: try makeNetwork(for: data, outputs: labels, loss: loss)
      case .softmaxOrNone:
        try makeNetwork(for: data, coding: NoneCoding(labels: labels), loss: loss)
      case .powerset: try makeNetwork(for: data, coding: labelSetCoding(of: data), loss: loss)
      case .separate: try makeSeparateNetworks(for: data, loss: loss)
      }
    network.measureTimes(clock: ports.clock)
    return network
  }

  private func makeNetwork(
    for data: PreparedData, outputs: Int, loss: LossDescription, seed: UInt64? = nil
  ) throws(ShapeError) -> Network {
    let shape = data.dataset.shape
    return try Network(
      experiment.network,
      input: ImageShape(height: shape.height, width: shape.width, channels: shape.channels),
      labels: outputs, maximumBatch: experiment.train.batch, loss: loss,
      optimizer: experiment.train.optimizer, averaging: experiment.train.averaging,
      isExact: experiment.train.exact, seed: seed ?? experiment.seed, workers: workers)
  }

  private func makeNetwork(
    for data: PreparedData, coding: some OutputCoding, loss: LossDescription
  ) throws -> CodedNetwork {
    CodedNetwork(
      try makeNetwork(for: data, outputs: coding.outputs, loss: loss), coding: coding)
  }

  private func makeSeparateNetworks(
    for data: PreparedData, loss: LossDescription
  ) throws -> SeparateNetworks {
    try SeparateNetworks(labels: data.dataset.labels.count, seed: experiment.seed) {
      label, seed throws(ShapeError) in
      var own = loss
      own.positiveWeights = loss.positiveWeights.map { [$0[label]] }
      return try makeNetwork(for: data, outputs: 1, loss: own, seed: seed)
    }
  }

  // MARK: Label sets

  /// Of what an epoch visits, so that no set has an output that nothing trains. A pure function of
  /// the data: a resumed run has the same.
  private func labelSetCoding(of data: PreparedData) throws(TrainingError) -> LabelSetCoding {
    let coding = LabelSetCoding(
      labels: data.dataset.labels.count,
      labelSets: data.curated.balance.images.compactMap(data.dataset.labelSet))
    guard coding.outputs > 1 else {
      let found = coding.labelSets.map(data.dataset.images.name).first ?? "no image all is known of"
      throw TrainingError(
        "network.head is powerset, which tells label sets apart, and the training images hold "
          + "\(found) only; take another head, or other images")
    }
    return coding
  }

  /// Says which label sets a powerset can tell, and what it cannot be measured on.
  func logLabelSets(_ data: PreparedData) {
    guard experiment.head == .powerset, let coding = try? labelSetCoding(of: data) else { return }
    let images = data.dataset.images
    log(
      .info,
      "powerset of \(coding.outputs) label sets: "
        + Self.some(of: coding.labelSets.map(images.name)), step: 0)
    let known = Set(coding.labelSets)
    let strange = data.split.validation.count {
      images.labelSet(of: $0).map { !known.contains($0) } ?? true
    }
    if strange > 0 {
      log(
        .info,
        "the loss on validation is without \(strange) of \(data.split.validation.count) images: "
          + "their label sets are not among these", step: 0)
    }
  }
}
