import Datasets
import Experiments
import NeuralNetwork

/// Makes the network, or networks, that the head of an experiment asks for.
package struct ClassifierMaker {
  package var experiment: Experiment
  package var shape: PixelShape
  package var labels: Int
  /// What a powerset has outputs for; other heads ask for none.
  package var labelSets: [[Int]]
  package var loss: LossDescription
  package var maximumBatch: Int
  package var workers: Int
  /// Whether what is made will never train; see ``Network/onlyScores``.
  package var onlyScores = false

  /// With the experiment's own loss and batch.
  package init(
    _ experiment: Experiment, shape: PixelShape, labels: Int, labelSets: [[Int]] = [], workers: Int
  ) {
    self.experiment = experiment
    self.shape = shape
    self.labels = labels
    self.labelSets = labelSets
    loss = experiment.train.loss
    maximumBatch = experiment.train.batch
    self.workers = workers
  }

  /// With the first weights, which are a pure function of the experiment.
  package func make() throws(ShapeError) -> any Classifier {
    switch experiment.head {
    case .sigmoid, .softmax: try network(outputs: labels)
    case .softmaxOrNone: try network(coding: NoneCoding(labels: labels))
    case .powerset: try network(coding: LabelSetCoding(labels: labels, labelSets: labelSets))
    case .separate: try separateNetworks()
    }
  }

  private func network(
    outputs: Int, loss: LossDescription? = nil, seed: UInt64? = nil
  ) throws(ShapeError) -> Network {
    try Network(
      experiment.network,
      input: ImageShape(height: shape.height, width: shape.width, channels: shape.channels),
      labels: outputs, maximumBatch: maximumBatch, loss: loss ?? self.loss,
      optimizer: experiment.train.optimizer, averaging: experiment.train.averaging,
      groups: experiment.train.groups, onlyScores: onlyScores, isExact: experiment.train.exact,
      seed: seed ?? experiment.seed, workers: workers)
  }

  private func network(coding: some OutputCoding) throws(ShapeError) -> CodedNetwork {
    CodedNetwork(try network(outputs: coding.outputs), coding: coding)
  }

  private func separateNetworks() throws(ShapeError) -> SeparateNetworks {
    try SeparateNetworks(labels: labels, seed: experiment.seed) {
      label, seed throws(ShapeError) in
      var own = loss
      own.positiveWeights = loss.positiveWeights.map { [$0[label]] }
      return try network(outputs: 1, loss: own, seed: seed)
    }
  }
}
