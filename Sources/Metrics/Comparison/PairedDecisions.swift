/// What two runs decide about the same images, label by label and image by image.
package struct PairedDecisions: Equatable, Sendable {
  package struct Label: Equatable, Sendable {
    package var name: String
    /// Infinity calls the label present nowhere.
    package var thresholds: (first: Double, second: Double)
    package var counts: (first: LabelCounts, second: LabelCounts)
    /// Images on which only one of them is right about the label.
    package var test: McNemarTest

    /// F1 of the second less that of the first; nil where either is undefined.
    package var difference: Double? {
      guard let first = counts.first.f1, let second = counts.second.f1 else { return nil }
      return second - first
    }

    package static func == (a: Label, b: Label) -> Bool {
      a.name == b.name && a.thresholds == b.thresholds && a.counts == b.counts && a.test == b.test
    }
  }

  /// An image for which different sets are predicted. Sets are numbers of labels, ascending.
  package struct Disagreement: Equatable, Sendable {
    /// The row of the tables, and the number of the image in the data set.
    package var row: Int
    package var image: Int
    package var truth: [Int]
    package var first: [Int]
    package var second: [Int]

    package var isFirstRight: Bool { first == truth }
    package var isSecondRight: Bool { second == truth }
  }

  package let labels: [Label]
  /// In the order of the tables; of images all of whose labels are known.
  package let disagreements: [Disagreement]

  /// - Shapes: one threshold a label.
  /// - Precondition: both tables are of the same images, with the same labels and targets.
  package init(
    _ first: ScoreTable, _ firstThresholds: [Double], _ second: ScoreTable,
    _ secondThresholds: [Double]
  ) {
    precondition(first.isOfSameImages(as: second), "tables of other images")
    let counts = (
      first.counts(thresholds: firstThresholds), second.counts(thresholds: secondThresholds)
    )
    labels = first.labels.indices.map { label in
      Label(
        name: first.labels[label],
        thresholds: (firstThresholds[label], secondThresholds[label]),
        counts: (counts.0[label], counts.1[label]),
        test: McNemarTest(label, first, firstThresholds[label], second, secondThresholds[label]))
    }
    let (a, b) = (
      first.setPairs(thresholds: firstThresholds), second.setPairs(thresholds: secondThresholds)
    )
    var disagreements: [Disagreement] = []
    for image in 0..<a.count {
      let truth = a.labels(.held, ofImage: image)
      let (told, other) = (
        a.labels(.predicted, ofImage: image), b.labels(.predicted, ofImage: image)
      )
      guard told != other else { continue }
      disagreements.append(
        Disagreement(
          row: a.rows[image], image: first.images[a.rows[image]], truth: truth, first: told,
          second: other))
    }
    self.disagreements = disagreements
  }
}

extension ScoreTable {
  /// Whether both are about the same images, labels and truth, row by row.
  package func isOfSameImages(as other: ScoreTable) -> Bool {
    labels == other.labels && images == other.images && targets == other.targets
  }
}

extension LabelSetPairs {
  func labels(_ part: Part, ofImage image: Int) -> [Int] {
    var labels: [Int] = []
    forEachLabel(part, ofImage: image) { labels.append($0) }
    return labels
  }
}

extension McNemarTest {
  /// Of one label, over the images on which it is known.
  fileprivate init(
    _ label: Int, _ first: ScoreTable, _ firstThreshold: Double, _ second: ScoreTable,
    _ secondThreshold: Double
  ) {
    var (onlyFirst, onlySecond) = (0, 0)
    for pair in stride(from: label, to: first.scores.count, by: first.labels.count)
    where first.targets[pair] != ScoreTable.unlabelled {
      let isPresent = first.targets[pair] == ScoreTable.present
      let isFirstRight = (Double(first.scores[pair]) >= firstThreshold) == isPresent
      let isSecondRight = (Double(second.scores[pair]) >= secondThreshold) == isPresent
      if isFirstRight, !isSecondRight { onlyFirst += 1 }
      if isSecondRight, !isFirstRight { onlySecond += 1 }
    }
    self.init(onlyFirst: onlyFirst, onlySecond: onlySecond)
  }
}
