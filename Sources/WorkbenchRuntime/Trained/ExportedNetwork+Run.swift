import Experiments
import Interchange
import NeuralNetwork
import RunStore

extension ExportedNetwork {
  /// What a run has learned, with the thresholds its reports decide by: the newest chosen on its own
  /// split, and 0.5 without any.
  ///
  /// - Throws: for a run without a checkpoint that can be read, or with thresholds for other labels.
  package static func of(_ run: Int64, in store: RunStore) throws -> ExportedNetwork {
    let details = try store.run(run, now: Clock.now())
    let trained = try TrainedNetwork.of(run, in: store)
    let kept = try DecisionThresholds.newest.choose(
      from: try store.thresholds(of: run), splitHash: details.facts.splitHash, run: run)
    if let kept, kept.labels != trained.labels {
      throw RuntimeError(
        "version \(kept.version) of the thresholds of run \(run.runText) is for other labels")
    }
    let channels = trained.shape.channels
    guard trained.normalization.mean.count == channels,
      trained.normalization.scale.count == channels,
      trained.labelSets.joined().allSatisfy(trained.labels.indices.contains)
    else {
      throw RuntimeError("the checkpoint of run \(run.runText) is of other images or labels")
    }
    let experiment = trained.experiment
    return ExportedNetwork(
      description: experiment.network, head: experiment.head,
      input: ImageShape(
        height: trained.shape.height, width: trained.shape.width, channels: channels),
      labels: trained.labels, labelSets: trained.labelSets, mean: trained.normalization.mean,
      scale: trained.normalization.scale, weights: trained.weights,
      thresholds: Thresholds(kept, labels: trained.labels.count),
      calibrations: kept?.calibrations ?? [],
      origin: Origin(
        run: run.runText, title: details.run.title, question: details.run.question,
        seed: experiment.seed, epoch: trained.epoch, step: trained.step,
        isAveraged: experiment.train.averaging != nil,
        dataFingerprint: details.facts.dataFingerprint, splitHash: details.facts.splitHash,
        version: ThreshVersion.text))
  }
}

extension ExportedNetwork.Thresholds {
  fileprivate init(_ kept: StoredThresholds?, labels: Int) {
    self.init(
      values: kept?.values ?? Array(repeating: 0.5, count: labels),
      choice: kept.map {
        Choice(
          rule: $0.goal, version: $0.version, images: $0.images, splitHash: $0.splitHash)
      })
  }
}
