import CProcess
import Foundation
import Workbench

/// Reads how busy the machine is, again and again.
struct SystemMeter {
  /// Times of a core since the machine started, in clock ticks.
  private struct CoreTimes {
    var busy: Double
    var total: Double
  }

  private let store: String
  private var cores: [CoreTimes] = []
  private var storeBytes: Int?
  private var nextStoreLook = 0.0

  /// Seconds between two looks at all files of the store.
  private static let storeInterval = 15.0

  /// - Parameter store: the folder whose file system and files are looked at.
  init(store: String) { self.store = store }

  /// What cannot be read is nil, or an empty list.
  mutating func read(now: Double) -> MachineView {
    var machine = MachineView(load: Self.load(), store: store)
    let times = Self.coreTimes()
    // Within a tick nothing can be told of a core; the next look can.
    if times.count == cores.count, zip(cores, times).allSatisfy({ $1.total > $0.total }) {
      machine.cores = zip(cores, times).map { before, now in
        min(max((now.busy - before.busy) / (now.total - before.total), 0), 1)
      }
    }
    cores = times
    (machine.memoryBytes, machine.availableBytes) = Self.memory
    let free = cprocess_free_bytes(store)
    machine.freeBytes = free == .max ? nil : Int(clamping: free)
    machine.diskBytes = (try? FileManager.default.attributesOfFileSystem(forPath: store))
      .flatMap { ($0[.systemSize] as? NSNumber)?.intValue }
    if now >= nextStoreLook || now < nextStoreLook - Self.storeInterval {
      nextStoreLook = now + Self.storeInterval
      storeBytes = Self.bytes(below: store)
    }
    machine.storeBytes = storeBytes
    return machine
  }

  private static func lines(_ path: String) -> [Substring] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }

  private static func load() -> [Double] {
    lines("/proc/loadavg").first?.split(separator: " ").prefix(3).compactMap { Double($0) } ?? []
  }

  /// Bytes of the machine's memory, and those that programs may still get.
  static var memory: (total: Int?, available: Int?) {
    let memory = memoryByName()
    return (memory["MemTotal"], memory["MemAvailable"])
  }

  private static func memoryByName() -> [String: Int] {
    var memory: [String: Int] = [:]
    for line in lines("/proc/meminfo") {
      let words = line.split(separator: " ")
      guard words.count >= 2, let kilobytes = Int(words[1]) else { continue }
      memory[String(words[0].dropLast())] =
        kilobytes.multipliedReportingOverflow(by: 1024)
        .partialValue
    }
    return memory
  }

  /// Lines such as `cpu0 user nice system idle iowait irq softirq steal`.
  private static func coreTimes() -> [CoreTimes] {
    lines("/proc/stat").compactMap { line in
      let words = line.split(separator: " ")
      guard let name = words.first, name.hasPrefix("cpu"), name != "cpu", words.count >= 5 else {
        return nil
      }
      let times = words.dropFirst().prefix(8).map { Double($0) ?? 0 }
      let total = times.reduce(0, +)
      // Idle, and waiting for a disk.
      let idle = times[3] + (times.count > 4 ? times[4] : 0)
      return CoreTimes(busy: total - idle, total: total)
    }
  }

  /// What the files below a folder take; nil if it cannot be read.
  static func bytes(below folder: String) -> Int? {
    let key = URLResourceKey.totalFileAllocatedSizeKey
    guard
      let files = FileManager.default.enumerator(
        at: URL(filePath: folder, directoryHint: .isDirectory), includingPropertiesForKeys: [key])
    else { return nil }
    var bytes = 0
    for case let file as URL in files {
      bytes += (try? file.resourceValues(forKeys: [key]))?.totalFileAllocatedSize ?? 0
    }
    return bytes
  }
}
