/// What a network said about a set of images, beside what is true of them.
///
/// - Shapes: `scores` and `targets` are `[image, label]`, row-major; `images` holds the number by
///   which the data set knows each row.
/// - Units: scores are probabilities, 0 to 1; a target is 0 (absent), 1 (present) or 2 (unlabelled,
///   which no measure ever counts).
package struct ScoreTable: Equatable, Sendable {
  package let labels: [String]
  package let images: [Int]
  package let scores: [Float]
  package let targets: [UInt8]

  /// - Throws: ``ScoreTableError`` when the parts do not fit together, a score is not finite or a
  ///   target is none of 0, 1, 2: a table may come from a disk or from a network that diverged.
  package init(
    labels: [String], images: [Int], scores: [Float], targets: [UInt8]
  ) throws(ScoreTableError) {
    let pairs = images.count * labels.count
    guard scores.count == pairs else {
      throw .count(of: "scores", found: scores.count, images: images.count, labels: labels.count)
    }
    guard targets.count == pairs else {
      throw .count(of: "targets", found: targets.count, images: images.count, labels: labels.count)
    }
    if let bad = scores.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(
        score: scores[bad], image: images[bad / labels.count], label: labels[bad % labels.count])
    }
    if let bad = targets.firstIndex(where: { $0 > ScoreTable.unlabelled }) {
      throw .target(
        targets[bad], image: images[bad / labels.count], label: labels[bad % labels.count])
    }
    self.labels = labels
    self.images = images
    self.scores = scores
    self.targets = targets
  }

  /// How one decides before thresholds are chosen: at 0.5, one a label.
  package var untunedThresholds: [Double] { Array(repeating: 0.5, count: labels.count) }

  package static let absent: UInt8 = 0
  package static let present: UInt8 = 1
  package static let unlabelled: UInt8 = 2

  /// The scores of one label, one an image.
  package func scores(ofLabel label: Int) -> [Float] { column(label, of: scores) }

  /// The targets of one label, one an image.
  package func targets(ofLabel label: Int) -> [UInt8] { column(label, of: targets) }

  /// The scores of one label, sorted once for every measure and threshold that needs an order.
  package func ranked(label: Int) -> RankedScores {
    RankedScores(finite: scores(ofLabel: label), targets: targets(ofLabel: label))
  }

  /// Counts per label, deciding *present* where `score >= threshold`.
  package func counts(thresholds: [Double]) -> [LabelCounts] {
    precondition(
      thresholds.count == labels.count, "\(thresholds.count) thresholds, \(labels.count) labels")
    var counts = [LabelCounts](repeating: LabelCounts(), count: labels.count)
    for pair in scores.indices where targets[pair] != ScoreTable.unlabelled {
      let label = pair % labels.count
      counts[label].add(
        predicted: Double(scores[pair]) >= thresholds[label],
        present: targets[pair] == ScoreTable.present)
    }
    return counts
  }

  /// Counts per image, for averages over samples.
  package func countsByImage(thresholds: [Double]) -> [LabelCounts] {
    precondition(
      thresholds.count == labels.count, "\(thresholds.count) thresholds, \(labels.count) labels")
    var counts = [LabelCounts](repeating: LabelCounts(), count: images.count)
    for pair in scores.indices where targets[pair] != ScoreTable.unlabelled {
      counts[pair / labels.count].add(
        predicted: Double(scores[pair]) >= thresholds[pair % labels.count],
        present: targets[pair] == ScoreTable.present)
    }
    return counts
  }

  private func column<Element>(_ label: Int, of values: [Element]) -> [Element] {
    precondition(labels.indices.contains(label), "label \(label) of \(labels.count)")
    return stride(from: label, to: values.count, by: labels.count).map { values[$0] }
  }
}

/// Why a ``ScoreTable`` was refused.
package enum ScoreTableError: Error, Equatable, Sendable, CustomStringConvertible {
  case count(of: String, found: Int, images: Int, labels: Int)
  case notFinite(score: Float, image: Int, label: String)
  case target(UInt8, image: Int, label: String)

  package var description: String {
    switch self {
    case .count(let part, let found, let images, let labels):
      "\(found) \(part) for \(images) images and \(labels) labels; expected \(images * labels)"
    case .notFinite(let score, let image, let label):
      "the score of \(label) for image \(image) is \(score); every score must be a finite number"
    case .target(let target, let image, let label):
      """
      the target of \(label) for image \(image) is \(target); \
      allowed: 0 (absent), 1 (present), 2 (unlabelled)
      """
    }
  }
}
