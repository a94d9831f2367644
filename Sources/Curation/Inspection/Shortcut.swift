import Datasets
import Glibc  // links the square root

/// Something about the files, and not about what they show, that tells a label.
///
/// A network takes such a shortcut where it can: then it has learned which camera or which web site
/// an image is from, and fails on images from elsewhere.
package struct Shortcut: Equatable, Sendable {
  package enum Trait: String, CaseIterable, Sendable {
    case source, folder, name, format, shape, size, quality
  }

  package var trait: Trait
  /// The label that is told; nil for none of them.
  package var label: String?
  /// Cramér's V of the two, corrected for chance: 0 tells nothing, 1 tells all.
  package var strength: Double
  /// The value that tells most, and its share of the images with the label and of the others.
  package var value: String
  package var shareWith: Double
  package var shareWithout: Double

  /// From here on it is told: what Cohen calls a medium effect.
  static let leastStrength = 0.3
  /// Fewer images than this on any side tell nothing.
  static let leastSupport = 20

  /// The strongest shortcut to each label, and to none of them; the strongest first.
  ///
  /// Values of a trait with fewer than ``leastSupport`` images, or fewer than one in fifty, count as
  /// one. Folders that hold one label set each are how a source says its labels, and no shortcut.
  /// File names count without their numbers and without the names of labels in them: what is left is
  /// how a site or a camera names its files.
  ///
  /// - Source: Bergsma, "A bias-correction for Cramér's V and Tschuprow's T" (2013).
  static func all(in images: LabelledImages) -> [Shortcut] {
    let labelSets = images.names.indices.map { images.labelSet(of: $0) }
    let holders = (-1..<images.labels.count).map { label in
      images.names.indices.map { image -> Bool? in
        guard label >= 0 else { return labelSets[image].map(\.isEmpty) }
        let target = images.target(image: image, label: label)
        return target == .unlabelled ? nil : target == .present
      }
    }
    var found: [Int: Shortcut] = [:]
    for trait in Trait.allCases {
      var values = trait.values(in: images)
      if trait == .folder { dropSpellings(&values, labelSets, images) }
      let levels = Levels(values)
      guard levels.names.count > 1 else { continue }
      for (label, holds) in zip(-1..<images.labels.count, holders) {
        let name = label < 0 ? nil : images.labels[label]
        guard let shortcut = Shortcut(trait, name, holds, levels),
          shortcut.strength > found[label]?.strength ?? 0
        else { continue }
        found[label] = shortcut
      }
    }
    return found.sorted {
      $0.value.strength != $1.value.strength
        ? $0.value.strength > $1.value.strength : $0.key < $1.key
    }.map(\.value)
  }

  /// Nil where the trait does not tell the label.
  private init?(_ trait: Trait, _ label: String?, _ holds: [Bool?], _ levels: Levels) {
    var with = [Double](repeating: 0, count: levels.names.count)
    var without = with
    for (image, level) in levels.levels.enumerated() {
      guard let level, let holds = holds[image] else { continue }
      if holds { with[level] += 1 } else { without[level] += 1 }
    }
    let (positives, negatives) = (with.reduce(0, +), without.reduce(0, +))
    guard min(positives, negatives) >= Double(Self.leastSupport) else { return nil }
    let all = positives + negatives
    var square = 0.0
    var used = 0.0
    for (a, b) in zip(with, without) where a + b > 0 {
      used += 1
      let expected = (a + b) * positives / all
      square += (a - expected) * (a - expected) * (1 / expected + 1 / (a + b - expected))
    }
    // Of a table of two rows; what chance alone would show is taken off both sizes.
    let rows = 2 - 1 / (all - 1)
    let columns = used - (used - 1) * (used - 1) / (all - 1)
    let least = min(rows, columns) - 1
    guard least > 0 else { return nil }
    let strength = (max(0, square / all - (used - 1) / (all - 1)) / least).squareRoot()
    guard strength >= Self.leastStrength else { return nil }
    let telling = with.indices.max { a, b in
      abs(with[a] / positives - without[a] / negatives)
        < abs(with[b] / positives - without[b] / negatives)
    }
    guard let telling else { return nil }
    self.trait = trait
    self.label = label
    self.strength = min(1, strength)
    value = levels.names[telling]
    shareWith = with[telling] / positives
    shareWithout = without[telling] / negatives
  }

  /// Takes out the values of sources in which each value goes with one label set.
  private static func dropSpellings(
    _ values: inout [String?], _ labelSets: [[Int]?], _ images: LabelledImages
  ) {
    var sets: [Int: [String: Set<[Int]>]] = [:]
    for (image, (value, labelSet)) in zip(values, labelSets).enumerated() {
      guard let value, let labelSet else { continue }
      sets[images.details[image].source, default: [:]][value, default: []].insert(labelSet)
    }
    let spelling = Set(sets.filter { $0.value.values.allSatisfy { $0.count == 1 } }.keys)
    for image in values.indices where spelling.contains(images.details[image].source) {
      values[image] = nil
    }
  }

  /// The values of a trait, the rare ones together.
  private struct Levels {
    var names: [String] = []
    /// Per image; nil where the trait is not known.
    var levels: [Int?]

    init(_ values: [String?]) {
      var counts: [String: Int] = [:]
      for value in values { if let value { counts[value, default: 0] += 1 } }
      let total = counts.values.reduce(0, +)
      let frequent = counts.filter { $0.value >= max(Shortcut.leastSupport, total / 50) }
      names = frequent.keys.sorted()
      let places = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let rest = names.count
      levels = values.map { $0.map { places[$0] ?? rest } }
      if counts.count > names.count { names.append("another") }
    }
  }
}
