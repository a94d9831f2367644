extension ScoreTable {
  /// The labels an image holds and those predicted for it, ascending.
  struct SetPair: Equatable {
    var truth: [Int]
    var predicted: [Int]
  }

  /// Of each image all of whose labels are known; *present* is decided where `score >= threshold`.
  func setPairs(thresholds: [Double]) -> [SetPair] {
    precondition(
      thresholds.count == labels.count, "\(thresholds.count) thresholds, \(labels.count) labels")
    let width = labels.count
    guard width > 0 else { return [] }
    return images.indices.compactMap { image in
      let start = image * width
      guard !targets[start..<start + width].contains(ScoreTable.unlabelled) else { return nil }
      return SetPair(
        truth: labels.indices.filter { targets[start + $0] == ScoreTable.present },
        predicted: labels.indices.filter { Double(scores[start + $0]) >= thresholds[$0] })
    }
  }
}
