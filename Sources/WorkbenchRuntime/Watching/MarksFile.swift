import Foundation
import Workbench

/// The images a person has marked, as a CSV file.
///
/// Columns are run, image, file, true and predicted labels, and the score of each label of any of
/// the runs, in the order in which they first occur; a label that a run does not know stays empty.
/// - Source: RFC 4180.
enum MarksFile {
  static func text(_ marks: [MarkedImage]) -> String {
    var labels: [String] = []
    for mark in marks {
      for label in mark.labels where !labels.contains(label) { labels.append(label) }
    }
    var lines = [["run", "image", "file", "true", "predicted"] + labels]
    for mark in marks {
      let scores = Dictionary(zip(mark.labels, mark.scores)) { first, _ in first }
      lines.append(
        [mark.run.runText, "\(mark.image)", mark.name, mark.truth, mark.predicted]
          // Scores are single precision; more digits would be noise.
          + labels.map { label in scores[label].map { "\(Float($0))" } ?? "" })
    }
    return lines.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    // By bytes: a carriage return and a line feed together are one character.
    let isPlain = text.utf8.allSatisfy { ![0x22, 0x2c, 0x0a, 0x0d].contains($0) }
    return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// The path a person wrote, with a tilde for their folder at its start.
  static func place(_ path: String) -> String { (path as NSString).expandingTildeInPath }
}
