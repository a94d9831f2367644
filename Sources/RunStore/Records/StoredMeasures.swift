import Metrics

/// The measures of one epoch on the validation split by which a list of runs is read.
package struct StoredMeasures: Equatable, Sendable {
  package var epoch: Int
  package var step: Int
  package var loss: Double?
  package var macroF1: Double?
  package var macroAveragePrecision: Double?
  package var microF1: Double?
  package var subsetAccuracy: Double?
  package var hammingLoss: Double?

  init(epoch: Int, step: Int, of measures: EvaluationMeasures) {
    self.epoch = epoch
    self.step = step
    loss = measures.loss
    macroF1 = measures.macroF1
    macroAveragePrecision = measures.macroAveragePrecision
    microF1 = measures.microF1
    subsetAccuracy = measures.subsetAccuracy
    hammingLoss = measures.hammingLoss
  }

  /// From eight columns in this order; nil where there was no such epoch yet.
  init?(_ fields: inout Fields) throws {
    guard let epoch = try fields.take(Int?.self) else {
      fields.skip(7)
      return nil
    }
    self.epoch = epoch
    step = try fields.take(Int?.self) ?? 0
    loss = try fields.take()
    macroF1 = try fields.take()
    macroAveragePrecision = try fields.take()
    microF1 = try fields.take()
    subsetAccuracy = try fields.take()
    hammingLoss = try fields.take()
  }

  /// The columns with this prefix, in the order of ``init(_:)``.
  static func columns(_ prefix: String) -> [String] {
    [
      "epoch", "step", "loss", "macro_f1", "macro_ap", "micro_f1", "subset_accuracy",
      "hamming_loss",
    ].map { "\(prefix)_\($0)" }
  }
}
