import Foundation

/// Processor time that went to anyone else: other processes, or stolen from a virtual machine.
///
/// The difference of two readings tells how disturbed a measurement was.
enum BusyTime {
  /// Seconds over all processors since the machine started; nil where the system does not tell.
  static func ofOthers() -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return nil }
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    guard ticks.count == 8 else { return nil }
    // user, nice, system, idle, iowait, irq, softirq, steal
    let busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return busy / Double(sysconf(Int32(_SC_CLK_TCK))) - seconds(usage.ru_utime)
      - seconds(usage.ru_stime)
  }
}
