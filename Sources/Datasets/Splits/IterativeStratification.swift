/// Divides images so that every part holds every label, or every label and every pair of labels, in
/// proportion, as far as whole images and groups allow.
///
/// 1. The label (or pair) of which the fewest images are left comes first. Each of its images goes
///    to the part that still wants the most of this label; among equals, to the one that wants the
///    most of all the image holds; then to the one that lacks most images, then to the smaller. A
///    part that is full takes no more. Images without labels come last.
/// 2. Then images are exchanged between parts where that brings the parts' counts nearer to what
///    they want: four pairs an image are drawn, and the squared distances, in units of what a part
///    is to hold, must shrink.
///
/// A label that has images to spare (more than two for every part but the largest) is wanted at
/// least once in every part, so that each can be measured there.
///
/// A group is placed as one, for the sum of what its images hold. Everything depends on all images:
/// unlike ``LabelSetStratification``, adding images of other labels may move any.
///
/// Source: Sechidis, Tsoumakas and Vlahavas, "On the stratification of multi-label data" (2011);
/// pairs: Szymański and Kajdanowicz, "A network perspective on stratification of multi-label data"
/// (2017). Full parts, rare pairs and the second step are ours.
struct IterativeStratification {
  let shares: [Double]
  let units: StratificationUnits
  var generator: SeededGenerator
  /// `[column, part]`, row-major: images of a column that a part still lacks.
  var wants: [Double]
  /// Per part, images that it still lacks.
  private var lacks: [Double]
  /// Per part, the whole images that it still takes.
  private var room: [Int]
  /// Per unit, its part.
  var homes: [Int]

  /// - Parameters:
  ///   - units: what goes to a part as a whole.
  ///   - shares: of the parts; they sum to 1.
  ///   - pairs: whether pairs of labels count beside labels.
  init(
    _ units: [[Int]], of images: LabelledImages, shares: [Double], pairs: Bool, seed: UInt64
  ) {
    self.shares = shares
    self.units = StratificationUnits(
      units, of: images, pairs: pairs, shares: shares, seed: seed)
    generator = SeededGenerator(seed: seed, stream: 0x5350_4c49_54, 3)
    let count = units.reduce(0) { $0 + $1.count }
    lacks = shares.map { $0 * Double(count) }
    room = WholeNumbers.nearest(lacks, sum: count)
    homes = [Int](repeating: -1, count: units.count)
    wants = []
    wants = self.units.totals.indices.flatMap(firstWants)
  }

  func parts() -> [[Int]] {
    var stratification = self
    stratification.place()
    stratification.exchange()
    return stratification.placed
  }

  /// Per part, the images placed so far.
  var placed: [[Int]] {
    var parts = [[Int]](repeating: [], count: shares.count)
    for (unit, home) in homes.enumerated() where home >= 0 { parts[home] += units.images[unit] }
    return parts
  }

  /// Per part, what it wants of a column: its share, and of a label with images to spare at least
  /// one.
  private func firstWants(of column: Int) -> [Double] {
    let total = Double(units.totals[column])
    var wants = shares.map { $0 * total }
    guard column < units.labelCount,
      let largest = shares.indices.max(by: { shares[$0] < shares[$1] })
    else { return wants }
    let others = shares.indices.filter { shares[$0] > 0 && $0 != largest }
    guard total > Double(2 * others.count) else { return wants }
    for part in others { wants[part] = max(1, wants[part]) }
    wants[largest] = total - others.reduce(0) { $0 + wants[$1] }
    return wants
  }
}

// MARK: Placing

extension IterativeStratification {
  /// The first step.
  mutating func place() {
    var columns = ScarcestFirst(counts: units.totals)
    while let column = columns.first() {
      for entry in units[column: column] {
        let unit = Int(entry.other)
        guard homes[unit] < 0 else { continue }
        put(unit, into: choosePart(for: unit, column: column))
        for entry in units[unit: unit] { columns.take(Int(entry.count), of: Int(entry.other)) }
      }
    }
    for unit in homes.indices where homes[unit] < 0 {
      put(unit, into: choosePart(for: unit, column: nil))
    }
  }

  private mutating func put(_ unit: Int, into part: Int) {
    homes[unit] = part
    let count = units.images[unit].count
    lacks[part] -= Double(count)
    room[part] -= count
    for entry in units[unit: unit] {
      wants[Int(entry.other) * shares.count + part] -= Double(entry.count)
    }
  }

  private func choosePart(for unit: Int, column: Int?) -> Int {
    let count = units.images[unit].count
    // A group larger than the room anywhere goes where the most of it is.
    let isRoomy = room.contains { $0 >= count }
    var best: (part: Int, keys: (Double, Double, Double, Double))?
    for part in shares.indices where shares[part] > 0 && (room[part] >= count || !isRoomy) {
      let own = column.map { wants[$0 * shares.count + part] } ?? 0
      var all = 0.0
      for entry in units[unit: unit] {
        all += Double(entry.count) * wants[Int(entry.other) * shares.count + part]
      }
      let keys =
        isRoomy
        ? (own, all, lacks[part], -shares[part]) : (Double(room[part]), 0, 0, -shares[part])
      if let best, !Self.isGreater(keys, best.keys) { continue }
      best = (part, keys)
    }
    return best?.part ?? 0
  }

  /// Compares by the first keys that differ; the same sum in another order may differ in its last
  /// digits.
  private static func isGreater(
    _ a: (Double, Double, Double, Double), _ b: (Double, Double, Double, Double)
  ) -> Bool {
    if abs(a.0 - b.0) > 1e-9 { return a.0 > b.0 }
    if abs(a.1 - b.1) > 1e-9 { return a.1 > b.1 }
    if abs(a.2 - b.2) > 1e-9 { return a.2 > b.2 }
    return a.3 > b.3 + 1e-9
  }
}
