/// What a run watches itself for, and what it does then.
package struct AlarmDescription: Equatable, Sendable {
  /// When a loss or a gradient is not a finite number.
  package var nonFinite: [AlarmAction]
  /// How many times the running median a loss must be to raise an alarm; nil for never.
  package var lossAboveMedian: Double?
  package var lossAction: [AlarmAction]
  /// How many times the running median a gradient's norm must be to raise an alarm; nil for never.
  package var gradientAboveMedian: Double?
  package var gradientAction: [AlarmAction]
  /// Evaluations in a row without a lower validation loss that raise an alarm; nil for never.
  package var plateau: Int?
  package var plateauAction: [AlarmAction]
  /// Free space in the store, in megabytes, below which an alarm is raised; nil for never.
  package var diskFree: Int?
  package var diskAction: [AlarmAction]
  /// Measures on validation that raise an alarm when they cross a value.
  package var rules: [AlarmRule]

  package init(
    nonFinite: [AlarmAction] = [.pause], lossAboveMedian: Double? = 10,
    lossAction: [AlarmAction] = [.warn], gradientAboveMedian: Double? = nil,
    gradientAction: [AlarmAction] = [.warn], plateau: Int? = nil,
    plateauAction: [AlarmAction] = [.warn], diskFree: Int? = 200,
    diskAction: [AlarmAction] = [.warn], rules: [AlarmRule] = []
  ) {
    self.nonFinite = nonFinite
    self.lossAboveMedian = lossAboveMedian
    self.lossAction = lossAction
    self.gradientAboveMedian = gradientAboveMedian
    self.gradientAction = gradientAction
    self.plateau = plateau
    self.plateauAction = plateauAction
    self.diskFree = diskFree
    self.diskAction = diskAction
    self.rules = rules
  }

  /// The names alarms carry, of the rules that are on.
  package var ruleNames: [String] {
    var names = [AlarmName.nonFinite]
    if lossAboveMedian != nil { names.append(AlarmName.loss) }
    if gradientAboveMedian != nil { names.append(AlarmName.gradient) }
    if plateau != nil { names.append(AlarmName.plateau) }
    if diskFree != nil { names.append(AlarmName.disk) }
    return names + rules.map(\.name)
  }
}

/// Names of the rules that every experiment has.
package enum AlarmName {
  package static let nonFinite = "non-finite"
  package static let loss = "loss"
  package static let gradient = "gradient"
  package static let plateau = "plateau"
  package static let disk = "disk"
}

/// What an alarm does beside saying so.
package enum AlarmAction: Equatable, Sendable {
  case warn, pause, stop
  /// Asks for the person: the bell and, where the terminal can, a notice on the desktop.
  case ring
  /// From this step on, the schedule is multiplied by the factor, once more each time.
  case reduceRate(factor: Double)
  /// Starts a program by the shell, where the person's own settings allow that.
  case run(command: String)

  /// The word an experiment file has for it.
  package var word: String {
    switch self {
    case .warn: "warn"
    case .pause: "pause"
    case .stop: "stop"
    case .ring: "ring"
    case .reduceRate: "reduce-rate"
    case .run: "run"
    }
  }

  /// What `reduce-rate` leaves of the rate where nothing else is said.
  package static let usualFactor = 0.5
}
