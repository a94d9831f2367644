/// One threshold for all labels
///
/// A ``ThresholdGoal`` chooses from either of these as from the scores of one label.
extension ScoreTable {
  /// The scores of all labels as if they were one label's, so that F1 and every other measure of
  /// its counts is the micro average: chosen from it is the best threshold all labels share.
  package var pooled: RankedScores { RankedScores(finite: scores, targets: targets) }

  /// The highest score of each image, positive where the image holds any label: an image of none is
  /// a false alarm as soon as one label is predicted for it.
  ///
  /// ``ThresholdGoal/falseAlarmAtMost(_:)`` of it bounds the any-positive rate on images of none.
  /// Images with an unlabelled pair are left out.
  package var anyLabel: RankedScores {
    var highest: [Float] = []
    var holds: [UInt8] = []
    for image in images.indices where !labels.isEmpty {
      let pairs = image * labels.count..<(image + 1) * labels.count
      guard !targets[pairs].contains(ScoreTable.unlabelled) else { continue }
      highest.append(scores[pairs].reduce(-.infinity, Swift.max))
      holds.append(
        targets[pairs].contains(ScoreTable.present) ? ScoreTable.present : ScoreTable.absent)
    }
    return RankedScores(finite: highest, targets: holds)
  }
}
