import Metrics

/// One image of a table of scores, in words.
struct ScoredRow {
  let scores: [Float]
  private let labels: [String]
  private let truth: [Int]
  private let predicted: [Int]
  private let isLabelled: Bool

  /// - Shapes: one threshold a label of the table.
  init(_ row: Int, of table: ScoreTable, thresholds: [Double]) {
    let pairs = row * table.labels.count..<(row + 1) * table.labels.count
    let targets = Array(table.targets[pairs])
    let scores = Array(table.scores[pairs])
    labels = table.labels
    truth = table.labels.indices.filter { targets[$0] == ScoreTable.present }
    predicted = table.labels.indices.filter { Double(scores[$0]) >= thresholds[$0] }
    isLabelled = !targets.contains(ScoreTable.unlabelled)
    self.scores = scores
  }

  /// `cat+dog`, `none`; with `+?` where not all labels are known.
  var truthText: String {
    guard !isLabelled else { return LabelSetName.text(of: truth, labels) }
    return (truth.map { labels[$0] } + ["?"]).joined(separator: "+")
  }

  var predictedText: String { LabelSetName.text(of: predicted, labels) }

  /// Whether the label set is told exactly; nil where not all labels are known.
  var isRight: Bool? { isLabelled ? truth == predicted : nil }

  /// `cat .412 dog .871`: of the labels it holds or is given, and of one more.
  func scoreText(with label: Int?) -> String {
    labels.indices.filter { truth.contains($0) || predicted.contains($0) || $0 == label }
      .map { "\(labels[$0]) \(Format.share(Double(scores[$0])))" }.joined(separator: " ")
  }
}
