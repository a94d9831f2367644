import Foundation
import Workbench

/// The program and the machine it is on.
package struct MachineHealth: Equatable, Sendable {
  package var version = ThreshVersion.text
  package var isDebugBuild: Bool
  /// What kernels are compiled for: `AVX-512`, `AVX2`, `NEON` or `baseline`.
  package var builtFor: String
  /// The widest vectors of this processor, by the same names.
  package var processorHas: String
  /// That this process may run on.
  package var cores: Int
  /// Bytes of the machine, and those that programs may still get; nil where the system does not say.
  package var memory: Int?
  package var availableMemory: Int?
  var group = ControlGroup()

  package init(isDebugBuild: Bool, builtFor: String, processorHas: String) {
    self.isDebugBuild = isDebugBuild
    self.builtFor = builtFor
    self.processorHas = processorHas
    cores = ProcessInfo.processInfo.activeProcessorCount
    (memory, availableMemory) = SystemMeter.memory
    group = ControlGroup.current()
  }

  /// Less is too little for larger networks, whose plans take some hundred megabytes.
  private static let leastMemory = 1_000_000_000

  package var findings: [HealthFinding] {
    [versionFinding, vectorFinding, coreFinding, memoryFinding]
  }

  private var versionFinding: HealthFinding {
    HealthFinding(
      "program", "version", isDebugBuild ? .warning : .good,
      version + (isDebugBuild ? ", a debug build: screens and commands are slow" : ""),
      isDebugBuild ? "swift build -c release" : nil)
  }

  private var vectorFinding: HealthFinding {
    builtFor == processorHas
      ? HealthFinding("program", "vectors", .good, "\(builtFor), the widest of this processor")
      : HealthFinding(
        "program", "vectors", .warning,
        "built for \(builtFor), and this processor has \(processorHas)",
        "build it here in a clean folder, without THRESH_MARCH; training is up to twice as fast")
  }

  private var coreFinding: HealthFinding {
    guard let allowed = group.cores, allowed < Double(cores) else {
      return HealthFinding("program", "cores", .good, "\(cores)")
    }
    return HealthFinding(
      "program", "cores", .warning,
      "\(cores) seen, but the control group gives the time of \(Format.fixed(allowed, places: 1))",
      "train with --threads \(max(1, Int(allowed.rounded())))")
  }

  private var memoryFinding: HealthFinding {
    guard let memory else {
      return HealthFinding("program", "memory", .note, "the system does not say")
    }
    let limit = min(memory, group.memory ?? memory)
    let available = min(availableMemory ?? limit, limit)
    let isLimited = limit < memory
    let found =
      "\(Figures(.braille).bytes(available)) available of \(Figures(.braille).bytes(memory))"
      + (isLimited ? "; the control group allows \(Figures(.braille).bytes(limit))" : "")
    return available < Self.leastMemory
      ? HealthFinding(
        "program", "memory", .warning, found,
        "smaller images, batches or networks; the plan's memory is told before the first step")
      : HealthFinding("program", "memory", isLimited ? .note : .good, found)
  }
}
