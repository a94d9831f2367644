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
    var keys: [(row: Int, key: Double)] = []
    var confidences: [Double] = []
    for row in rows(in: cell) {
      let key =
        if case .label(let label, _) = cell {
          figure(order, row: row, labels: label..<label + 1, &confidences)
        } else {
          figure(order, row: row, labels: labels.indices, &confidences)
        }
      keys.append((row, key))
    }
    let isAscending = order == .nearest || order == .labelIssue
    keys.sort { a, b in
      if a.key == b.key { return a.row < b.row }
      return isAscending ? a.key < b.key : a.key > b.key
    }
    return keys.map { RankedImage(row: $0.row, value: max($0.key, 0)) }
  }

  /// Below 0 only for an image without the mistake it is asked for.
  private func figure(
    _ order: ImageOrder, row: Int, labels: Range<Int>, _ confidences: inout [Double]
  ) -> Double {
    confidences.removeAll(keepingCapacity: true)
    var (any, least, most, loss) = (Double.infinity, Double.infinity, -1.0, 0.0)
    for label in labels {
      let pair = row * self.labels.count + label
      let score = Double(table.scores[pair])
      let isPresent = table.targets[pair] == ScoreTable.present
      switch order {
      case .nearest, .mistake:
        let margin = abs(score - thresholds[label])
        any = min(any, margin)
        if isPresent != (score >= thresholds[label]) {
          least = min(least, margin)
          most = max(most, margin)
        }
      case .loss:
        let kept = min(max(score, .ulpOfOne), 1 - .ulpOfOne)
        loss -= log(isPresent ? kept : 1 - kept)
      case .labelIssue: confidences.append(isPresent ? score : 1 - score)
      }
    }
    switch order {
    case .nearest: return most < 0 ? any : least
    case .mistake: return most
    case .loss: return loss
    case .labelIssue: return Self.labelQuality(&confidences)
    }
  }

  private static func labelQuality(_ confidences: inout [Double]) -> Double {
    confidences.sort(by: >)
    guard var average = confidences.first else { return 1 }
    for confidence in confidences.dropFirst() { average = 0.8 * confidence + 0.2 * average }
    return average
  }
}
