/// How it stands with a run.
package enum StoredStatus: String, CaseIterable, Sendable, Codable {
  /// Waits to be trained.
  case queued
  case running, paused
  /// Never stored: a run that says running or paused, but whose process has fallen silent.
  case interrupted
  case done, stopped, failed

  /// A process works on it, or says so.
  package var isLive: Bool { self == .running || self == .paused }
}

/// How a session ended.
package enum RunOutcome: String, CaseIterable, Sendable {
  case done, stopped, failed
}

/// When a process counts as silent.
package enum Heartbeat {
  /// Seconds without a sign of life after which a run shows as interrupted.
  package static let patience = 5.0
  /// Seconds of silence after which nobody waits for a process any more that cannot be looked for.
  static let longPatience = 60.0

  /// Whether a beat at `beat` is fresh at `now`, both in seconds since 1970.
  ///
  /// One from the future beyond the patience is not: a clock was set back, and the run would look
  /// alive until it catches up.
  package static func isFresh(_ beat: Double, now: Double, patience: Double = patience) -> Bool {
    abs(now - beat) <= patience
  }
}
