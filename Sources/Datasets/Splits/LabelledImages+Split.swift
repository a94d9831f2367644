extension LabelledImages {
  /// Divides the images into four parts, label set by label set, so that every part holds every
  /// label set in the same proportion as the whole.
  ///
  /// In each stratum (the images of one label set) every part first gets the whole images of its
  /// share. The images left over, fewer than parts, go one each to the parts that are then
  /// furthest behind their share of all strata so far, the large strata first. So every part is
  /// within one image of its share of each stratum, and a stratum too small for all parts feeds
  /// those in need: a hundred label sets of one image each still end up 70/10/10/10.
  ///
  /// Which images of a stratum go where depends on `seed`, the labels' names and the images of
  /// this stratum alone, not on other strata. Images with an unlabelled pair belong to no stratum
  /// and go to train, where the known pairs are of use. A test part that the set brings stays the
  /// test part, and `fractions.test` is ignored: the others share the rest in proportion.
  ///
  package func split(_ description: SplitDescription, seed: UInt64) -> Split {
    let fractions = description.fractions
    var shares = [fractions.train, fractions.validation, fractions.tune, fractions.test]
    precondition(
      shares.allSatisfy { $0 >= 0 && $0.isFinite }, "shares of a split: \(shares)")
    var candidates = Array(0..<count)
    let fixed = fixedTest
    if let fixed {
      shares[3] = 0
      let kept = Set(fixed)
      candidates.removeAll { kept.contains($0) }
    }
    let sum = shares.reduce(0, +)
    shares = sum > 0 ? shares.map { $0 / sum } : [1, 0, 0, 0]

    var parts = divide(candidates, shares: shares, seed: seed)
    if let fixed { parts[3] = fixed }
    for index in parts.indices { parts[index].sort() }
    return Split(train: parts[0], validation: parts[1], tune: parts[2], test: parts[3])
  }

  /// The test part that the set brings; nil where all images are of the same part.
  private var fixedTest: [Int]? {
    let tests = names.indices.filter { details[$0].part == .test }
    return tests.isEmpty || tests.count == count ? nil : tests
  }

  private func divide(_ candidates: [Int], shares: [Double], seed: UInt64) -> [[Int]] {
    var parts = [[Int]](repeating: [], count: shares.count)
    var strata: [[Int]: [Int]] = [:]
    for image in candidates {
      if let labelSet = labelSet(of: image) {
        strata[labelSet, default: []].append(image)
      } else {
        parts[0].append(image)
      }
    }
    let ordered = strata.sorted { a, b in
      a.value.count != b.value.count
        ? a.value.count > b.value.count : a.key.lexicographicallyPrecedes(b.key)
    }
    var owed = [Double](repeating: 0, count: shares.count)
    for (labelSet, images) in ordered {
      let counts = apportion(images.count, shares: shares, owed: &owed)
      var generator = SeededGenerator(seed: seed, stream: 0x5350_4c49_54, stream(of: labelSet))
      let shuffled = generator.shuffled(images)
      var start = 0
      for (part, count) in counts.enumerated() {
        parts[part] += shuffled[start..<start + count]
        start += count
      }
    }
    return parts
  }

  /// Divides `total` into whole numbers within one of `share * total` each.
  ///
  /// - Parameter owed: per part, the images it should have had from all strata less those it got.
  private func apportion(_ total: Int, shares: [Double], owed: inout [Double]) -> [Int] {
    // The slack keeps 0.1 * 30 from being 2 whole images and a remainder of 0.99….
    var counts = shares.map { Int(($0 * Double(total) + 1e-9).rounded(.down)) }
    for part in shares.indices { owed[part] += shares[part] * Double(total) - Double(counts[part]) }
    var open = shares.indices.filter { shares[$0] > 0 }
    for _ in 0..<max(0, total - counts.reduce(0, +)) {
      guard let neediest = open.max(by: { owed[$0] < owed[$1] - 1e-9 }) else { break }
      counts[neediest] += 1
      owed[neediest] -= 1
      open.removeAll { $0 == neediest }
    }
    return counts
  }

  private func stream(of labelSet: [Int]) -> UInt64 {
    var hash = ContentHash()
    for label in labelSet { hash.add(labels[label]) }
    return hash.value
  }
}
