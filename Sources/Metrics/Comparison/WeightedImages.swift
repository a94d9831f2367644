import Glibc  // links log

/// The scores and decisions of a run, arranged so that its measures are quickly taken with each image
/// counted as often as it was drawn.
struct WeightedImages {
  private let labels: Int
  /// `[image, label]`: what the decision is, see ``Kind``.
  private let kinds: [UInt8]
  /// Sum of the losses of an image's known pairs, and how many these are.
  private let losses: [Double]
  private let known: [Int]
  /// Whether all labels of an image are known, and what its label set then is.
  private let sets: [DecidedImage]
  /// Of each label its known images, the highest score first.
  private let ranked: [[RankedImage]]

  private struct RankedImage {
    var image: Int32
    var isPresent: Bool
    /// Whether the next image has another score.
    var endsTie: Bool
  }

  /// Bits of what is known of a decision.
  private enum Kind {
    static let present: UInt8 = 1
    static let predicted: UInt8 = 2
    static let unlabelled: UInt8 = 4
  }

  /// - Shapes: one threshold a label of the table.
  init(table: ScoreTable, thresholds: [Double]) {
    precondition(
      thresholds.count == table.labels.count,
      "\(thresholds.count) thresholds, \(table.labels.count) labels")
    let width = table.labels.count
    labels = width
    var losses = [Double](repeating: 0, count: table.images.count)
    var known = [Int](repeating: 0, count: table.images.count)
    kinds = table.scores.indices.map { pair in
      let target = table.targets[pair]
      guard target != ScoreTable.unlabelled else { return Kind.unlabelled }
      let score = Double(table.scores[pair])
      let isPresent = target == ScoreTable.present
      let kept = min(max(score, .ulpOfOne), 1 - .ulpOfOne)
      losses[pair / width] -= log(isPresent ? kept : 1 - kept)
      known[pair / width] += 1
      let isPredicted = score >= thresholds[pair % width]
      return (isPresent ? Kind.present : 0) | (isPredicted ? Kind.predicted : 0)
    }
    self.losses = losses
    self.known = known
    sets = DecidedImage.all(of: table, thresholds: thresholds)
    ranked = (0..<width).map { Self.ranked(label: $0, of: table) }
  }

  private static func ranked(label: Int, of table: ScoreTable) -> [RankedImage] {
    let width = table.labels.count
    func score(_ image: Int) -> Float { table.scores[image * width + label] }
    let images = table.images.indices
      .filter { table.targets[$0 * width + label] != ScoreTable.unlabelled }
      .sorted { score($0) > score($1) }
    return images.enumerated().map { place, image in
      RankedImage(
        image: Int32(image),
        isPresent: table.targets[image * width + label] == ScoreTable.present,
        endsTie: place + 1 == images.count || score(images[place + 1]) != score(image))
    }
  }

  /// One figure a measure, in the order of ``ComparedMeasure``.
  ///
  /// - Shapes: how often each image counts, one an image.
  func figures(weights: [Int32]) -> [Double?] {
    let counts = counts(weights)
    let all = counts.reduce(LabelCounts(), +)
    var sets = LabelSetCounts([])
    for (image, weight) in zip(self.sets, weights) { sets.add(image, times: Int(weight)) }
    return ComparedMeasure.allCases.map { measure in
      switch measure {
      case .loss: loss(weights)
      case .macroF1: Average.mean(counts.map(\.f1))
      case .microF1: all.f1
      case .macroAveragePrecision:
        Average.mean(ranked.map { Self.averagePrecision($0, weights) })
      case .subsetAccuracy: sets.share(sets.exact, of: sets.labelled)
      case .hammingLoss: sets.share(all.falsePositives + all.falseNegatives, of: all.total)
      case .anyPositiveRateOnNegatives: sets.share(sets.alarmed, of: sets.negative)
      }
    }
  }

  private func counts(_ weights: [Int32]) -> [LabelCounts] {
    var counts = [LabelCounts](repeating: LabelCounts(), count: labels)
    for image in weights.indices where weights[image] > 0 {
      let weight = Int(weights[image])
      for label in 0..<labels {
        switch kinds[image * labels + label] {
        case Kind.present | Kind.predicted: counts[label].truePositives += weight
        case Kind.present: counts[label].falseNegatives += weight
        case Kind.predicted: counts[label].falsePositives += weight
        case 0: counts[label].trueNegatives += weight
        default: break
        }
      }
    }
    return counts
  }

  private func loss(_ weights: [Int32]) -> Double? {
    var (sum, pairs) = (0.0, 0)
    for image in weights.indices {
      sum += Double(weights[image]) * losses[image]
      pairs += Int(weights[image]) * known[image]
    }
    return pairs > 0 ? sum / Double(pairs) : nil
  }

  /// `Σ (Rₙ − Rₙ₋₁) Pₙ` over distinct scores; nil without an image that holds the label.
  private static func averagePrecision(_ ranked: [RankedImage], _ weights: [Int32]) -> Double? {
    var (hits, told, gained, sum) = (0, 0, 0, 0.0)
    for entry in ranked {
      let weight = Int(weights[Int(entry.image)])
      told += weight
      if entry.isPresent { gained += weight }
      guard entry.endsTie, gained > 0 else { continue }
      hits += gained
      sum += Double(gained) * Double(hits) / Double(told)
      gained = 0
    }
    return hits > 0 ? sum / Double(hits) : nil
  }
}
