/// Divides images so that every part holds every label set in the same proportion as the whole.
///
/// In each stratum (the images of one label set) every part first gets the whole images of its
/// share. The images left over, fewer than parts, go one each to the parts that are then furthest
/// behind their share of all strata so far, the large strata first. So every part is within one
/// image of its share of each stratum, and a stratum too small for all parts feeds those in need: a
/// hundred label sets of one image each still end up 70/10/10/10.
///
/// Groups of several images are placed before that, the largest first, each where the parts want
/// its label sets most; the other images of a stratum make up for what the groups got.
///
/// Which images of a stratum go where depends on the seed, the labels' names and the images of this
/// stratum alone, not on other strata; only groups and the images left over look beyond it.
struct LabelSetStratification {
  private let shares: [Double]
  private var strata: [Stratum] = []
  /// Units of several images, each with how many it has of each stratum.
  private var groups: [(images: [Int], strata: [Int: Int])] = []

  private struct Stratum {
    var stream: UInt64
    var count = 0
    /// The images that are in no group, ascending.
    var single: [Int] = []
  }

  /// - Parameters:
  ///   - units: what goes to a part as a whole; each has an image with a label set.
  ///   - shares: of the parts; they sum to 1.
  init(_ units: [[Int]], of images: LabelledImages, shares: [Double]) {
    self.shares = shares
    var counts: [[Int]: Int] = [:]
    for image in units.joined() {
      if let labelSet = images.labelSet(of: image) { counts[labelSet, default: 0] += 1 }
    }
    let ordered = counts.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }
    var place: [[Int]: Int] = [:]
    for (labelSet, count) in ordered {
      place[labelSet] = strata.count
      strata.append(Stratum(stream: Self.stream(of: labelSet, images.labels), count: count))
    }
    for unit in units {
      let places = unit.compactMap { images.labelSet(of: $0).flatMap { place[$0] } }
      if unit.count == 1 {
        strata[places[0]].single += unit
      } else {
        groups.append((unit, places.reduce(into: [:]) { $0[$1, default: 0] += 1 }))
      }
    }
  }

  private static func stream(of labelSet: [Int], _ labels: [String]) -> UInt64 {
    var hash = ContentHash()
    for label in labelSet { hash.add(labels[label]) }
    return hash.value
  }

  func parts(seed: UInt64) -> [[Int]] {
    var parts = [[Int]](repeating: [], count: shares.count)
    let placed = placeGroups(into: &parts, seed: seed)
    var owed = [Double](repeating: 0, count: shares.count)
    for (stratum, placed) in zip(strata, placed) {
      let counts = apportion(stratum.count, placed: placed, owed: &owed)
      var generator = SeededGenerator(seed: seed, stream: 0x5350_4c49_54, stratum.stream)
      let shuffled = generator.shuffled(stratum.single)
      var start = 0
      for part in parts.indices {
        let count = counts[part] - placed[part]
        parts[part] += shuffled[start..<start + count]
        start += count
      }
    }
    return parts
  }

  /// Places every group where the squared distances from the shares of its strata grow least, among
  /// the parts that are not full.
  ///
  /// - Returns: per stratum and part, the images placed.
  private func placeGroups(into parts: inout [[Int]], seed: UInt64) -> [[Int]] {
    var placed = [[Int]](
      repeating: [Int](repeating: 0, count: shares.count), count: strata.count)
    var generator = SeededGenerator(seed: seed, stream: 0x5350_4c49_54, 1)
    let shuffled = generator.shuffled(groups)
    // Of the images in groups alone: the others are divided by strata, however full a part is.
    let total = groups.reduce(0) { $0 + $1.images.count }
    var room = WholeNumbers.nearest(shares.map { $0 * Double(total) }, sum: total)
    // Sorting is stable: groups of one size keep their random order.
    for group in shuffled.sorted(by: { $0.images.count > $1.images.count }) {
      let entries = group.strata.sorted { $0.key < $1.key }
      let count = group.images.count
      // A group larger than the room anywhere goes where the most of it is.
      let isRoomy = room.contains { $0 >= count }
      var best: (part: Int, want: Double)?
      for part in shares.indices where shares[part] > 0 && (room[part] >= count || !isRoomy) {
        // Sum over strata of (want - n)² - want² is n² - 2 n want, and n² is the same everywhere.
        let want = entries.reduce(0.0) { sum, entry in
          let want =
            shares[part] * Double(strata[entry.key].count) - Double(placed[entry.key][part])
          return sum + Double(entry.value) * want
        }
        let key = isRoomy ? want : Double(room[part])
        if key > (best?.want ?? -.infinity) + 1e-9 { best = (part, key) }
      }
      guard let part = best?.part else { continue }
      parts[part] += group.images
      room[part] -= count
      for (stratum, count) in entries { placed[stratum][part] += count }
    }
    return placed
  }

  /// Divides `total` into whole numbers, within one of `share * total` each where nothing is placed
  /// yet, and as near to it as can be elsewhere.
  ///
  /// - Parameters:
  ///   - placed: per part, the images that are placed already; no part gets fewer.
  ///   - owed: per part, the images it should have had from all strata less those it got.
  private func apportion(_ total: Int, placed: [Int], owed: inout [Double]) -> [Int] {
    // The slack: see WholeNumbers.
    var counts = zip(shares, placed).map { share, placed in
      max(placed, Int((share * Double(total) + 1e-9).rounded(.down)))
    }
    for part in shares.indices { owed[part] += shares[part] * Double(total) - Double(counts[part]) }
    while counts.reduce(0, +) > total {
      let givers = shares.indices.filter { counts[$0] > placed[$0] }
      guard let richest = givers.min(by: { owed[$0] < owed[$1] - 1e-9 }) else { break }
      counts[richest] -= 1
      owed[richest] += 1
    }
    var open = shares.indices.filter { shares[$0] > 0 }
    for _ in 0..<max(0, total - counts.reduce(0, +)) {
      guard let neediest = open.max(by: { owed[$0] < owed[$1] - 1e-9 }) else { break }
      counts[neediest] += 1
      owed[neediest] -= 1
      open.removeAll { $0 == neediest }
    }
    return counts
  }
}
