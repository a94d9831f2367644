import TerminalUI

/// How it stands with a run.
package enum RunStatus: String, CaseIterable, Sendable {
  case queued, running, paused, interrupted, done, stopped, failed

  /// A process works on it, or will without being asked again.
  package var isActive: Bool { self == .queued || self == .running || self == .paused }
  /// A new session can take it up at its last checkpoint.
  package var isResumable: Bool { self == .interrupted || self == .stopped || self == .failed }

  /// The sign that doubles the colour.
  package func glyph(_ glyphs: GlyphSet) -> Character {
    switch self {
    case .queued: glyphs.isUnicode ? "◌" : "."
    case .running: glyphs.isUnicode ? "▶" : ">"
    case .paused: glyphs.isUnicode ? "‖" : "="
    case .interrupted: "~"
    case .done: glyphs.check
    case .stopped: glyphs.isUnicode ? "■" : "#"
    case .failed: glyphs.cross
    }
  }

  package var style: Style {
    switch self {
    case .queued, .stopped: .muted
    case .running, .done: .good
    case .paused, .interrupted: .warning
    case .failed: .bad
    }
  }
}
