/// What a network does on the images of one stratum: chosen rows of a table of scores.
///
/// Shares of whole images, and the sum of probabilities, are over the rows all of whose labels are
/// known; those of a label over the rows where it is. Undefined, of no image, is `nil`.
package struct StratumMeasures: Equatable, Sendable {
  /// One label in the stratum.
  package struct Label: Equatable, Sendable {
    package private(set) var counts = LabelCounts()

    /// Share told of the images that hold it.
    package var recall: Double? { StratumMeasures.share(counts.truePositives, of: counts.support) }
    /// Share for which it is told of the images that do not.
    package var falseRate: Double? {
      StratumMeasures.share(counts.falsePositives, of: counts.negatives)
    }

    fileprivate mutating func add(predicted: Bool, present: Bool) {
      counts.add(predicted: predicted, present: present)
    }
  }

  /// What is decided about one image all of whose labels are known.
  package struct Image: Equatable, Sendable {
    package let row: Int
    /// Whether its whole label set is told.
    package let isExact: Bool
    /// Whether any label is told, right or wrong.
    package let isAnyTold: Bool
    /// Whether a label it holds is told.
    package let isAnyRight: Bool
    /// Of the probabilities of all labels.
    package let sum: Double
  }

  /// In the order of the rows.
  package let images: [Image]
  /// In the order of the table.
  package let labels: [Label]

  /// - Parameter rows: of the table, each once.
  /// - Shapes: one threshold a label.
  package init(table: ScoreTable, thresholds: [Double], rows: [Int]) {
    let width = table.labels.count
    precondition(thresholds.count == width, "\(thresholds.count) thresholds, \(width) labels")
    var labels = [Label](repeating: Label(), count: width)
    var images: [Image] = []
    for row in rows {
      precondition(table.images.indices.contains(row), "row \(row) of \(table.images.count)")
      var (isKnown, isExact, isAnyTold, isAnyRight, sum) = (width > 0, true, false, false, 0.0)
      for label in 0..<width {
        let pair = row * width + label
        let score = Double(table.scores[pair])
        sum += score
        guard table.targets[pair] != ScoreTable.unlabelled else {
          isKnown = false
          continue
        }
        let (isTold, isHeld) = (
          score >= thresholds[label], table.targets[pair] == ScoreTable.present
        )
        labels[label].add(predicted: isTold, present: isHeld)
        isExact = isExact && isTold == isHeld
        isAnyTold = isAnyTold || isTold
        isAnyRight = isAnyRight || isTold && isHeld
      }
      guard isKnown else { continue }
      images.append(
        Image(row: row, isExact: isExact, isAnyTold: isAnyTold, isAnyRight: isAnyRight, sum: sum))
    }
    self.labels = labels
    self.images = images
  }

  /// Share of the images whose whole label set is told.
  package var exactShare: Double? { share(\.isExact) }
  /// Share for which any label is told: of images that hold none, the false alarms.
  package var anyPositiveShare: Double? { share(\.isAnyTold) }
  /// Share for which a label they hold is told; 0 where they hold none.
  package var anyRightShare: Double? { share(\.isAnyRight) }
  /// The labels the network thinks there are: the mean of the sums of all probabilities.
  package var meanSum: Double? {
    images.isEmpty ? nil : images.reduce(0) { $0 + $1.sum } / Double(images.count)
  }

  private func share(_ property: KeyPath<Image, Bool>) -> Double? {
    Self.share(images.count { $0[keyPath: property] }, of: images.count)
  }

  fileprivate static func share(_ count: Int, of total: Int) -> Double? {
    total > 0 ? Double(count) / Double(total) : nil
  }
}
