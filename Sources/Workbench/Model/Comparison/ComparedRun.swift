import Experiments
import Metrics

/// What is known of one of the runs that are compared.
package struct ComparedRun: Sendable, Identifiable {
  package var row: RunRow
  package var stepsPerEpoch: Int
  /// 0 where it is not known.
  package var batch: Int
  package var settings: [RunSetting]
  /// The points of the curve in sight.
  package var curve: Series
  /// Its moving average; nil where it is drawn as it is.
  package var smoothed: Series?
  /// Seconds of training at each step; empty unless asked for.
  package var clock: Series

  package init(
    row: RunRow, stepsPerEpoch: Int = 0, batch: Int = 0, settings: [RunSetting] = [],
    curve: Series = Series(), smoothed: Series? = nil, clock: Series = Series()
  ) {
    self.row = row
    self.stepsPerEpoch = stepsPerEpoch
    self.batch = batch
    self.settings = settings
    self.curve = curve
    self.smoothed = smoothed
    self.clock = clock
  }

  package var id: RunID { row.id }

  /// What makes it another configuration than another run: all but its seed and its words.
  var configuration: [RunSetting] {
    settings.filter { !ExperimentSetting.ofTheRunAlone.contains($0.path) }
  }
}

/// A setting of a run's resolved experiment: `train.optimizer.rate` is `0.003`.
package struct RunSetting: Hashable, Sendable {
  package var path: String
  package var value: String

  package init(path: String, value: String) {
    self.path = path
    self.value = value
  }
}
