import Foundation

/// What a container or a batch system allows this process, by its control group.
struct ControlGroup: Equatable, Sendable {
  /// Cores' worth of time; nil without a limit.
  var cores: Double?
  /// Bytes; nil without a limit.
  var memory: Int?

  init(cores: Double? = nil, memory: Int? = nil) {
    self.cores = cores
    self.memory = memory
  }

  /// - Parameters:
  ///   - quota: the text of `cpu.max`: microseconds of each period, or `max`, and the period.
  ///   - memory: the text of `memory.max`: bytes, or `max`.
  init(quota: String?, memory: String?) {
    let words = (quota ?? "").split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    if words.count == 2, words[0] > 0, words[1] > 0 { cores = words[0] / words[1] }
    self.memory = (memory?.trimmingCharacters(in: .whitespacesAndNewlines)).flatMap { Int($0) }
  }

  /// That of this process, and of the groups around it, whose limits hold too.
  static func current() -> ControlGroup {
    let root = "/sys/fs/cgroup"
    let lines = (text("/proc/self/cgroup") ?? "").split(separator: "\n")
    var path = lines.first { $0.hasPrefix("0::") }.map { String($0.dropFirst(3)) } ?? "/"
    var result = ControlGroup()
    while true {
      let folder = root + (path == "/" ? "" : path)
      let group = ControlGroup(
        quota: text("\(folder)/cpu.max"), memory: text("\(folder)/memory.max"))
      result.cores = [result.cores, group.cores].compactMap { $0 }.min()
      result.memory = [result.memory, group.memory].compactMap { $0 }.min()
      guard path != "/", let slash = path.lastIndex(of: "/") else { return result }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
