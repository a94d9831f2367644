import CProcess
import Foundation

/// The program a person edits texts with: what `VISUAL` or `EDITOR` names, else nano or vi.
package struct TextEditor: Equatable, Sendable {
  /// The path of the program, then its own arguments.
  let command: [String]

  var name: String { URL(filePath: command.first ?? "").lastPathComponent }

  /// - Throws: one sentence about what to set.
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(RuntimeError) {
    for variable in ["VISUAL", "EDITOR"] {
      let words = (environment[variable] ?? "").split(whereSeparator: \.isWhitespace)
        .map(String.init)
      guard let program = words.first else { continue }
      guard let found = FileViewer.find(program, in: environment) else {
        throw RuntimeError("\(variable) names \(program), which is no program here")
      }
      command = [found] + words.dropFirst()
      return
    }
    let usual = ["nano", "vi"].lazy.compactMap { FileViewer.find($0, in: environment) }
    guard let found = usual.first else {
      throw RuntimeError(
        "there is neither nano nor vi here; set EDITOR to a program that edits texts")
    }
    command = [found]
  }

  /// Edits a file on the terminal of this process, and waits for the end of it.
  ///
  /// No shell reads the path, whatever characters are in it.
  /// - Throws: where it could not be started, or ended with another status than 0, by which an editor
  ///   says that nothing shall come of it.
  package func edit(_ path: String) throws(RuntimeError) {
    let words = command + [path.hasPrefix("-") ? "./\(path)" : path]
    let status = cprocess_run_foreground(words.flatMap { $0.utf8CString }, words.count)
    if status < 0 {
      throw RuntimeError("\(name) could not be started: \(String(cString: strerror(errno)))")
    }
    if status > 0 {
      throw RuntimeError("\(name) ended with status \(status); the text is kept as \(path)")
    }
  }
}
