import Glibc

/// Which process of which boot of which machine, told apart even when a process number comes again.
package struct ProcessIdentity: Hashable, Sendable, Codable {
  package var host: String
  /// Differs after each start of the machine.
  package var boot: String
  /// Process numbers mean nothing outside their name space (a container has its own).
  package var nameSpace: String
  package var number: Int32
  /// When the process started, in clock ticks since boot.
  package var startTicks: UInt64

  package init(
    host: String, boot: String, nameSpace: String, number: Int32, startTicks: UInt64
  ) {
    self.host = host
    self.boot = boot
    self.nameSpace = nameSpace
    self.number = number
    self.startTicks = startTicks
  }

  /// This process.
  package static let current = ProcessIdentity(
    host: hostName(), boot: SmallFile.line("/proc/sys/kernel/random/boot_id") ?? "",
    nameSpace: SmallFile.link("/proc/self/ns/pid") ?? "", number: getpid(),
    startTicks: startTicks(of: getpid()) ?? 0)

  /// For sentences: `process 4711 on tern`.
  package var text: String { "process \(number) on \(host)" }

  /// Whether the process has certainly ended, as far as this one can see; false when in doubt.
  package func hasEnded(seenFrom observer: ProcessIdentity = .current) -> Bool {
    guard host == observer.host, !boot.isEmpty, !observer.boot.isEmpty else { return false }
    if boot != observer.boot { return true }
    guard nameSpace == observer.nameSpace, !nameSpace.isEmpty else { return false }
    return Self.startTicks(of: number) != startTicks
  }

  private static func hostName() -> String {
    SmallFile.line("/proc/sys/kernel/hostname") ?? "this machine"
  }

  /// The 22nd field of the process's state; the second may itself hold blanks and parentheses.
  private static func startTicks(of number: Int32) -> UInt64? {
    guard let state = SmallFile.line("/proc/\(number)/stat"),
      let end = state.lastIndex(of: ")")
    else { return nil }
    let fields = state[state.index(after: end)...].split(separator: " ")
    // A zombie has ended; it only waits for its parent to ask how.
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return UInt64(fields[19])
  }
}

/// Reading what the kernel says in a line.
private enum SmallFile {
  static func line(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let line = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }

  static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
