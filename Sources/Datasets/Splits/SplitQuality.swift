/// How near a split comes to holding the same mix in every part.
///
/// The *odds* of a label are the images known to hold it over those known not to. Only parts that
/// hold images, or were to hold some, are looked at, and only labels (and pairs) that some image
/// holds. Means are over all (part, label) with odds on both sides; there are none where every
/// image holds the label, or the part is empty.
///
/// Source: the measures of Sechidis, Tsoumakas and Vlahavas (2011), for pairs of Szymański and
/// Kajdanowicz (2017), as in `skmultilearn.model_selection.measures`.
package struct SplitQuality: Equatable, Sendable {
  /// LD: mean distance of a label's odds in a part from those in all images; nil if it is nowhere
  /// defined.
  package var labelDistance: Double?
  /// LPD: the same over labels and pairs of labels, among the images of which all labels are known.
  package var pairDistance: Double?
  /// ED: mean distance of a part's size from the one wanted, in images.
  package var sizeDistance: Double
  /// FZ: parts that lack some label.
  package var partsLackingLabels: Int
  /// FLZ: pairs of a part and a label that it lacks.
  package var missingLabels: Int
  /// `[part, label]` in the order of `SplitPart.allCases`: images that hold the label.
  package var positives: [[Int]]
  /// Groups of two images or more that are in one part.
  package var groupsTogether: Int
  /// Groups whose images are in several parts, because their sources say so.
  package var straddling: [[Int]]

  /// - Parameter groups: the lists of images that look the same, as given to
  ///   ``LabelledImages/split(_:seed:groups:)``.
  package init(
    of split: Split, in images: LabelledImages, _ description: SplitDescription,
    groups: [[Int]] = []
  ) {
    let groups = ImageGroups(of: images, description, duplicates: groups)
    let wanted = KeptParts(of: images, description, groups: groups).wantedSizes
    let used = SplitPart.allCases.filter { wanted[$0.index] > 0 || !split[$0].isEmpty }
    let evidence = SplitPart.allCases.map { Evidence(of: split[$0], in: images) }
    let parts = used.map { evidence[$0.index] }
    let whole = parts.reduce(into: Evidence(of: [], in: images)) { $0.add($1) }

    let held = images.labels.indices.filter { whole.positives[$0] > 0 }
    labelDistance = Self.meanDistance(of: parts, from: whole, over: held) { $0.odds(label: $1) }
    pairDistance = Self.meanDistance(of: parts, from: whole, over: whole.pairs.keys.sorted()) {
      $0.odds(pair: $1)
    }
    sizeDistance =
      used.reduce(0) { $0 + abs(Double(split[$1].count) - wanted[$1.index]) }
      / Double(max(1, used.count))
    let missing = parts.map { part in held.count { part.positives[$0] == 0 } }
    partsLackingLabels = missing.count { $0 > 0 }
    missingLabels = missing.reduce(0, +)
    positives = evidence.map(\.positives)

    var homes = [SplitPart?](repeating: nil, count: images.count)
    for part in SplitPart.allCases {
      for image in split[part] { homes[image] = part }
    }
    straddling = groups.groups.filter { Set($0.compactMap { homes[$0] }).count > 1 }
    groupsTogether = groups.groups.count - straddling.count
  }

  private static func meanDistance(
    of parts: [Evidence], from whole: Evidence, over keys: [Int],
    odds: (Evidence, Int) -> Double?
  ) -> Double? {
    var sum = 0.0
    var count = 0
    for key in keys {
      guard let overall = odds(whole, key) else { continue }
      for part in parts {
        guard let own = odds(part, key) else { continue }
        sum += abs(own - overall)
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }
}

/// What some images hold.
private struct Evidence {
  /// Per label, images known to hold it.
  var positives: [Int]
  /// Per label, images known not to.
  var negatives: [Int]
  /// Images of which every label is known.
  var wholeCount = 0
  /// Among these, per `first * labels + second` with `first <= second`, those that hold both.
  var pairs: [Int: Int] = [:]

  init(of part: [Int], in images: LabelledImages) {
    positives = [Int](repeating: 0, count: images.labels.count)
    negatives = positives
    for image in part {
      var held: [Int] = []
      var isWhole = true
      for label in images.labels.indices {
        switch images.target(image: image, label: label) {
        case .present:
          positives[label] += 1
          held.append(label)
        case .absent: negatives[label] += 1
        case .unlabelled: isWhole = false
        }
      }
      guard isWhole else { continue }
      wholeCount += 1
      for (place, first) in held.enumerated() {
        for second in held[place...] {
          pairs[first * images.labels.count + second, default: 0] += 1
        }
      }
    }
  }

  mutating func add(_ other: Evidence) {
    for label in positives.indices {
      positives[label] += other.positives[label]
      negatives[label] += other.negatives[label]
    }
    wholeCount += other.wholeCount
    pairs.merge(other.pairs, uniquingKeysWith: +)
  }

  func odds(label: Int) -> Double? { Self.odds(positives[label], negatives[label]) }

  func odds(pair: Int) -> Double? {
    let both = pairs[pair] ?? 0
    return Self.odds(both, wholeCount - both)
  }

  private static func odds(_ positives: Int, _ negatives: Int) -> Double? {
    negatives > 0 ? Double(positives) / Double(negatives) : nil
  }
}
