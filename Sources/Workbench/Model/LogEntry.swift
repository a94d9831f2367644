import TerminalUI

/// A line of a run's log, or of what the program printed while the screen was up.
package struct LogEntry: Equatable, Sendable {
  package enum Level: String, Sendable, CaseIterable {
    case info, warning, alarm
    /// Captured from standard output or standard error.
    case output

    package var style: Style {
      switch self {
      case .info: .plain
      case .warning: .warning
      case .alarm: .bad
      case .output: .muted
      }
    }

    /// Doubles the colour at the start of the line.
    package var sign: Character {
      switch self {
      case .info: " "
      case .warning, .alarm: "!"
      case .output: "|"
      }
    }
  }

  /// Seconds since 1970.
  package var time: Double?
  package var level: Level
  package var step: Int?
  package var text: String

  package init(time: Double? = nil, level: Level = .info, step: Int? = nil, text: String) {
    self.time = time
    self.level = level
    self.step = step
    self.text = text
  }
}
