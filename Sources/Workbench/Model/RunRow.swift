/// One line of the run table: what is known of a run without opening it.
package struct RunRow: Equatable, Sendable, Identifiable {
  package var id: RunID
  package var title: String
  /// The question the experiment asks, kept with its runs.
  package var question: String?
  package var status: RunStatus
  /// Seconds since 1970.
  package var started: Double?
  /// Seconds of training so far, pauses left out.
  package var duration: Double?
  /// The epoch under way, from 1; 0 before the first step.
  package var epoch: Int
  package var epochs: Int
  package var step: Int
  package var steps: Int
  package var best: RunMeasures
  package var last: RunMeasures
  package var seed: UInt64
  package var tags: [String]
  package var note: String
  package var isArchived: Bool
  /// Trains in this very process, so that leaving concerns it.
  package var isHere: Bool
  /// What else is known of the run, by name: settings by their path (`train.optimizer.rate`),
  /// `best:macro-f1`, `last:loss`, `smooth:exact`, `label:cat` (F1), `set:cat+dog` (share of images
  /// with all labels right) and `mix:cat+dog` (training images with that label set).
  package var values: [String: RunValue]

  package init(
    id: RunID, title: String, question: String? = nil, status: RunStatus, started: Double? = nil,
    duration: Double? = nil, epoch: Int = 0, epochs: Int = 0, step: Int = 0, steps: Int = 0,
    best: RunMeasures = RunMeasures(), last: RunMeasures = RunMeasures(), seed: UInt64 = 0,
    tags: [String] = [], note: String = "", isArchived: Bool = false, isHere: Bool = false,
    values: [String: RunValue] = [:]
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.status = status
    self.started = started
    self.duration = duration
    self.epoch = epoch
    self.epochs = epochs
    self.step = step
    self.steps = steps
    self.best = best
    self.last = last
    self.seed = seed
    self.tags = tags
    self.note = note
    self.isArchived = isArchived
    self.isHere = isHere
    self.values = values
  }
}

/// The measures a run is judged by at a glance, on its validation split.
package struct RunMeasures: Equatable, Sendable {
  package var macroF1: Double?
  package var macroAveragePrecision: Double?
  package var validationLoss: Double?

  package init(
    macroF1: Double? = nil, macroAveragePrecision: Double? = nil, validationLoss: Double? = nil
  ) {
    self.macroF1 = macroF1
    self.macroAveragePrecision = macroAveragePrecision
    self.validationLoss = validationLoss
  }

  /// A loss that is not a number equals itself, or a diverged run would be news for ever.
  package static func == (a: RunMeasures, b: RunMeasures) -> Bool {
    a.macroF1?.bitPattern == b.macroF1?.bitPattern
      && a.macroAveragePrecision?.bitPattern == b.macroAveragePrecision?.bitPattern
      && a.validationLoss?.bitPattern == b.validationLoss?.bitPattern
  }
}
