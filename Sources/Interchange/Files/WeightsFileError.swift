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
    var text = "\""
    for (count, character) in name.unicodeScalars.enumerated() {
      guard count < 60 else {
        text += "..."
        break
      }
      text.unicodeScalars.append(
        character.properties.generalCategory == .control
          || character.properties.generalCategory == .format
          || character.properties.generalCategory == .lineSeparator
          || character.properties.generalCategory == .paragraphSeparator ? "\u{fffd}" : character)
    }
    return text + "\""
  }
}
