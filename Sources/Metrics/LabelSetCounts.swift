/// How many images have their whole label set told right.
struct LabelSetCounts {
  var labelled = 0
  var exact = 0
  /// Labelled, and holding no label.
  var negative = 0
  /// Of the negatives, those for which a label is predicted.
  var alarmed = 0

  init(table: ScoreTable, thresholds: [Double]) {
    let width = table.labels.count
    guard width > 0 else { return }
    for image in table.images.indices {
      let pairs = image * width..<(image + 1) * width
      guard !table.targets[pairs].contains(ScoreTable.unlabelled) else { continue }
      var wrong = false
      var holds = false
      var predicts = false
      for (label, pair) in pairs.enumerated() {
        let present = table.targets[pair] == ScoreTable.present
        let predicted = Double(table.scores[pair]) >= thresholds[label]
        wrong = wrong || present != predicted
        holds = holds || present
        predicts = predicts || predicted
      }
      labelled += 1
      if !wrong { exact += 1 }
      if !holds {
        negative += 1
        if predicts { alarmed += 1 }
      }
    }
  }

  func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
