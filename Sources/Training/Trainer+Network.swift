import Datasets
import Experiments
import NeuralNetwork

/// The network, or networks, that the head asks for.
extension Trainer {
  func makeNetwork(for data: PreparedData) throws -> any Classifier {
    var maker = ClassifierMaker(
      experiment, shape: data.dataset.shape, labels: data.dataset.labels.count, workers: workers)
    if let weights = data.curated.balance.positiveWeights { maker.loss.positiveWeights = weights }
    if experiment.head == .powerset { maker.labelSets = try labelSetCoding(of: data).labelSets }
    let network = try maker.make()
    network.measureTimes(clock: ports.clock)
    return network
  }

  // MARK: Label sets

  /// Of what an epoch visits, so that no set has an output that nothing trains. A pure function of
  /// the data: a resumed run has the same.
  func labelSetCoding(of data: PreparedData) throws(TrainingError) -> LabelSetCoding {
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
