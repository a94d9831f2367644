import Foundation
import TerminalUI
import Workbench

/// The file to which a run in the background prints.
struct PrintedFile {
  let path: String

  /// The newest so many bytes are read of a file that nothing was read of.
  private static let mostBytes = 1 << 18

  init(run: RunID, store: String) { path = "\(store)/\(run.runText).log" }

  /// The whole lines from a place of the file on; nil where there is nothing new.
  ///
  /// They get the time at which the file last changed: when a line was printed is not kept.
  func lines(of run: RunID, from start: Int) -> PrintedLines? {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)) else { return nil }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), Int(clamping: size) > start else { return nil }
    let first = max(start, Int(clamping: size) - Self.mostBytes, 0)
    guard (try? file.seek(toOffset: UInt64(first))) != nil,
      var data = try? file.read(upToCount: Self.mostBytes),
      let end = data.lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    data = data[...end]
    var text = CapturedText()
    text.append(data)
    var lines = text.take()
    // Of a longer file the first line is only the end of one.
    if first > start, !lines.isEmpty { lines.removeFirst() }
    let changed = (try? FileManager.default.attributesOfItem(atPath: path))
      .flatMap { ($0[.modificationDate] as? Date)?.timeIntervalSince1970 }
    return PrintedLines(
      run: run, start: first, end: first + data.count,
      lines: lines.map { LogEntry(time: changed, level: .output, text: $0) })
  }
}
