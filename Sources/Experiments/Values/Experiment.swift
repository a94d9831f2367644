import Datasets
import NeuralNetwork

/// What is intended: the data, the network, how it is trained and watched. A file under
/// `Experiments/` holds one; a run carries one out.
///
/// Read it with ``read(path:overrides:)``; ``yaml`` writes it down with every default in place.
package struct Experiment: Equatable, Sendable {
  package var title: String
  /// What the experiment is to find out.
  package var question: String?
  /// Decides every split, shuffle, first weight and augmentation; what the data is, only where that
  /// has no seed of its own.
  package var seed: UInt64
  package var data: DataDescription
  /// What every picture of the set is made of the data's images by; nil to take these as they are.
  package var compose: ComposeDescription?
  /// What the training split holds.
  package var mix: MixDescription
  package var balance: Balance
  package var augment: Augmentation
  /// The preset the network was given by, if it was.
  package var preset: NetworkPreset?
  package var network: NetworkDescription
  package var head: Head
  /// What the network starts from; nil for weights drawn by the seed.
  package var weights: WeightsDescription?
  package var train: TrainingDescription
  package var alarms: AlarmDescription
  package var thresholds: ThresholdDescription

  package init(
    title: String, question: String? = nil, seed: UInt64 = 1, data: DataDescription,
    compose: ComposeDescription? = nil, mix: MixDescription = .all, balance: Balance = .none,
    augment: Augmentation = Augmentation(flip: false, crop: 1, colour: 0),
    preset: NetworkPreset? = .small, network: NetworkDescription = .preset(.small),
    head: Head = .sigmoid, weights: WeightsDescription? = nil,
    train: TrainingDescription = TrainingDescription(),
    alarms: AlarmDescription = AlarmDescription(),
    thresholds: ThresholdDescription = ThresholdDescription()
  ) {
    self.title = title
    self.question = question
    self.seed = seed
    self.data = data
    self.compose = compose
    self.mix = mix
    self.balance = balance
    self.augment = augment
    self.preset = preset
    self.network = network
    self.head = head
    self.weights = weights
    self.train = train
    self.alarms = alarms
    self.thresholds = thresholds
  }

  /// Decides what the data is: which pictures are drawn and composed, and which image is in which
  /// part. What of it is trained on, and in which order, is for ``seed``.
  package var dataSeed: UInt64 { data.seed ?? seed }
}
