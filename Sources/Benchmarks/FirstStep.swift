import Foundation

/// The time from the start of this process to the end of its first training step, and its memory.
package struct FirstStep: Equatable, Sendable {
  package var network: BenchmarkNetwork
  package var batch: Int
  /// Seconds since the process started, up to 0.01 too many; nil where the system does not tell.
  package var seconds: Double?
  /// The most memory that was resident at once; nil where the system does not tell.
  package var peakBytes: Int?

  /// To be called once, before the process has done anything else.
  ///
  /// - Throws: `ShapeError` if the machine lacks the memory.
  package static func run(_ network: BenchmarkNetwork, batch: Int, workers: Int) throws -> Self {
    let trained = try network.network(batch: batch, workers: workers)
    BenchmarkImages(network, batch: batch).step(0, of: trained, .train)
    return FirstStep(
      network: network, batch: batch, seconds: secondsSinceProcessStart(), peakBytes: peakBytes())
  }

  /// The kernel counts a process's start in hundredths of a second since the machine's.
  private static func secondsSinceProcessStart() -> Double? {
    // Fields are counted from behind the command's name, which may hold spaces.
    guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      let fields = stat.split(separator: ")").last?.split(separator: " "),
      fields.count > 19, let ticks = Double(fields[19])
    else { return nil }
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
      - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Not `getrusage`'s figure, which starts from the memory of the process that started this one.
  private static func peakBytes() -> Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
      .map { $0 * 1024 }
  }
}
