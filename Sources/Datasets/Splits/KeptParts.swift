/// What stays in the part that its source names, and what is still to be divided.
///
/// - An image that a source puts into validation, tune or test stays there. Images of train, and
///   those without a part, are *open*: the parts that their source does not name are carved from
///   them. A part that it names is complete, and takes nothing from its open images.
/// - A source that names both train and validation has divided its images itself: then the images
///   of train stay, too, and only those without a part are open.
/// - Where validation is named and tune is not, tune is carved from the images of validation, in
///   the proportion of the two fractions: what was held out is not mixed with what was not.
/// - A source that lies whole in one part, beside other sources, *is* that part: its images stay,
///   and no other source gives any to it, unless it is train.
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

    let stated = Self.stated(images, description)
    let homes = Self.followed(stated, groups: groups)
    let sources = images.details.map(\.source)
    var named: [Int: Set<SplitPart?>] = [:]
    for (source, part) in zip(sources, stated) { named[source, default: []].insert(part) }
    let whole = named.count > 1 ? named.filter { $0.value.count == 1 && $0.value != [nil] } : [:]
    let given = Set(whole.values.joined().compactMap(\.self)).subtracting([.train])

    let pooled = Self.pooled(sources, homes, groups: groups)
    for source in named.keys.sorted() {
      let own = Set((named[source] ?? []).compactMap(\.self))
      let areDivided = whole[source] != nil || own.isSuperset(of: [.train, .validation])
      let closed = own.union(given)
      let hasTuneWithin = closed.contains(.validation) && !closed.contains(.tune)
      var open: [Int] = []
      var heldOut: [Int] = []
      for image in pooled[source] ?? [] {
        switch homes[image] {
        case nil: open.append(image)
        case .train where !areDivided: open.append(image)
        case .validation where hasTuneWithin: heldOut.append(image)
        case .some(let part): parts[part.index].append(image)
        }
      }
      add(open, home: .train) { part in
        let isClosed = part != .train && closed.contains(part)
        return isClosed || (part == .tune && hasTuneWithin) ? 0 : fractions[part]
      }
      add(heldOut, home: .validation) { part in
        part == .validation || part == .tune ? fractions[part] : 0
      }
    }
  }

  /// The images by source; open ones of a group all by that of its first, lest it be torn.
  private static func pooled(
    _ sources: [Int], _ homes: [SplitPart?], groups: ImageGroups
  ) -> [Int: [Int]] {
    var sources = sources
    for group in groups.groups {
      let open = group.filter { homes[$0] == nil || homes[$0] == .train }
      for image in open { sources[image] = sources[open[0]] }
    }
    return Dictionary(grouping: sources.indices, by: { sources[$0] })
  }

  /// Images with the same shares are divided as one.
  private mutating func add(
    _ images: [Int], home: SplitPart, fraction: (SplitPart) -> Double
  ) {
    guard !images.isEmpty else { return }
    var shares = SplitPart.allCases.map(fraction)
    let sum = shares.reduce(0, +)
    shares =
      sum > 0 ? shares.map { $0 / sum } : SplitPart.allCases.map { $0 == home ? 1 : 0 }
    if let same = pools.firstIndex(where: { $0.shares == shares && $0.home == home }) {
      pools[same].images = (pools[same].images + images).sorted()
    } else {
      pools.append(Pool(images: images, shares: shares, home: home))
    }
  }

  /// Per image, the part that its source names.
  private static func stated(
    _ images: LabelledImages, _ description: SplitDescription
  ) -> [SplitPart?] {
    let parts = images.details.map(\.part)
    return description.keepsParts && Set(parts).count > 1
      ? parts : [SplitPart?](repeating: nil, count: images.count)
  }

  /// The same, and for images without one that of their group.
  private static func followed(_ stated: [SplitPart?], groups: ImageGroups) -> [SplitPart?] {
    var homes = stated
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
