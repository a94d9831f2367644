/// What a run in the background has printed, as far as it was read.
package struct PrintedLines: Equatable, Sendable {
  package var run: RunID
  /// Where in its file the first of these lines begins; a longer file is read from its newest part.
  package var start: Int
  /// Where the lines after these begin.
  package var end: Int
  package var lines: [LogEntry]

  package init(run: RunID, start: Int = 0, end: Int = 0, lines: [LogEntry] = []) {
    self.run = run
    self.start = start
    self.end = end
    self.lines = lines
  }
}
