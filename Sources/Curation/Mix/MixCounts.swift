import Datasets
import Experiments

/// How many images of each label set a mix takes, and of how many.
struct MixCounts {
  /// One label set: the images there are, and how many of them are taken.
  private struct Stratum {
    var labelSet: [Int]
    var images: [Int]
    var count: Int
  }

  /// In the order of their labels, the empty set first.
  private var strata: [Stratum]
  /// Images that belong to no label set.
  private var others: [Int]
  private let images: LabelledImages

  /// Takes all.
  init(of candidates: [Int], in images: LabelledImages) {
    var byLabelSet: [[Int]: [Int]] = [:]
    others = []
    self.images = images
    for image in candidates {
      if let labelSet = images.labelSet(of: image) {
        byLabelSet[labelSet, default: []].append(image)
      } else {
        others.append(image)
      }
    }
    strata = byLabelSet.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      Stratum(labelSet: $0.key, images: $0.value, count: $0.value.count)
    }
  }

  /// Takes so many of each label set.
  mutating func count(
    _ amounts: [(labelSet: [Int], amount: MixAmount)], total: Int?, keepsOthers: Bool
  ) throws(CurationError) {
    let named = Set(amounts.map(\.labelSet))
    if !keepsOthers {
      others = []
      for index in strata.indices where !named.contains(strata[index].labelSet) {
        strata[index].count = 0
      }
    }
    var shares: [(labelSet: [Int], share: Double)] = []
    for (labelSet, amount) in amounts {
      switch amount {
      case .count(let count): try take(count, of: labelSet, for: "mix")
      case .all: break
      case .share(let share): shares.append((labelSet, share))
      }
    }
    guard !shares.isEmpty else { return }
    let possible = shares.filter { $0.share > 0 }
      .map { Int((Double(available(of: $0.labelSet)) / $0.share + 1e-9).rounded(.down)) }
    let counts = Self.apportion(total ?? possible.min() ?? 0, shares: shares.map(\.share))
    for (entry, count) in zip(shares, counts) {
      // Without a total a remainder may come out one image above what there is.
      let most = total == nil ? available(of: entry.labelSet) : count
      try take(min(count, most), of: entry.labelSet, for: "mix")
    }
  }

  /// Adds label sets to the others, each with `share` times as many images as the others are.
  mutating func add(
    _ dosed: [[Int]], share: Double, swaps: Bool
  ) throws(CurationError) {
    let base = strata.indices.filter { !dosed.contains(strata[$0].labelSet) }
    let counts = base.map { Double(strata[$0].count) }
    let total = Int(counts.reduce(0, +))
    let dose = Int((share * Double(total)).rounded())
    for labelSet in dosed { try take(dose, of: labelSet, for: "mix.dose") }
    guard swaps else { return }
    let left = Self.apportion(max(0, total - dose * dosed.count), shares: counts)
    for (index, count) in zip(base, left) { strata[index].count = count }
  }

  /// The images that are taken, ascending.
  func chosen(seed: UInt64) -> [Int] {
    var chosen = others
    for stratum in strata {
      let stream = stratum.labelSet.reduce(UInt64(1)) { $0 &* 31 &+ UInt64($1) &+ 1 }
      var generator = SeededGenerator(seed: seed, stream: stream)
      chosen += generator.shuffled(stratum.images).prefix(stratum.count)
    }
    return chosen.sorted()
  }

  // MARK: Parts

  private func available(of labelSet: [Int]) -> Int {
    strata.first { $0.labelSet == labelSet }?.images.count ?? 0
  }

  private mutating func take(
    _ count: Int, of labelSet: [Int], for key: String
  ) throws(CurationError) {
    let index = strata.firstIndex { $0.labelSet == labelSet }
    let available = index.map { strata[$0].images.count } ?? 0
    guard count <= available else {
      let name = images.name(of: labelSet)
      throw CurationError(
        "\(key) asks for \(count) images of \(name); the training split holds \(available)")
    }
    if let index { strata[index].count = count }
  }

  /// Divides `total` in proportion.
  private static func apportion(_ total: Int, shares: [Double]) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return shares.map { _ in 0 } }
    return WholeNumbers.nearest(shares.map { $0 / sum * Double(total) }, sum: total)
  }
}
