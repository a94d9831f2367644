import Metrics

/// What a watcher sees now. The newest replaces the one before.
package struct TrainingSnapshot: Equatable, Sendable, Codable {
  package enum Phase: String, Sendable, Codable {
    case preparing, training, evaluating, paused, finishing
  }

  package var phase: Phase
  /// What is being done, in words a person reads ("drawing pictures 812 of 2000").
  package var activity: String
  package var step = 0
  package var totalSteps = 0
  package var stepsPerEpoch = 0
  /// The epoch under way, from 1; 0 before the first step.
  package var epoch = 0
  package var epochs = 0
  package var loss: Float?
  package var gradientNorm: Float?
  package var rate: Float?
  package var batch = 0
  package var imagesPerSecond: Double?
  /// Seconds to the planned end, evaluation included, and how far it may be off.
  package var etaSeconds: Double?
  package var etaSpread: Double?
  /// Seconds of training since the run first started, pauses left out.
  package var elapsed: Double = 0
  /// Bytes of the network's arenas.
  package var planBytes = 0
  /// 100 is one core at work. Filled in by whoever watches the process, as are the bytes in memory.
  package var cpuPercent: Double?
  package var residentBytes: Int?
  /// Where the time of the newest steps went; renewed a few times a second.
  package var profile: StepProfile?

  package init(phase: Phase, activity: String) {
    self.phase = phase
    self.activity = activity
  }
}
