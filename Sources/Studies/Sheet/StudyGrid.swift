/// How far each training of a study is.
package struct StudyGrid: Equatable, Sendable, Codable {
  package enum State: String, Equatable, Sendable, Codable {
    /// There is no such run yet.
    case missing
    /// It is in the queue.
    case waiting
    case training
    /// It has begun, and nobody trains it.
    case held
    case failed
    case done
  }

  package struct Cell: Equatable, Sendable, Codable {
    package var state: State
    package var run: Int64?
    /// Steps done.
    package var step: Int
    /// Seconds trained.
    package var seconds: Double?
    /// How it failed.
    package var message: String?
    /// Whether an arm before it asks for the very same training, which counts once.
    package var isShared = false

    package init(
      _ state: State = .missing, run: Int64? = nil, step: Int = 0, seconds: Double? = nil,
      message: String? = nil
    ) {
      self.state = state
      self.run = run
      self.step = step
      self.seconds = seconds
      self.message = message
    }
  }

  /// The names of the arms, and the seeds.
  package var arms: [String]
  package var seeds: [UInt64]
  /// Steps of each run.
  package var steps: Int
  /// `[arm][seed]`
  package var cells: [[Cell]]
  /// Runs that train at once.
  package var atOnce: Int

  package init(
    arms: [String], seeds: [UInt64], steps: Int, cells: [[Cell]], atOnce: Int = 1
  ) {
    self.arms = arms
    self.seeds = seeds
    self.steps = steps
    self.cells = cells
    self.atOnce = max(atOnce, 1)
  }

  /// One a training.
  private var all: [Cell] { cells.flatMap(\.self).filter { !$0.isShared } }

  package var planned: Int { all.count }

  package func count(_ state: State) -> Int { all.count { $0.state == state } }

  /// Steps done of all steps, 0...1; nil of a study without runs.
  package var share: Double? {
    let whole = Double(planned * steps)
    guard whole > 0 else { return nil }
    return all.reduce(0) { $0 + Double($1.state == .done ? steps : min($1.step, steps)) } / whole
  }

  /// Until all that is not done is, at the pace so far; nil before a run has any.
  package var etaSeconds: Double? {
    let timed = all.filter { $0.step > 0 && $0.seconds != nil }
    let steps = timed.reduce(0) { $0 + $1.step }
    guard steps > 0 else { return nil }
    let seconds = timed.reduce(0) { $0 + ($1.seconds ?? 0) }
    let open = all.filter { $0.state != .done }
    let left = open.reduce(0) { $0 + max(self.steps - $1.step, 0) }
    return seconds / Double(steps) * Double(left) / Double(max(min(atOnce, open.count), 1))
  }
}
