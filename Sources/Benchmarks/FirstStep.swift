import Foundation

/// The time from the start of this process to the end of its first training step, and its memory.
package struct FirstStep: Sendable {
  package var network: BenchmarkNetwork
  package var batch: Int
  /// Seconds since the process started.
  package var seconds: Double
  /// The most memory that was resident at once.
  package var peakBytes: Int

  /// - Throws: `ShapeError` if the machine lacks the memory.
  package static func run(_ network: BenchmarkNetwork, batch: Int, workers: Int) throws -> Self {
    let trained = try network.network(batch: batch, workers: workers)
    BenchmarkImages(network, batch: batch, batches: 1).step(0, of: trained, .train)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return FirstStep(
      network: network, batch: batch, seconds: sinceProcessStart(),
      peakBytes: Int(usage.ru_maxrss) * 1024)
  }

  /// The kernel counts a process's start in hundredths of a second since the machine's.
  private static func sinceProcessStart() -> Double {
    let stat = (try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)) ?? ""
    // Fields are counted from behind the command's name, which may hold spaces.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 19, let ticks = Double(fields[19]) else { return .nan }
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
      - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
