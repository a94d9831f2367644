import Metrics
import NeuralNetwork

/// A trained network with all that another program needs to know of it.
package struct ExportedNetwork: Sendable {
  package var description: NetworkDescription
  package var head: Head
  package var input: ImageShape
  package var labels: [String]
  /// What the outputs of a powerset stand for, as indices into the labels; empty for other heads.
  package var labelSets: [[Int]]
  /// Of each channel, in 0...1: `(pixel - mean) / scale` is what the layers are given.
  package var mean: [Float]
  package var scale: [Float]
  /// Those that score images, with the names and layouts of ``NetworkState``.
  package var weights: [NamedTensor]
  package var thresholds: Thresholds
  /// One a label where any is kept; nil for a label that has none.
  package var calibrations: [LabelCalibration?]
  package var origin: Origin

  /// By which scores are decided.
  package struct Thresholds: Equatable, Sendable {
    /// *Present* is decided where `score >= threshold`, by the score as the network says it;
    /// infinity calls a label present nowhere.
    package var values: [Double]
    /// How they were chosen; nil for 0.5.
    package var choice: Choice?

    package struct Choice: Equatable, Sendable {
      package var rule: String
      package var version: Int
      /// Images they were chosen on, and the split these are of.
      package var images: Int
      package var splitHash: String

      package init(rule: String, version: Int, images: Int, splitHash: String) {
        self.rule = rule
        self.version = version
        self.images = images
        self.splitHash = splitHash
      }
    }

    package init(values: [Double], choice: Choice? = nil) {
      self.values = values
      self.choice = choice
    }
  }

  /// Where the weights come from.
  package struct Origin: Equatable, Sendable {
    /// As it is written: `0142`.
    package var run: String
    package var title: String
    package var question: String?
    package var seed: UInt64
    package var epoch: Int
    package var step: Int
    /// Whether the weights are averages over the last steps of training.
    package var isAveraged: Bool
    package var dataFingerprint: String
    package var splitHash: String
    /// Of the program that writes the file.
    package var version: String

    package init(
      run: String, title: String, question: String? = nil, seed: UInt64, epoch: Int, step: Int,
      isAveraged: Bool, dataFingerprint: String, splitHash: String, version: String
    ) {
      self.run = run
      self.title = title
      self.question = question
      self.seed = seed
      self.epoch = epoch
      self.step = step
      self.isAveraged = isAveraged
      self.dataFingerprint = dataFingerprint
      self.splitHash = splitHash
      self.version = version
    }
  }

  /// - Precondition: means and scales for every channel; a threshold for every label; calibrations
  ///   for every label, or none; label sets of these labels.
  package init(
    description: NetworkDescription, head: Head, input: ImageShape, labels: [String],
    labelSets: [[Int]] = [], mean: [Float], scale: [Float], weights: [NamedTensor],
    thresholds: Thresholds, calibrations: [LabelCalibration?] = [], origin: Origin
  ) {
    precondition(
      mean.count == input.channels && scale.count == input.channels
        && thresholds.values.count == labels.count
        && [0, labels.count].contains(calibrations.count)
        && labelSets.joined().allSatisfy(labels.indices.contains),
      "\(mean.count) means for \(input.channels) channels, \(thresholds.values.count) thresholds "
        + "for \(labels.count) labels")
    self.description = description
    self.head = head
    self.input = input
    self.labels = labels
    self.labelSets = labelSets
    self.mean = mean
    self.scale = scale
    self.weights = weights
    self.thresholds = thresholds
    self.calibrations = calibrations
    self.origin = origin
  }

  /// Without running statistics.
  package var parameterCount: Int {
    weights.reduce(0) {
      $1.name.hasSuffix("running_mean") || $1.name.hasSuffix("running_var")
        ? $0 : $0 + $1.values.count
    }
  }

  /// Logits of an image.
  var outputs: Int {
    switch head {
    case .sigmoid, .softmax, .separate: labels.count
    case .softmaxOrNone: NoneCoding(labels: labels.count).outputs
    case .powerset: labelSets.count
    }
  }
}
