import Datasets

/// What a network says of one image file.
package struct Prediction: Sendable {
  package enum Outcome: Sendable {
    /// One score a label, and the labels that are present, ascending.
    case scored(scores: [Float], labelSet: [Int])
    /// Why there is none: a sentence without the file's name.
    case failed(String)
  }

  package var file: FilePath
  package var outcome: Outcome

  /// The path as a line of text shows it.
  package var name: String { Sentence.plain(file.text) }

  package init(file: FilePath, outcome: Outcome) {
    self.file = file
    self.outcome = outcome
  }
}
