import Glibc  // links log

/// An image of a cell, by its row in the table, and the figure its place in an order comes from.
package struct RankedImage: Hashable, Sendable {
  package var row: Int
  package var value: Double

  package init(row: Int, value: Double) {
    self.row = row
    self.value = value
  }
}

extension Decisions {
  /// The images of a cell, the most telling first; those with the same figure by row.
  ///
  /// Of a cell of one label the figures are that label's, of any other cell those of all labels:
  /// - nearest: how far the score is from the threshold; of all labels, the least of those decided
  ///   wrongly, or where none is, of any.
  /// - loss: `-log` of the probability given to the truth, in nats; of all labels, the sum.
  /// - mistake: how far the score is on the wrong side of the threshold, the greatest of all labels;
  ///   0 without a mistake, and such images come last.
  /// - label issue: the probability given to the label as it was annotated, 0 to 1; of all labels,
  ///   their moving average from the highest to the lowest, which weighs the lowest four fifths.
  /// - Source: the label issue is cleanlab 2.9 `multilabel_classification.get_label_quality_scores`
  ///   by default: self-confidence, and an exponential moving average with alpha 0.8.
  package func images(in cell: DecisionCell, by order: ImageOrder) -> [RankedImage] {
    let labels = if case .label(let label, _) = cell { label..<label + 1 } else { labels.indices }
    var confidences = LeastConfidences()
    var keys = rows(in: cell).map { row in
      let key =
        switch order {
        case .nearest: margins(row: row, labels: labels).nearest
        case .mistake: margins(row: row, labels: labels).mistake
        case .loss: loss(row: row, labels: labels)
        case .labelIssue: labelQuality(row: row, labels: labels, &confidences)
        }
      return (row: row, key: key)
    }
    let isAscending = order == .nearest || order == .labelIssue
    keys.sort { a, b in
      if a.key == b.key { return a.row < b.row }
      return isAscending ? a.key < b.key : a.key > b.key
    }
    return keys.map { RankedImage(row: $0.row, value: max($0.key, 0)) }
  }

  /// The mistake is below 0 where there is none.
  private func margins(row: Int, labels: Range<Int>) -> (nearest: Double, mistake: Double) {
    var (any, nearest, mistake) = (Double.infinity, Double.infinity, -1.0)
    let start = row * self.labels.count
    for label in labels {
      let score = Double(table.scores[start + label])
      let margin = abs(score - thresholds[label])
      any = min(any, margin)
      let isPresent = table.targets[start + label] == ScoreTable.present
      if isPresent != (score >= thresholds[label]) {
        nearest = min(nearest, margin)
        mistake = max(mistake, margin)
      }
    }
    return (mistake < 0 ? any : nearest, mistake)
  }

  private func loss(row: Int, labels: Range<Int>) -> Double {
    let start = row * self.labels.count
    return labels.reduce(0) { sum, label in
      let score = min(max(Double(table.scores[start + label]), .ulpOfOne), 1 - .ulpOfOne)
      let isPresent = table.targets[start + label] == ScoreTable.present
      return sum - log(isPresent ? score : 1 - score)
    }
  }

  private func labelQuality(
    row: Int, labels: Range<Int>, _ confidences: inout LeastConfidences
  ) -> Double {
    confidences.removeAll()
    let start = row * self.labels.count
    for label in labels {
      let score = Double(table.scores[start + label])
      let isPresent = table.targets[start + label] == ScoreTable.present
      confidences.add(isPresent ? score : 1 - score)
    }
    return confidences.movingAverage
  }
}

/// The least of some confidences: only they have a say in their moving average.
private struct LeastConfidences {
  private static let weight = 0.8
  /// What is left of the weight after so many is below 1e-21.
  private static let most = 32

  /// Ascending.
  private var least: [Double] = []

  mutating func removeAll() { least.removeAll(keepingCapacity: true) }

  mutating func add(_ confidence: Double) {
    if least.count == Self.most {
      guard confidence < least[Self.most - 1] else { return }
      least.removeLast()
    }
    var place = least.count
    while place > 0, least[place - 1] > confidence { place -= 1 }
    least.insert(confidence, at: place)
  }

  /// From the greatest to the least, each weighing four fifths against all before; 1 for none.
  var movingAverage: Double {
    guard var average = least.last else { return 1 }
    for confidence in least.dropLast().reversed() {
      average = Self.weight * confidence + (1 - Self.weight) * average
    }
    return average
  }
}
