import Curation
import Datasets
import Experiments
import NeuralNetwork

/// The data of one run, ready to be trained on.
struct PreparedData {
  let data: CuratedData
  let normalization: PixelNormalization

  var dataset: Dataset { data.dataset }
  var split: Split { data.split }

  /// - Parameters:
  ///   - cache: the folder for decoded images; nil keeps them for this run alone.
  ///   - normalization: of the run being resumed; measured on the training part when nil.
  static func open(
    _ experiment: Experiment, directory: String, cache: String?,
    normalization: PixelNormalization?,
    progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> PreparedData {
    let data = try CuratedData.open(
      experiment, directory: directory, cache: cache, progress: progress)
    guard !data.balance.images.isEmpty else {
      throw TrainingError(
        "\(experiment.data.place): no image is left for training; "
          + "data.split.train is \(experiment.data.split.fractions.train) of "
          + "\(data.dataset.count) images")
    }
    return PreparedData(
      data: data,
      normalization: normalization
        ?? PixelNormalization.measured(on: data.dataset, images: data.split.train))
  }

  /// Of the training part, as it is mixed and balanced.
  func trainingLoader(_ experiment: Experiment) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: data.balance.images, batch: experiment.train.batch,
      augmentation: experiment.augment, normalization: normalization, seed: experiment.seed,
      shuffled: true, dropIncomplete: true, sampling: data.balance.weights)
  }

  /// Of images to be scored, as they are.
  func loader(for images: [Int], _ experiment: Experiment) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: images, batch: experiment.train.batch, augmentation: nil,
      normalization: normalization, seed: experiment.seed, shuffled: false, dropIncomplete: false)
  }
}
