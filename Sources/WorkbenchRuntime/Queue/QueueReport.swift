import RunStore
import Workbench

/// The queue as `thresh queue list` prints it.
package struct QueueReport: Encodable {
  package struct Line: Encodable {
    package var run: String
    package var title: String
    package var status: String
    package var seed: UInt64
    package var tags: [String]
    /// From 1 for the next one; nil for a run that trains.
    package var position: Int?
    /// When it was queued, in seconds since 1970; nil for a run that trains.
    package var since: Double?
  }

  package var paused: Bool
  /// Runs at once.
  package var parallel: Int
  /// The process that works on the queue; nil when none does.
  package var runner: String?
  package var training: [Line]
  package var waiting: [Line]

  /// The queue of a store and the runs that train.
  package init(of store: RunStore) throws {
    let now = Clock.now()
    let queue = try store.queue(now: now)
    paused = queue.isPaused
    parallel = queue.parallel
    runner = queue.runner?.text
    training = try store.liveRuns(now: now).map { Line($0) }
    waiting = queue.entries.enumerated().map { index, entry in
      Line(entry.run, position: index + 1, since: entry.since)
    }
  }

  /// What the queue does, then a header and a line for each run.
  package var lines: [String] {
    let widths = [3, -5, -28, -9, 20, -20]
    let head = TextTable.row(["", "run", "title", "status", "seed", "tags"], widths)
    let rows = (training + waiting).map { line in
      TextTable.row(
        [
          line.position.map { "\($0)" } ?? "", line.run, line.title, line.status, "\(line.seed)",
          line.tags.joined(separator: ","),
        ], widths)
    }
    return [summary] + (rows.isEmpty ? [] : [head] + rows)
  }

  private var summary: String {
    var words = ["\(waiting.count) wait\(waiting.count == 1 ? "s" : "")", "\(parallel) at once"]
    if paused { words.append("paused") }
    words.append(runner.map { "\($0) works on it" } ?? "no process works on it")
    return words.joined(separator: ", ")
  }
}

extension QueueReport.Line {
  fileprivate init(_ run: StoredRun, position: Int? = nil, since: Double? = nil) {
    self.init(
      run: run.id.runText, title: run.title, status: run.status.rawValue, seed: run.seed,
      tags: run.tags, position: position, since: since)
  }
}
