import Metrics

/// What was measured when an epoch ended.
package struct EpochMeasures: Equatable, Sendable {
  /// From 1.
  package var epoch: Int
  package var step: Int
  /// Mean of the epoch's batch losses.
  package var trainLoss: Double?
  /// On the validation split; nil without one.
  package var validation: EvaluationMeasures?
  /// The best epoch so far by the measure the run is stopped by.
  package var isBest: Bool

  package init(
    epoch: Int, step: Int, trainLoss: Double? = nil, validation: EvaluationMeasures? = nil,
    isBest: Bool = false
  ) {
    self.epoch = epoch
    self.step = step
    self.trainLoss = trainLoss
    self.validation = validation
    self.isBest = isBest
  }
}
