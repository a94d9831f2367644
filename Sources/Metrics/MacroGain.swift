/// What the thresholds of all labels are worth together, against 0.5 for each of them.
///
/// Images are drawn again, with replacement, and both sets of thresholds decide about the same draw.
/// Told of images the thresholds were not chosen on, it is what they gain on new ones.
/// - Source: the paired percentile bootstrap; see ``Bootstrap``.
package struct MacroGain: Equatable, Sendable {
  /// A figure at the thresholds, and what it is more than at 0.5.
  package struct Figure: Equatable, Sendable {
    package var value: Bootstrap
    package var gain: Bootstrap
  }

  /// The mean F1 over the labels it is defined for in the draw.
  package let macroF1: Figure?
  /// The F1 of all decisions together.
  package let microF1: Figure?
  /// The share of images whose whole label set is told right, of those whose labels are all known.
  package let exactSets: Figure?

  /// - Shapes: one threshold a label of the table.
  /// - Precondition: `replicates > 0`.
  package init(
    table: ScoreTable, thresholds: [Double], replicates: Int = 1000, seed: UInt64
  ) {
    precondition(replicates > 0, "\(replicates) replicates; allowed: 1 and more")
    let pairs = DecidedPairs(table: table, thresholds: thresholds)
    let images = table.images.count
    let whole = pairs.figures(weights: [Int32](repeating: 1, count: images))
    var generator = SplitMix(state: seed)
    var draws: [DecidedPairs.Figures] = []
    for _ in 0..<(images > 0 ? replicates : 0) {
      var weights = [Int32](repeating: 0, count: images)
      weights.countDraws(using: &generator)
      draws.append(pairs.figures(weights: weights))
    }
    func figure(_ of: KeyPath<DecidedPairs.Figures, DecidedPairs.Paired>) -> Figure? {
      let values = draws.map { $0[keyPath: of] }
      guard
        let value = Bootstrap(estimate: whole[keyPath: of].value, draws: values.map(\.value)),
        let gain = Bootstrap(estimate: whole[keyPath: of].gain, draws: values.map(\.gain))
      else { return nil }
      return Figure(value: value, gain: gain)
    }
    macroF1 = figure(\.macroF1)
    microF1 = figure(\.microF1)
    exactSets = figure(\.exactSets)
  }
}

/// The decisions about each pair at a threshold and at 0.5, without those that are right to say
/// *absent* both times: most pairs, and F1 does not count them.
private struct DecidedPairs {
  struct Paired {
    var value: Double?
    var half: Double?

    var gain: Double? {
      guard let value, let half else { return nil }
      return value - half
    }
  }

  struct Figures {
    var macroF1: Paired
    var microF1: Paired
    var exactSets: Paired
  }

  private static let present = 1
  private static let told = 2
  private static let toldAtHalf = 4
  private static let kinds = 8

  private let labels: Int
  /// Where the pairs of each image start, and at last where they end.
  private var starts: [Int] = [0]
  /// `label * kinds` and what it is.
  private var pairs: [Int32] = []
  private var isLabelled: [Bool] = []
  private var isExact: [Bool] = []
  private var isExactAtHalf: [Bool] = []

  init(table: ScoreTable, thresholds: [Double]) {
    precondition(
      thresholds.count == table.labels.count,
      "\(thresholds.count) thresholds, \(table.labels.count) labels")
    labels = table.labels.count
    for image in table.images.indices {
      var (isLabelled, isExact, isExactAtHalf) = (labels > 0, true, true)
      for label in 0..<labels {
        let pair = image * labels + label
        guard table.targets[pair] != ScoreTable.unlabelled else {
          isLabelled = false
          continue
        }
        let score = Double(table.scores[pair])
        let isPresent = table.targets[pair] == ScoreTable.present
        let kind =
          (isPresent ? Self.present : 0) + (score >= thresholds[label] ? Self.told : 0)
          + (score >= 0.5 ? Self.toldAtHalf : 0)
        if isPresent != (score >= thresholds[label]) { isExact = false }
        if isPresent != (score >= 0.5) { isExactAtHalf = false }
        if kind != 0 { pairs.append(Int32(label * Self.kinds + kind)) }
      }
      starts.append(pairs.count)
      self.isLabelled.append(isLabelled)
      self.isExact.append(isExact)
      self.isExactAtHalf.append(isExactAtHalf)
    }
  }

  /// - Parameter weights: how often each image counts.
  func figures(weights: [Int32]) -> Figures {
    var sums = [Int](repeating: 0, count: labels * Self.kinds)
    var (known, exact, exactAtHalf) = (0, 0, 0)
    for image in weights.indices where weights[image] > 0 {
      let weight = Int(weights[image])
      for pair in starts[image]..<starts[image + 1] { sums[Int(pairs[pair])] += weight }
      guard isLabelled[image] else { continue }
      known += weight
      if isExact[image] { exact += weight }
      if isExactAtHalf[image] { exactAtHalf += weight }
    }
    let counts = counts(sums, toldBy: Self.told)
    let atHalf = self.counts(sums, toldBy: Self.toldAtHalf)
    func share(_ part: Int) -> Double? { known > 0 ? Double(part) / Double(known) : nil }
    return Figures(
      macroF1: Paired(
        value: Average.mean(counts.map(\.f1)), half: Average.mean(atHalf.map(\.f1))),
      microF1: Paired(
        value: counts.reduce(LabelCounts(), +).f1, half: atHalf.reduce(LabelCounts(), +).f1),
      exactSets: Paired(value: share(exact), half: share(exactAtHalf)))
  }

  /// Without true negatives.
  private func counts(_ sums: [Int], toldBy bit: Int) -> [LabelCounts] {
    (0..<labels).map { label in
      var counts = LabelCounts()
      for kind in 1..<Self.kinds {
        let images = sums[label * Self.kinds + kind]
        switch (kind & Self.present != 0, kind & bit != 0) {
        case (true, true): counts.truePositives += images
        case (true, false): counts.falseNegatives += images
        case (false, true): counts.falsePositives += images
        case (false, false): break
        }
      }
      return counts
    }
  }
}
