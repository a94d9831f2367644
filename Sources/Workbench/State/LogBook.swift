/// The lines of a run's log and of what was printed, merged by time, filtered and searched.
package struct LogBook: Equatable, Sendable {
  /// What the lines are made of; while it stays, so do they.
  private struct Source: Equatable {
    var counts: [Int]
    var last: [LogEntry?]
    var levels: LogLevels
    var pattern: String
  }

  package private(set) var lines: [LogEntry] = []
  /// Places of lines that hold the pattern; empty without one.
  package private(set) var found: [Int] = []
  private var source: Source?

  package init() {}

  /// Lists anew what has changed.
  ///
  /// - Parameters:
  ///   - parts: lists of lines, each in the order of time.
  ///   - pattern: is looked for without regard to case.
  /// - Returns: whether anything is listed otherwise.
  package mutating func follow(_ parts: [[LogEntry]], levels: LogLevels, pattern: String) -> Bool {
    let source = Source(
      counts: parts.map(\.count), last: parts.map(\.last), levels: levels, pattern: pattern)
    if source == self.source { return false }
    self.source = source
    lines = parts.reduce([]) { LogBook.merged($0, $1.filter { levels.contain($0.level) }) }
    let wanted = pattern.lowercased()
    found =
      wanted.isEmpty ? [] : lines.indices.filter { lines[$0].text.lowercased().contains(wanted) }
    return true
  }

  /// Of lines of the same time those of the first list come first; one without a time comes after
  /// the line before it.
  private static func merged(_ a: [LogEntry], _ b: [LogEntry]) -> [LogEntry] {
    if a.isEmpty || b.isEmpty { return a + b }
    var merged: [LogEntry] = []
    merged.reserveCapacity(a.count + b.count)
    var (left, right) = (0, 0)
    while left < a.count, right < b.count {
      if let later = b[right].time, later < a[left].time ?? -.infinity {
        merged.append(b[right])
        right += 1
      } else {
        merged.append(a[left])
        left += 1
      }
    }
    return merged + a[left...] + b[right...]
  }
}
