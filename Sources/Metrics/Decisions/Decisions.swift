/// The scores of a split with a threshold for each label, and what follows from them, kept up to
/// date while thresholds move.
///
/// *Present* is decided where `score >= threshold`. Moving one threshold costs two binary searches
/// and a pass over the scores of that label; every figure equals that of ``EvaluationMeasures`` for
/// the same thresholds.
package struct Decisions: Equatable, Sendable {
  package let table: ScoreTable
  /// The scores of each label in order.
  package let ranked: [RankedScores]
  /// One a label; infinity calls the label present nowhere.
  package private(set) var thresholds: [Double]
  package private(set) var counts: [LabelCounts]
  private var images: [DecidedImage]
  private var sets: LabelSetCounts

  /// - Shapes: one threshold a label of the table, none of them NaN.
  package init(table: ScoreTable, thresholds: [Double]) {
    precondition(
      thresholds.count == table.labels.count && !thresholds.contains(where: \.isNaN),
      "thresholds \(thresholds) for \(table.labels.count) labels")
    self.table = table
    self.thresholds = thresholds
    ranked = table.ranked
    counts = zip(ranked, thresholds).map { $0.counts(at: $1) }
    images = DecidedImage.all(of: table, thresholds: thresholds)
    sets = LabelSetCounts(images)
  }

  package var labels: [String] { table.labels }

  /// Moves the threshold of one label.
  package mutating func set(_ threshold: Double, ofLabel label: Int) {
    precondition(!threshold.isNaN, "the threshold is not a number")
    let old = thresholds[label]
    guard threshold != old else { return }
    thresholds[label] = threshold
    counts[label] = ranked[label].counts(at: threshold)
    let (lower, upper) = (min(old, threshold), max(old, threshold))
    let becomesPredicted = threshold < old
    var pair = label
    for image in images.indices {
      let score = Double(table.scores[pair])
      if score >= lower, score < upper {
        let present = table.targets[pair] == ScoreTable.present
        sets.remove(images[image])
        images[image].decide(becomesPredicted, present: present)
        sets.add(images[image])
      }
      pair += table.labels.count
    }
  }

  /// Replaces all thresholds.
  /// - Shapes: one threshold a label, none of them NaN.
  package mutating func set(_ thresholds: [Double]) {
    precondition(
      thresholds.count == labels.count && !thresholds.contains(where: \.isNaN),
      "thresholds \(thresholds) for \(labels.count) labels")
    let moved = thresholds.indices.filter { thresholds[$0] != self.thresholds[$0] }
    guard moved.count > 1 else {
      for label in moved { set(thresholds[label], ofLabel: label) }
      return
    }
    self.thresholds = thresholds
    for label in moved { counts[label] = ranked[label].counts(at: thresholds[label]) }
    images = DecidedImage.all(of: table, thresholds: thresholds)
    sets = LabelSetCounts(images)
  }
}

/// Measures
extension Decisions {
  package var macroF1: Double? { Average.mean(counts.map(\.f1)) }
  /// How many labels the macro F1 is the mean of: those where F1 is defined.
  package var macroOver: Int { counts.count { $0.f1 != nil } }
  package var microF1: Double? { all.f1 }
  /// Share of known pairs decided wrongly, and for a network that predicts nothing. The complement is
  /// Keras' `binary_accuracy` and fastai's `accuracy_multi`: neither is to be shown alone.
  package var hammingLoss: Double? {
    sets.share(all.falsePositives + all.falseNegatives, of: all.total)
  }
  package var allNegativeHammingLoss: Double? { all.prevalence }
  /// Images all of whose labels are known, and those of them that hold none.
  package var labelledImages: Int { sets.labelled }
  package var negativeImages: Int { sets.negative }
  /// Share of the labelled images whose label set is told exactly, and for a network that predicts
  /// nothing.
  package var subsetAccuracy: Double? { sets.share(sets.exact, of: sets.labelled) }
  package var allNegativeSubsetAccuracy: Double? { sets.share(sets.negative, of: sets.labelled) }
  /// Share of the images without labels for which a label is predicted.
  package var anyPositiveRateOnNegatives: Double? { sets.share(sets.alarmed, of: sets.negative) }

  private var all: LabelCounts { counts.reduce(LabelCounts(), +) }
}
