/// What stays in the part that its source names, and what is still to be divided.
///
/// - An image that a source puts into validation, tune or test stays there. Images of train, and
///   those without a part, are *open*: the parts that no source names are carved from them. A part
///   that any source names is complete, and takes nothing from the open images.
/// - Sources that name both train and validation have divided their images themselves: then the
///   images of train stay, too, and only those without a part are open.
/// - Where validation is named and tune is not, tune is carved from the images of validation, in
///   the proportion of the two fractions: what was held out is not mixed with what was not.
/// - An image without a part follows the images of its group that have one; the first of their
///   parts if these disagree.
/// - Where all images are of the same part, the parts say nothing and are ignored.
struct KeptParts {
  /// Images to be divided.
  struct Pool {
    /// Ascending.
    var images: [Int]
    /// Per part; they sum to 1.
    var shares: [Double]
    /// Where images go of which no label is known.
    var home: SplitPart
  }

  /// Per part, the images that stay.
  private(set) var parts: [[Int]]
  private(set) var pools: [Pool] = []

  init(of images: LabelledImages, _ description: SplitDescription, groups: ImageGroups) {
    let fractions = description.fractions
    let shares = SplitPart.allCases.map { fractions[$0] }
    precondition(
      shares.allSatisfy { $0 >= 0 && $0.isFinite }, "shares of a split: \(shares)")
    parts = [[Int]](repeating: [], count: shares.count)

    let homes = Self.homes(of: images, description, groups: groups)
    let named = Set(homes.compactMap(\.self))
    let areDivided = named.isSuperset(of: [.train, .validation])
    let hasTuneWithin = named.contains(.validation) && !named.contains(.tune)
    var open: [Int] = []
    var heldOut: [Int] = []
    for (image, home) in homes.enumerated() {
      switch home {
      case nil: open.append(image)
      case .train where !areDivided: open.append(image)
      case .validation where hasTuneWithin: heldOut.append(image)
      case .some(let part): parts[part.index].append(image)
      }
    }
    add(open, home: .train) { part in
      let isClosed = part != .train && named.contains(part)
      return isClosed || (part == .tune && hasTuneWithin) ? 0 : fractions[part]
    }
    add(heldOut, home: .validation) { part in
      part == .validation || part == .tune ? fractions[part] : 0
    }
  }

  private mutating func add(
    _ images: [Int], home: SplitPart, fraction: (SplitPart) -> Double
  ) {
    guard !images.isEmpty else { return }
    var shares = SplitPart.allCases.map(fraction)
    let sum = shares.reduce(0, +)
    shares =
      sum > 0 ? shares.map { $0 / sum } : SplitPart.allCases.map { $0 == home ? 1 : 0 }
    pools.append(Pool(images: images, shares: shares, home: home))
  }

  /// Per image, the part that is named for it or for its group.
  private static func homes(
    of images: LabelledImages, _ description: SplitDescription, groups: ImageGroups
  ) -> [SplitPart?] {
    let none = [SplitPart?](repeating: nil, count: images.count)
    guard description.keepsParts else { return none }
    var homes = images.details.map(\.part)
    guard Set(homes).count > 1 else { return none }
    for group in groups.groups {
      let named = Set(group.compactMap { homes[$0] })
      let part = SplitPart.allCases.first(where: named.contains)
      for image in group where homes[image] == nil { homes[image] = part }
    }
    return homes
  }

  /// Per part, how many images it is to have, before groups and label sets are looked at.
  var wantedSizes: [Double] {
    parts.indices.map { part in
      pools.reduce(Double(parts[part].count)) { size, pool in
        size + pool.shares[part] * Double(pool.images.count)
      }
    }
  }
}
