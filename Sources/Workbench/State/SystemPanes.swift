import TerminalUI

/// The panes of the system screen, in the order Tab visits them.
package enum SystemPane: Int, CaseIterable, Sendable {
  case step, machine, run, log
}

/// Which lines of the log are listed.
package enum LogLevels: String, CaseIterable, Sendable {
  case all, warnings, alarms, output

  package func contain(_ level: LogEntry.Level) -> Bool {
    switch self {
    case .all: true
    case .warnings: level == .warning || level == .alarm
    case .alarms: level == .alarm
    case .output: level == .output
    }
  }
}

/// How time, memory and log of a run are looked at.
package struct SystemPanes: Equatable, Sendable {
  package var focus = SystemPane.step
  package var isZoomed = false
  /// The selected row of the table of layers.
  package var layer = 0
  /// Layers that take longest come first, not those that run first.
  package var slowestFirst = false
  /// First lines of the panes of figures.
  package var machineOffset = 0
  package var runOffset = 0
  package var levels = LogLevels.all
  package var search = TextField()
  package var isSearching = false
  /// The listed line at the bottom of the log; nil follows the newest.
  package var bottom: Int?
  /// The found line that is in sight, as its place among those found.
  package var found: Int?

  package init() {}
}
