/// What a run watches itself for.
package struct AlarmDescription: Equatable, Sendable {
  /// When a loss or a gradient is not a finite number.
  package var nonFinite: AlarmAction
  /// How many times the running median a loss must be to raise an alarm; nil for never.
  package var lossAboveMedian: Double?
  package var lossAction: AlarmAction
  /// Evaluations in a row without a lower validation loss that raise an alarm; nil for never.
  package var plateau: Int?
  package var plateauAction: AlarmAction
  /// Free space in the store, in megabytes, below which an alarm is raised; nil for never.
  package var diskFree: Int?
  package var diskAction: AlarmAction

  package init(
    nonFinite: AlarmAction = .pause, lossAboveMedian: Double? = 10,
    lossAction: AlarmAction = .warn, plateau: Int? = nil, plateauAction: AlarmAction = .warn,
    diskFree: Int? = 200, diskAction: AlarmAction = .warn
  ) {
    self.nonFinite = nonFinite
    self.lossAboveMedian = lossAboveMedian
    self.lossAction = lossAction
    self.plateau = plateau
    self.plateauAction = plateauAction
    self.diskFree = diskFree
    self.diskAction = diskAction
  }
}

/// What an alarm does beside saying so.
package enum AlarmAction: String, CaseIterable, Sendable {
  case warn, pause, stop
}
