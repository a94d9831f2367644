import RunStore
import Workbench

/// What `thresh runs log` says: a run's own log, and what it printed in the background, by time.
package struct LogReport {
  package struct Line: Encodable, Equatable {
    /// Seconds since 1970.
    package var time: Double?
    package var level: String
    package var step: Int?
    package var text: String
  }

  package var lines: [Line]

  /// - Parameters:
  ///   - levels: which lines are listed.
  ///   - pattern: lists lines that hold it, without regard to case; empty lists all.
  package static func of(
    _ run: Int64, in store: RunStore, levels: LogLevels, pattern: String, now: Double
  ) throws -> LogReport {
    _ = try store.run(run, now: now)
    let log = try store.log(of: run).lines.map { LogEntry($0) }
    let printed = PrintedFile(run: run, store: store.path).lines(of: run, from: 0)?.lines ?? []
    var book = LogBook()
    _ = book.follow([log, printed], levels: levels, pattern: pattern)
    let listed = pattern.isEmpty ? book.lines : book.found.map { book.lines[$0] }
    return LogReport(
      lines: listed.map {
        Line(time: $0.time, level: $0.level.rawValue, step: $0.step, text: $0.text)
      })
  }

  /// - Parameter calendar: of the person's time zone.
  package func text(_ calendar: CalendarText) -> [String] {
    lines.map { line in
      let time = line.time.map { "\(calendar.day($0)) \(calendar.time($0))" } ?? ""
      let step = line.step.map { " step \($0)" } ?? ""
      return "\(time) \(line.level)\(step): \(line.text)"
    }
  }
}
