/// How the decisions about one image met the truth, in numbers that change by one when a single
/// decision does.
struct DecidedImage: Equatable {
  /// Whether all its labels are known, and there are any; nothing else of it counts otherwise.
  var isLabelled: Bool
  var wrong: Int32 = 0
  var predicted: Int32 = 0
  var support: Int32 = 0

  /// Changes the decision about one label.
  mutating func decide(_ isPredicted: Bool, present: Bool) {
    predicted += isPredicted ? 1 : -1
    wrong += isPredicted == present ? -1 : 1
  }

  static func all(of table: ScoreTable, thresholds: [Double]) -> [DecidedImage] {
    let width = table.labels.count
    return table.images.indices.map { image in
      var decided = DecidedImage(isLabelled: width > 0)
      for label in 0..<width {
        let pair = image * width + label
        let target = table.targets[pair]
        let isPresent = target == ScoreTable.present
        let isPredicted = Double(table.scores[pair]) >= thresholds[label]
        if target == ScoreTable.unlabelled { decided.isLabelled = false }
        decided.support += isPresent ? 1 : 0
        decided.predicted += isPredicted ? 1 : 0
        decided.wrong += isPresent != isPredicted ? 1 : 0
      }
      return decided
    }
  }
}
