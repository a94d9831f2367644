import Metrics

/// Two labels that an image may hold together, and what is predicted of them.
package struct LabelPair: Equatable, Sendable {
  /// `first < second`.
  package var first: Int
  package var second: Int
  /// Images that hold both, and for which both are predicted.
  package var truth: Int
  package var predicted: Int
  /// Correlations, -1 to 1; nil where a label is on all images, or on none.
  package var phi: Double?
  package var predictedPhi: Double?
  /// The decisions about each label on the images that hold the other.
  package var firstGivenSecond: LabelCounts
  package var secondGivenFirst: LabelCounts

  /// How many images too many both are predicted for; negative for too few.
  package var excess: Int { predicted - truth }

  /// The pairs that are met most, in truth or in the predictions, at most `limit` of them, in the
  /// order of the labels.
  static func all(of together: LabelCooccurrence, labels: Int, limit: Int) -> [LabelPair] {
    guard labels > 1 else { return [] }
    var met: [(first: Int, second: Int, images: Int)] = []
    let keepsAll = labels * (labels - 1) / 2 <= limit
    for first in 0..<labels - 1 {
      for second in first + 1..<labels {
        let images = max(
          together.truth.together(first, second), together.predicted.together(first, second))
        if keepsAll || images > 0 { met.append((first, second, images)) }
      }
    }
    if met.count > limit {
      met.sort { ($1.images, $0.first, $0.second) < ($0.images, $1.first, $1.second) }
      met = met.prefix(limit).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
    return met.map { LabelPair(together, $0.first, $0.second) }
  }

  private init(_ together: LabelCooccurrence, _ first: Int, _ second: Int) {
    self.first = first
    self.second = second
    truth = together.truth.together(first, second)
    predicted = together.predicted.together(first, second)
    phi = together.truth.phi(first, second)
    predictedPhi = together.predicted.phi(first, second)
    firstGivenSecond = together.counts(of: first, given: second)
    secondGivenFirst = together.counts(of: second, given: first)
  }
}
