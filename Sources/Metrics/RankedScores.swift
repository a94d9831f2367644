/// The scores of one label in order, so that counts at any threshold are two binary searches.
///
/// Unlabelled images are left out.
package struct RankedScores: Equatable, Sendable {
  /// Scores of the images that hold the label, ascending.
  package let positives: [Float]
  /// Scores of the images that do not, ascending.
  package let negatives: [Float]

  /// `nil` when a score is not finite: such a score has no place in an order.
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package init?(scores: [Float], targets: [UInt8]) {
    guard scores.allSatisfy(\.isFinite) else { return nil }
    self.init(finite: scores, targets: targets)
  }

  init(finite scores: [Float], targets: [UInt8]) {
    precondition(scores.count == targets.count, "\(scores.count) scores, \(targets.count) targets")
    var parted = PartedScores(capacity: scores.count)
    for (score, target) in zip(scores, targets) { parted.append(score, target: target) }
    var sort = RadixSort()
    self = parted.ranked(by: &sort)
  }

  init(ascendingPositives positives: [Float], ascendingNegatives negatives: [Float]) {
    self.positives = positives
    self.negatives = negatives
  }

  /// How many images the label is known on.
  package var count: Int { positives.count + negatives.count }

  /// Counts when *present* is decided where `score >= threshold`, in O(log n).
  package func counts(at threshold: Double) -> LabelCounts {
    counts(
      hits: positives.count - positives.count(below: threshold),
      alarms: negatives.count - negatives.count(below: threshold))
  }

  /// One point for each distinct score, from the highest: what is counted when that score and all
  /// above it are called present. Equal scores are one point, whatever order they came in.
  package var operatingPoints: [OperatingPoint] {
    var points: [OperatingPoint] = []
    points.reserveCapacity(positives.count + negatives.count)
    var positive = positives.count
    var negative = negatives.count
    while positive > 0 || negative > 0 {
      let score = max(
        positive > 0 ? positives[positive - 1] : -.infinity,
        negative > 0 ? negatives[negative - 1] : -.infinity)
      while positive > 0, positives[positive - 1] == score { positive -= 1 }
      while negative > 0, negatives[negative - 1] == score { negative -= 1 }
      points.append(
        OperatingPoint(
          score: score, truePositives: positives.count - positive,
          falsePositives: negatives.count - negative))
    }
    return points
  }

  /// Sum over distinct scores, descending, of `(R[n] - R[n-1]) * P[n]`, without interpolation;
  /// undefined when no image holds the label.
  /// - Source: scikit-learn 1.9.1 `average_precision_score`, which calls the undefined case 0.
  package var averagePrecision: Double? {
    guard !positives.isEmpty else { return nil }
    var sum = 0.0
    var hits = 0
    for point in operatingPoints {
      let called = Double(point.truePositives + point.falsePositives)
      sum += Double(point.truePositives - hits) * Double(point.truePositives) / called
      hits = point.truePositives
    }
    return sum / Double(positives.count)
  }

  /// Probability that an image with the label scores above one without it, ties counting half: the
  /// area under the ROC curve. Undefined unless there are images of both kinds.
  package var rocAUC: Double? {
    guard !positives.isEmpty, !negatives.isEmpty else { return nil }
    // Twice the area in whole pairs, so that no rounding depends on the order of summing.
    var twice = 0
    var last = (hits: 0, alarms: 0)
    for point in operatingPoints {
      twice += (point.falsePositives - last.alarms) * (point.truePositives + last.hits)
      last = (point.truePositives, point.falsePositives)
    }
    return Double(twice) / (2 * Double(positives.count) * Double(negatives.count))
  }

  func counts(hits: Int, alarms: Int) -> LabelCounts {
    LabelCounts(
      truePositives: hits, falsePositives: alarms, falseNegatives: positives.count - hits,
      trueNegatives: negatives.count - alarms)
  }
}

extension [Float] {
  /// How many of these ascending scores lie below the threshold.
  func count(below threshold: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Double(self[middle]) < threshold { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What is counted when every image scoring `score` or more is called present.
package struct OperatingPoint: Equatable, Sendable {
  package var score: Float
  package var truePositives: Int
  package var falsePositives: Int
}
