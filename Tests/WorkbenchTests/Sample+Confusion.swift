import Metrics
import TerminalUI
import Workbench

/// What is taken for what by the fixed scores.
extension Sample {
  /// The finished run 139 on the confusion screen, and the answer has come.
  static func confusing(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille,
    table: ScoreTable = scoreTable(), versions: [ThresholdVersion] = [], _ keys: Key...
  ) -> WorkbenchState {
    var state = scored(
      on: .character("5"), width: width, height: height, glyphs: glyphs, table: table,
      versions: versions)
    state.answerConfusion()
    for key in keys { state.press(key) }
    return state
  }

  /// Two labels, as the question of the project has it: pictures of both are mostly taken for one.
  static let pets = table(
    labels: ["cat", "dog"],
    [
      ("cat", "cat", 83), ("cat", "dog", 4), ("cat", "cat+dog", 7), ("cat", "", 9),
      ("dog", "cat", 3), ("dog", "dog", 77), ("dog", "cat+dog", 5), ("dog", "", 11),
      ("cat+dog", "cat", 41), ("cat+dog", "dog", 22), ("cat+dog", "cat+dog", 16),
      ("cat+dog", "", 1), ("", "cat", 2), ("", "dog", 3), ("", "", 55),
    ])

  /// So many images of a true and a predicted set; decided at 0.5.
  static func table(
    labels: [String], _ groups: [(truth: String, predicted: String, images: Int)]
  ) -> ScoreTable {
    var scores: [Float] = []
    var targets: [UInt8] = []
    var images = 0
    for group in groups {
      let truth = group.truth.split(separator: "+").map(String.init)
      let predicted = group.predicted.split(separator: "+").map(String.init)
      for image in 0..<group.images {
        for label in labels {
          scores.append((predicted.contains(label) ? 0.6 : 0.1) + Float(image % 30) / 100)
          targets.append(truth.contains(label) ? 1 : 0)
        }
      }
      images += group.images
    }
    guard
      let table = try? ScoreTable(
        labels: labels, images: Array(0..<images), scores: scores, targets: targets)
    else { preconditionFailure("the parts of the table fit together") }
    return table
  }
}

extension WorkbenchState {
  /// Answers the question about the confusion that is open, if there is one.
  mutating func answerConfusion() {
    guard let request = confusion?.question, let decisions = editor?.decisions else { return }
    _ = update(.confusion(ConfusionView(request, decisions)))
  }
}
