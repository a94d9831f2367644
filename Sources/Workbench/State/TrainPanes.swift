/// The panes of the training screen.
package enum TrainPane: Int, CaseIterable, Sendable {
  case loss, labels, run, rate, gradient, log

  package var title: String {
    switch self {
    case .loss: "loss"
    case .labels: "labels"
    case .run: "run"
    case .rate: "learning rate"
    case .gradient: "gradient norm"
    case .log: "log"
    }
  }

  var isChart: Bool { self == .loss || self == .rate || self == .gradient }
}

/// In which order the labels are listed.
package enum LabelOrder: String, CaseIterable, Sendable {
  case listed = "as listed"
  case worst = "worst F1 first"
  case rarest = "rarest first"
}

/// What a person has arranged on the training screen.
package struct TrainPanes: Equatable, Sendable {
  package var focus = TrainPane.loss
  package var isZoomed = false
  package var chart = ChartView()
  package var label = 0
  package var labelOrder = LabelOrder.listed
  /// Lines scrolled back from the newest of the log.
  package var logOffset = 0
  /// First line of the run pane.
  package var runOffset = 0
  /// How many alarms of the open run were put away.
  package var dismissedAlarms = 0

  package init() {}
}
