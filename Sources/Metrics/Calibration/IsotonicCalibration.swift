/// Scores made probabilities by the closest curve that never falls.
///
/// Linear between its knots, flat outside of them. It needs more images than a sigmoid does, and
/// makes ties of different scores where it is flat.
/// - Source: pool adjacent violators, as scikit-learn 1.9.1
///   `IsotonicRegression(out_of_bounds="clip")`.
package struct IsotonicCalibration: Hashable, Sendable, Codable {
  package struct Knot: Hashable, Sendable, Codable {
    package var score: Double
    package var probability: Double

    package init(score: Double, probability: Double) {
      self.score = score
      self.probability = probability
    }
  }

  /// At least one; scores ascend, probabilities never fall.
  package let knots: [Knot]

  /// - Precondition: there is a knot, scores ascend and probabilities never fall.
  package init(knots: [Knot]) {
    precondition(Self.isCurve(knots), "no curve that never falls: \(knots)")
    self.knots = knots
  }

  /// - Throws: `DecodingError` for knots that are no such curve.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    knots = try values.decode([Knot].self, forKey: .knots)
    guard Self.isCurve(knots) else {
      throw DecodingError.dataCorruptedError(
        forKey: .knots, in: values,
        debugDescription: "\(knots.count) knots are no curve that never falls")
    }
  }

  private static func isCurve(_ knots: [Knot]) -> Bool {
    !knots.isEmpty
      && zip(knots, knots.dropFirst()).allSatisfy { a, b in
        a.score < b.score && a.probability <= b.probability
      }
  }

  /// - Precondition: `score` is a number.
  package func probability(ofScore score: Double) -> Double {
    precondition(!score.isNaN, "the score is not a number")
    // The first knot at or above the score.
    var (low, high) = (0, knots.count)
    while low < high {
      let middle = (low + high) / 2
      if knots[middle].score < score { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return knots[0].probability }
    guard low < knots.count else { return knots[knots.count - 1].probability }
    let (a, b) = (knots[low - 1], knots[low])
    return a.probability
      + (score - a.score) / (b.score - a.score) * (b.probability - a.probability)
  }

  /// The curve of least squared distance to the targets, or why there is none. Equal scores are
  /// first made one, with their mean target.
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package static func fit<Score: BinaryFloatingPoint>(
    scores: [Score], targets: [UInt8]
  ) -> Result<IsotonicCalibration, CalibrationRefusal> {
    let known = LabelledScores(scores: scores, targets: targets)
    if let refusal = known.refusal { return .failure(refusal) }
    let sorted = zip(known.scores, known.present).sorted { $0.0 < $1.0 }
    var pools: [Pool] = []
    for (score, present) in sorted {
      let pool = Pool(first: score, last: score, positives: present ? 1 : 0, images: 1)
      if let last = pools.last, last.last == score {
        pools[pools.count - 1] = last.joined(with: pool)
      } else {
        pools.append(pool)
      }
    }
    var rising: [Pool] = []
    for pool in pools {
      var pool = pool
      while let last = rising.last, !(last < pool) { pool = rising.removeLast().joined(with: pool) }
      rising.append(pool)
    }
    return .success(IsotonicCalibration(knots: rising.flatMap(\.knots)))
  }
}

/// Neighbouring scores with one probability.
private struct Pool {
  var first: Double
  var last: Double
  var positives: Int
  var images: Int

  func joined(with next: Pool) -> Pool {
    Pool(
      first: first, last: next.last, positives: positives + next.positives,
      images: images + next.images)
  }

  /// Compares the shares of positives in whole numbers, free of rounding.
  static func < (a: Pool, b: Pool) -> Bool { a.positives * b.images < b.positives * a.images }

  var knots: [IsotonicCalibration.Knot] {
    let share = Double(positives) / Double(images)
    let ends = first < last ? [first, last] : [first]
    return ends.map { IsotonicCalibration.Knot(score: $0, probability: share) }
  }
}
