import CProcess
import Foundation

/// The program that shows an image file: what `THRESH_VIEWER` names, else that of the desktop.
struct FileViewer: Equatable {
  /// The path of the program, then its own arguments.
  let command: [String]

  var name: String { URL(filePath: command.first ?? "").lastPathComponent }

  /// - Throws: one sentence about what to set.
  init(environment: [String: String], for path: String) throws(RuntimeError) {
    func isSet(_ key: String) -> Bool { environment[key]?.isEmpty == false }
    let words = (environment["THRESH_VIEWER"] ?? "").split(whereSeparator: \.isWhitespace)
      .map(String.init)
    if let program = words.first {
      guard let found = Self.find(program, in: environment) else {
        throw RuntimeError("THRESH_VIEWER names \(program), which is no program here; \(path)")
      }
      command = [found] + words.dropFirst()
      return
    }
    guard isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") else {
      throw RuntimeError("there is no display; set THRESH_VIEWER to a program that shows \(path)")
    }
    guard let found = Self.find("xdg-open", in: environment) else {
      throw RuntimeError("xdg-open is missing; set THRESH_VIEWER to a program that shows \(path)")
    }
    command = [found]
  }

  /// Starts it in a session of its own, its output thrown away.
  ///
  /// No shell reads the path, whatever characters are in it.
  /// - Returns: the process id.
  func show(_ path: String) throws(RuntimeError) -> Int32 {
    // A name that starts with a dash must not be taken for an option.
    let words = command + [path.hasPrefix("-") ? "./\(path)" : path]
    let process = cprocess_spawn_detached(
      words.flatMap { $0.utf8CString }, words.count, "/dev/null")
    guard process > 0 else {
      throw RuntimeError("\(name) could not be started: \(String(cString: strerror(errno)))")
    }
    return process
  }

  /// The path of a program: as it is where it has a slash, else the first of that name in `PATH`.
  static func find(_ program: String, in environment: [String: String]) -> String? {
    let files = FileManager.default
    if program.contains("/") { return files.isExecutableFile(atPath: program) ? program : nil }
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { files.isExecutableFile(atPath: $0) }
  }
}
