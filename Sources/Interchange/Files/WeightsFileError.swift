/// Why a file of weights was not read or written: the file, what was found, what is allowed.
package struct WeightsFileError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// One clause, without the file's name.
  package let problem: String

  package init(file: String, problem: String) {
    self.file = file
    self.problem = problem
  }

  package var description: String { "\(file): \(problem)" }
}

/// What is wrong with bytes, before it is known which file they are of.
struct UnreadableWeights: Error, Equatable {
  let problem: String

  init(_ problem: String) { self.problem = problem }

  /// A name from a file, fit to stand in a sentence: short, and on one line.
  static func shown(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: text += "\u{fffd}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(text)\(name.unicodeScalars.dropFirst(60).isEmpty ? "" : "...")\""
  }
}
