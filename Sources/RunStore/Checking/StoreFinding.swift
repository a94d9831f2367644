/// Something a check found in a store.
package struct StoreFinding: Equatable, Sendable {
  package enum Weight: String, Sendable {
    /// What a killed process left: nothing is lost.
    case leftover
    /// Something recorded cannot be read as it was.
    case damage
  }

  /// Nil for the store itself.
  package var run: Int64?
  /// Which part of it.
  package var place: String
  /// What was found, and what is allowed.
  package var found: String
  package var weight: Weight
  /// What a repair does, or what a person can do.
  package var remedy: String
  package var isMended = false
  let mending: RunProblem.Mending?

  /// Whether a repair can put it right without losing anything.
  package var isMendable: Bool { mending != nil }

  init(_ problem: RunProblem, of run: Int64?, remedy: String? = nil) {
    self.run = run
    place = problem.place
    found = problem.found
    mending = problem.mending
    weight = problem.mending?.isOfLeftover ?? false ? .leftover : .damage
    self.remedy = problem.mending?.words ?? remedy ?? Self.remedyOfRun
  }

  private static let remedyOfRun =
    "nothing mends it; the rest of the run can be read: archive and purge it, or keep it as it is"
  static let remedyOfDatabase = """
    export the runs that can be read (thresh runs export) and import them into a new store, \
    or have SQLite save what it can: sqlite3 thresh.sqlite .recover | sqlite3 new.sqlite
    """
}

extension RunProblem.Mending {
  /// What it does, in words.
  fileprivate var words: String {
    switch self {
    case .sumUp: "makes the summaries anew from the points"
    case .deriveMeasures: "takes the measures from the recorded epochs"
    case .forgetCheckpoint: "drops the record of the missing file"
    case .endSession: "ends the session and refuses what was asked of it; the run can be resumed"
    case .refuseCommands: "refuses what was asked"
    case .stop: "shows the run as stopped; it can be queued or resumed"
    case .unqueue: "takes the run out of the queue"
    case .finishPurge: "carries the purge to its end"
    case .removeFile, .removeFolder: "removes it"
    case .dropPoints: "removes the points, which nothing can show"
    }
  }

  fileprivate var isOfLeftover: Bool {
    switch self {
    case .sumUp, .deriveMeasures, .forgetCheckpoint: false
    case .endSession, .refuseCommands, .stop, .unqueue, .finishPurge, .removeFile, .removeFolder,
      .dropPoints:
      true
    }
  }
}
