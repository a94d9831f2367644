import CProcess
import Foundation

/// Starts this very program again in a session of its own, where no closed terminal reaches it.
enum DetachedProgram {
  /// - Parameter log: the file its output is appended to.
  /// - Returns: the process id.
  static func start(arguments: [String], log: String) throws(RuntimeError) -> Int32 {
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else {
      throw RuntimeError("/proc/self/exe cannot be read, so the program cannot start itself again")
    }
    let words = [program] + arguments
    let block = words.flatMap { $0.utf8CString }
    let process = cprocess_spawn_detached(block, words.count, log)
    guard process > 0 else {
      throw RuntimeError(
        "\(program) could not be started again: \(String(cString: strerror(errno)))")
    }
    return process
  }
}
