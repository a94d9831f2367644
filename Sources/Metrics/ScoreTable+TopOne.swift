extension ScoreTable {
  /// Share of the images with exactly one label whose highest score is that label's: the accuracy of
  /// single-label data sets.
  ///
  /// Of equal highest scores the first label counts, as with NumPy's `argmax`. Images with no, several
  /// or unlabelled labels are left out; nil when that leaves none.
  package var topOneAccuracy: Double? {
    var counted = 0
    var right = 0
    for row in images.indices {
      let range = row * labels.count..<(row + 1) * labels.count
      let present = range.filter { targets[$0] == Self.present }
      guard present.count == 1, !range.contains(where: { targets[$0] == Self.unlabelled }) else {
        continue
      }
      counted += 1
      var best = range.lowerBound
      for index in range where scores[index] > scores[best] { best = index }
      if best == present[0] { right += 1 }
    }
    return counted == 0 ? nil : Double(right) / Double(counted)
  }
}
