import RunStore
import Workbench

/// The time of day of each step of a run, from the seconds it had trained and the moments of which
/// the time of day is kept: its epochs, lines of its log and answers to commands.
///
/// Between two such moments steps lie as far apart as in training. Where the run was interrupted
/// between them, the steps after that are counted back from the later moment.
struct RunClock: Equatable, Sendable {
  /// A moment after a step and before the next.
  struct Moment: Equatable, Sendable {
    var step: Int
    /// Seconds since 1970.
    var time: Double
  }

  private struct Stretch: Equatable, Sendable {
    /// The last step before it.
    var step: Int
    var start: Double
    var end: Double
    /// Time of day of the start of training, were there no gaps: counted on from the start, and back
    /// from the end of the stretch.
    var forward: Double
    var backward: Double
    /// When a session began in it, if one did.
    var resumed: Double?
  }

  private var stretches: [Stretch] = []

  /// - Parameters:
  ///   - moments: by time; a step less than one before it means that the run went on from there.
  ///   - sessions: when sessions began, by time.
  ///   - elapsed: seconds trained at a step, if it was recorded.
  init(moments: [Moment], sessions: [Double], elapsed: (Int) throws -> Double?) rethrows {
    var kept: [Moment] = []
    for moment in moments {
      while let last = kept.last, last.step >= moment.step { kept.removeLast() }
      kept.append(moment)
    }
    guard let first = kept.first else { return }
    if first.step > 0 { kept.insert(Moment(step: 0, time: sessions.first ?? first.time), at: 0) }
    var trained: [Double?] = []
    for moment in kept {
      let before = moment.step > 0 ? try elapsed(moment.step) : 0
      let next = try elapsed(moment.step + 1)
      let afterNext = try elapsed(moment.step + 2)
      // Between a step and the next there may have been an evaluation, which counts as training.
      let pace = next.flatMap { next in afterNext.map { $0 - next } }
      trained.append(next.map { max(before ?? 0, $0 - (pace ?? 0)) } ?? before)
    }
    for (place, moment) in kept.enumerated() {
      let isLast = place + 1 == kept.count
      let end = isLast ? .infinity : kept[place + 1].time
      let forward = moment.time - (trained[place] ?? 0)
      let backward = isLast ? forward : end - (trained[place + 1] ?? 0)
      stretches.append(
        Stretch(
          step: moment.step, start: moment.time, end: end, forward: forward, backward: backward,
          resumed: sessions.first { $0 > moment.time && $0 < end }))
    }
  }

  /// - Parameter elapsed: seconds trained by then.
  func time(ofStep step: Int, elapsed: Double) -> Double? {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].step < step { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let stretch = stretches[low - 1]
    var time = stretch.forward + elapsed
    if let resumed = stretch.resumed, stretch.backward + elapsed >= resumed {
      time = stretch.backward + elapsed
    }
    return min(max(time, stretch.start), stretch.end)
  }
}

extension RunClock {
  /// Reads the moments of a run.
  static func of(_ details: StoredRunDetails, epochs: [StoredEpoch], in store: RunStore) throws
    -> RunClock
  {
    let run = details.run.id
    let log = try store.log(of: run).lines
    // The first lines of a session are said to be of step 0, wherever it goes on.
    let sessions = log.filter { $0.step == 0 }.map(\.time).sorted()
    let said = log.compactMap { line in
      line.step.flatMap { $0 > 0 ? Moment(step: $0, time: line.time) : nil }
    }
    let answered = try store.commands(of: run).compactMap { command in
      command.state == .acknowledged
        ? command.step.flatMap { step in command.answered.map { Moment(step: step, time: $0) } }
        : nil
    }
    let ends = epochs.map { Moment(step: $0.step, time: $0.time) }
    let moments = (said + answered + ends).sorted { ($0.time, $0.step) < ($1.time, $1.step) }
    let begun = sessions.prefix { $0 <= moments.first?.time ?? .infinity }.last
    let start = Moment(step: 0, time: begun ?? details.run.created)
    return try RunClock(moments: [start] + moments, sessions: sessions) { step in
      try store.points(SeriesKind.elapsed.storedName, of: run, steps: step...step).values.last
    }
  }
}
