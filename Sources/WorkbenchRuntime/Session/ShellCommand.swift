import CProcess
import Foundation

/// A command for the shell at work, in a session of its own.
struct ShellCommand {
  struct Result: Equatable {
    /// Its exit code, or 128 plus the signal that ended it; nil when it was killed for its time.
    var status: Int32?
    /// The first line it printed that is not blank.
    var firstLine: String
  }

  /// Output beyond this is dropped.
  static let mostBytes = 64 * 1024

  private let process: Int32
  private let output: Int32
  private var bytes: [UInt8] = []

  /// - Parameter variables: put into its environment, beside all that this process has.
  init(_ command: String, variables: [(name: String, value: String)]) throws(RuntimeError) {
    // No variable can hold a zero byte.
    let block = variables.flatMap {
      "\($0.name)=\($0.value)".replacing("\0", with: " ").utf8CString
    }
    var output: Int32 = -1
    let process = cprocess_spawn_shell(command, block, variables.count, &output)
    guard process > 0 else {
      throw RuntimeError("/bin/sh could not be started: \(String(cString: strerror(errno)))")
    }
    (self.process, self.output) = (process, output)
  }

  /// Waits until the command has ended; one that takes longer than `seconds` is killed.
  mutating func wait(seconds: Double) -> Result {
    defer { close(output) }
    let end = cprocess_monotonic_seconds() + seconds
    var status: Int32 = 0
    // What it started in the background may hold its output open: its own end is what counts.
    while cprocess_ended(process, &status) == 0 {
      guard cprocess_monotonic_seconds() < end else {
        cprocess_kill_group(process)
        drain()
        return Result(status: nil, firstLine: firstLine)
      }
      var readable = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      if poll(&readable, 1, 50) > 0, !drain() { usleep(20_000) }
    }
    drain()
    return Result(status: status, firstLine: firstLine)
  }

  /// Takes what is there to read. Returns whether more may come.
  @discardableResult
  private mutating func drain() -> Bool {
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(output, &part, part.count)
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      bytes += part.prefix(min(count, Self.mostBytes - bytes.count))
    }
  }

  private var firstLine: String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.first { $0.contains { !$0.isWhitespace } } ?? ""
    let printable = line.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : String(scalar)
    }
    return String(printable.joined().trimmingCharacters(in: .whitespaces).prefix(200))
  }
}
