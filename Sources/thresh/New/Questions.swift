import Foundation
import WorkbenchRuntime

/// Asks a person on the terminal, until an answer can be understood.
struct Questions {
  /// False takes every default.
  let areAsked: Bool

  func say(_ text: String) { printError(text) }

  /// - Parameters:
  ///   - default: what Enter alone means; nil where there is nothing usual.
  ///   - read: throws what is wrong with an answer, which is then asked for again.
  /// - Throws: when there will be no answer.
  func ask<Answer>(
    _ question: String, default usual: String?, read: (String) throws -> Answer
  ) throws -> Answer {
    guard areAsked else {
      guard let usual else { throw RuntimeError("nobody can be asked here") }
      return try read(usual)
    }
    printRaw("\n")
    while true {
      printRaw(question + (usual.map { " [\($0)]" } ?? "") + ": ")
      guard let line = readLine() else {
        printRaw("\n")
        throw RuntimeError("there was no answer; nothing was written")
      }
      let words = line.trimmingCharacters(in: .whitespaces)
      guard let text = words.isEmpty ? usual : words else { continue }
      do { return try read(text) } catch { printError("   \(error)") }
    }
  }
}
