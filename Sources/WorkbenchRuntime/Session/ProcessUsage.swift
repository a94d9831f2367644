import CProcess

/// What this process takes of its machine, read from the kernel.
package struct ProcessUsage: Equatable, Sendable {
  /// Processor time since the reading before, as a percentage of one core; nil for a first reading.
  package var cpuPercent: Double?
  package var residentBytes: UInt64
}

/// Reads `ProcessUsage` again and again.
struct ProcessMeter {
  private var lastCPU: Double?
  private var lastTime = 0.0

  mutating func read() -> ProcessUsage {
    var cpu = 0.0
    var resident: UInt64 = 0
    cprocess_usage(&cpu, &resident)
    let now = cprocess_monotonic_seconds()
    defer {
      lastCPU = cpu
      lastTime = now
    }
    let percent = lastCPU.flatMap { last in
      now > lastTime ? (cpu - last) / (now - lastTime) * 100 : nil
    }
    return ProcessUsage(cpuPercent: percent, residentBytes: resident)
  }
}
