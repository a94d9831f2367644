import Datasets
import Experiments
import NeuralNetwork
import RunStore
import Training

/// What a run has learned, and what is needed to score images with it.
package struct TrainedNetwork: Sendable {
  package var run: Int64
  package var experiment: Experiment
  package var labels: [String]
  /// Of the images it is given.
  package var shape: PixelShape
  package var normalization: PixelNormalization
  /// What the outputs of a powerset stand for; empty for other heads.
  package var labelSets: [[Int]]
  /// As a training of the run goes on from it; ``weights`` is what scores.
  package var state: NetworkState
  package var epoch: Int
  package var step: Int

  /// The best epoch's weights where the run keeps them, else the newest: in a run that is done, those
  /// its scores are from.
  ///
  /// - Throws: for a run without a checkpoint that can be read.
  package static func of(_ run: Int64, in store: RunStore) throws -> TrainedNetwork {
    let details = try store.run(run, now: Clock.now())
    let experiment = try Experiment.of(details)
    let hasBest = try store.checkpoints(of: run).contains { $0.kind == .best }
    let loaded = try store.loadCheckpoint(of: run, kinds: hasBest ? [.best] : [.last, .manual])
    let checkpoint = try loaded.file.checkpoint(
      kind: hasBest ? .best : .last, name: store.path(of: loaded.record))
    let position = checkpoint.position
    guard experiment.head != .powerset || position.labelSets != nil else {
      throw RuntimeError(
        "run \(run.runText) has the head powerset and was trained by a version that did not keep "
          + "its label sets; train it again")
    }
    let data = experiment.data
    return TrainedNetwork(
      run: run, experiment: experiment, labels: details.facts.labels,
      shape: PixelShape(height: data.height, width: data.width, channels: data.channels),
      normalization: position.normalization, labelSets: position.labelSets ?? [],
      state: checkpoint.network, epoch: loaded.record.epoch, step: loaded.record.step)
  }

  /// Parameters and running statistics alone, the averaged ones where the run averages: what scores
  /// images.
  package var weights: [NamedTensor] {
    let averaged = Dictionary(
      state.tensors.compactMap { tensor in
        tensor.name.removingPart("averaged.").map { ($0, tensor.values) }
      }, uniquingKeysWith: { first, _ in first })
    return state.tensors.compactMap { tensor in
      guard !tensor.name.contains("averaged."), !tensor.name.contains("optimizer.") else {
        return nil
      }
      var tensor = tensor
      tensor.values = averaged[tensor.name] ?? tensor.values
      return tensor
    }
  }

  /// The network with these weights, ready to score.
  ///
  /// - Parameter maximumBatch: images that are scored at a time; nil: as many as in training.
  package func classifier(maximumBatch: Int? = nil, workers: Int) throws -> any Classifier {
    var maker = ClassifierMaker(
      experiment, shape: shape, labels: labels.count, labelSets: labelSets, workers: workers)
    if let maximumBatch { maker.maximumBatch = maximumBatch }
    let network = try maker.make()
    try network.restore(state)
    return network
  }
}

extension String {
  /// Without the first occurrence of a part of a dotted name; nil where there is none.
  ///
  /// The names of separate networks begin with the index of their label.
  fileprivate func removingPart(_ part: String) -> String? {
    guard let range = firstRange(of: part) else { return nil }
    var name = self
    name.removeSubrange(range)
    return name
  }
}
