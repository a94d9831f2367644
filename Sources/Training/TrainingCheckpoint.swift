import Datasets
import NeuralNetwork

/// Everything needed to continue a run bit for bit from a step boundary.
package struct TrainingCheckpoint: Sendable {
  package enum Kind: String, Sendable {
    /// The newest state; resuming starts from it.
    case last
    /// The state after the best epoch by the experiment's measure.
    case best
    /// Asked for by a person.
    case manual
  }

  package var kind: Kind
  package var position: TrainerPosition
  package var network: NetworkState

  package init(kind: Kind, position: TrainerPosition, network: NetworkState) {
    self.kind = kind
    self.position = position
    self.network = network
  }

  /// From parts a file holds.
  package init(
    kind: Kind, position: TrainerPosition,
    tensors: some Sequence<(name: String, shape: [Int], values: [Float])>
  ) {
    self.init(
      kind: kind, position: position,
      network: NetworkState(
        tensors: tensors.map { NamedTensor(name: $0.name, shape: $0.shape, values: $0.values) }))
  }

  /// The network's state for a file.
  package var tensors: [(name: String, shape: [Int], values: [Float])] {
    network.tensors.map { ($0.name, $0.shape, $0.values) }
  }
}

/// Where in a run a trainer stands, between two steps.
///
/// There is no generator state in it: order, augmentation and dropout are pure functions of the seed
/// and of `epoch`, `batch` and `step`.
package struct TrainerPosition: Equatable, Sendable, Codable {
  /// Steps done.
  package var step = 0
  /// The epoch under way, counted from 0.
  package var epoch = 0
  /// The next batch of that epoch, counted from 0.
  package var batch = 0
  /// Seconds trained, pauses left out.
  package var elapsed: Double = 0
  /// Factor a person's choice of learning rate puts on the schedule.
  package var rateScale: Float = 1
  /// The losses of the epoch under way, for its mean.
  var epochLossSum: Double = 0
  var epochLossCount = 0
  var stopping: EarlyStopping
  /// The lowest validation loss, for the plateau alarm.
  var plateau = EarlyStopping(patience: nil, higherIsBetter: false)
  var lossWatch: MedianWatch
  var gradientWatch = MedianWatch()
  var course = CourseChanges()
  /// Identity of the data and the split the run was trained on; resuming on others is refused.
  package var fingerprint: String
  package var splitHash: String
  package var normalization: PixelNormalization
  /// What the outputs of a powerset stand for, as indices into the labels; nil for other heads, and
  /// from versions that did not keep it.
  package var labelSets: [[Int]]?
}

extension TrainerPosition {
  /// Reads also what versions wrote that knew no watch on gradients and no changes of the course.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    step = try values.decode(Int.self, forKey: .step)
    epoch = try values.decode(Int.self, forKey: .epoch)
    batch = try values.decode(Int.self, forKey: .batch)
    elapsed = try values.decode(Double.self, forKey: .elapsed)
    rateScale = try values.decode(Float.self, forKey: .rateScale)
    epochLossSum = try values.decode(Double.self, forKey: .epochLossSum)
    epochLossCount = try values.decode(Int.self, forKey: .epochLossCount)
    stopping = try values.decode(EarlyStopping.self, forKey: .stopping)
    plateau = try values.decode(EarlyStopping.self, forKey: .plateau)
    lossWatch = try values.decode(MedianWatch.self, forKey: .lossWatch)
    gradientWatch =
      try values.decodeIfPresent(MedianWatch.self, forKey: .gradientWatch) ?? MedianWatch()
    course = try values.decodeIfPresent(CourseChanges.self, forKey: .course) ?? CourseChanges()
    fingerprint = try values.decode(String.self, forKey: .fingerprint)
    splitHash = try values.decode(String.self, forKey: .splitHash)
    normalization = try values.decode(PixelNormalization.self, forKey: .normalization)
    labelSets = try values.decodeIfPresent([[Int]].self, forKey: .labelSets)
  }
}

/// The state a run is resumed from.
package struct ResumePoint: Sendable {
  package var last: TrainingCheckpoint
  package var best: TrainingCheckpoint?

  package init(last: TrainingCheckpoint, best: TrainingCheckpoint?) {
    self.last = last
    self.best = best
  }
}
