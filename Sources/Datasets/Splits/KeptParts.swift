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
    let sources = images.details.map(\.source)
    let rules = Self.rules(stated, sources)
    let homes = Self.homes(stated, sources, rules, groups: groups)
    for (source, images) in Self.pooled(sources, homes, groups: groups) {
      let (closed, hasTuneWithin) = (rules[source].closed, rules[source].hasTuneWithin)
      var heldOut: [Int] = []
      for image in images {
        guard let home = homes[image] else { continue }
        if home == .validation, hasTuneWithin {
          heldOut.append(image)
        } else {
          parts[home.index].append(image)
        }
      }
      add(images.filter { homes[$0] == nil }, home: .train) { part in
        let isClosed = part != .train && closed.contains(part)
        return isClosed || (part == .tune && hasTuneWithin) ? 0 : fractions[part]
      }
      add(heldOut, home: .validation) { part in
        part == .validation || part == .tune ? fractions[part] : 0
      }
    }
  }

  // MARK: Sources

  /// What a source has divided.
  private struct Rule {
    /// The parts that take none of its open images.
    var closed: Set<SplitPart> = []
    /// Whether its train images stay.
    var keepsTrain = false

    var hasTuneWithin: Bool { closed.contains(.validation) && !closed.contains(.tune) }
  }

  /// One a source.
  private static func rules(_ stated: [SplitPart?], _ sources: [Int]) -> [Rule] {
    var named = [Set<SplitPart?>](repeating: [], count: (sources.max() ?? 0) + 1)
    for (source, part) in zip(sources, stated) { named[source].insert(part) }
    let isAlone = named.count { !$0.isEmpty } < 2
    let whole = named.map { !isAlone && $0.count == 1 && $0 != [nil] }
    let given = Set(zip(named, whole).filter(\.1).flatMap { $0.0.compactMap(\.self) })
      .subtracting([.train])
    return zip(named, whole).map { parts, isWhole in
      let own = Set(parts.compactMap(\.self))
      return Rule(
        closed: own.union(given),
        keepsTrain: isWhole || own.isSuperset(of: [.train, .validation]))
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

  /// Per image, the part it stays in or follows its group to; nil for open ones.
  private static func homes(
    _ stated: [SplitPart?], _ sources: [Int], _ rules: [Rule], groups: ImageGroups
  ) -> [SplitPart?] {
    var homes = zip(stated, sources).map { part, source in
      part == .train && !rules[source].keepsTrain ? nil : part
    }
    for group in groups.groups {
      let part = SplitPart.allCases.first { part in group.contains { stated[$0] == part } }
      // The images of train may be open themselves.
      let home = group.contains { homes[$0] == part } ? part : nil
      for image in group where stated[image] == nil { homes[image] = home }
    }
    return homes
  }

  /// The images by source; open ones of a group all by that of its first, lest it be torn.
  private static func pooled(
    _ sources: [Int], _ homes: [SplitPart?], groups: ImageGroups
  ) -> [(source: Int, images: [Int])] {
    var sources = sources
    for group in groups.groups {
      let open = group.filter { homes[$0] == nil }
      for image in open { sources[image] = sources[open[0]] }
    }
    return Dictionary(grouping: sources.indices, by: { sources[$0] })
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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

  /// Per part, how many images it is to have, before groups and label sets are looked at.
  var wantedSizes: [Double] {
    parts.indices.map { part in
      pools.reduce(Double(parts[part].count)) { size, pool in
        size + pool.shares[part] * Double(pool.images.count)
      }
    }
  }
}
