/// Something about a run that no version of the program would have written.
struct RunProblem: Error, Equatable {
  /// What can be put right without losing anything.
  enum Mending: Equatable, Sendable {
    /// Make the summaries of a series anew from its points.
    case sumUp(series: Int64)
    /// Take best and last measures from the epochs.
    case deriveMeasures
    /// Drop the record of a checkpoint whose file is gone.
    case forgetCheckpoint(id: Int64)
    /// Take the run from a process that has ended, and refuse the commands it did not read.
    case endSession
    case refuseCommands
    /// A run that says it waits, and does not, counts as stopped.
    case stop
    case unqueue
    case finishPurge
    case removeFile(path: String)
    case removeFolder(path: String)
    case dropPoints(series: Int64)
  }

  /// Which part of the run.
  var place: String
  /// What was found, and what is allowed.
  var found: String
  var mending: Mending?
}
