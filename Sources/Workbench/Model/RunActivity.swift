import Metrics

/// Which process works on a run, or did, and what it was last seen to do.
package struct RunActivity: Equatable, Sendable {
  package struct Worker: Equatable, Sendable {
    package var process: Int
    package var host: String

    package init(process: Int, host: String) {
      self.process = process
      self.host = host
    }
  }

  package struct Checkpoint: Equatable, Sendable {
    /// `last`, `best` or `manual`.
    package var kind: String
    package var step: Int
    package var epoch: Int
    /// Seconds since 1970.
    package var time: Double
    package var bytes: Int

    package init(kind: String, step: Int, epoch: Int, time: Double, bytes: Int) {
      self.kind = kind
      self.step = step
      self.epoch = epoch
      self.time = time
      self.bytes = bytes
    }
  }

  /// Nil once the last session has ended properly.
  package var worker: Worker?
  /// The last sign of life, in seconds since 1970.
  package var heartbeat: Double?
  /// Where the time of the newest steps went; nil where none was kept.
  package var profile: StepProfile?
  /// Of the process, where 100 is one core at work.
  package var cpuPercent: Double?
  package var memoryBytes: Int?
  /// The newest first.
  package var checkpoints: [Checkpoint]

  package init(
    worker: Worker? = nil, heartbeat: Double? = nil, profile: StepProfile? = nil,
    cpuPercent: Double? = nil, memoryBytes: Int? = nil, checkpoints: [Checkpoint] = []
  ) {
    self.worker = worker
    self.heartbeat = heartbeat
    self.profile = profile
    self.cpuPercent = cpuPercent
    self.memoryBytes = memoryBytes
    self.checkpoints = checkpoints
  }
}
