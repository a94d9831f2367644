/// Finds perceptual hashes that are nearly the same, without comparing each with every other.
///
/// Two hashes that differ in at most seven bits differ in at most one bit of one of their four
/// quarters. So each is looked up, quarter by quarter, under its own sixteen bits and the sixteen
/// values one bit away: 68 short lists instead of all the others.
///
/// - Source: Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index hashing"
///   (2012).
struct HashNeighbours: Sendable {
  /// Hashes further apart, in bits, are no neighbours.
  static let reach = 7

  private static let quarters = 4
  private static let values = 1 << 16

  private let hashes: [PerceptualHash]
  /// Per quarter, the hashes in the order of its value, and where each value's start.
  private var orders: [[Int32]] = []
  private var starts: [[Int32]] = []

  init(_ hashes: [PerceptualHash]) {
    precondition(hashes.count < Int32.max, "\(hashes.count) hashes")
    self.hashes = hashes
    for quarter in 0..<Self.quarters {
      var start = [Int32](repeating: 0, count: Self.values + 1)
      for hash in hashes { start[Self.value(of: hash, quarter) + 1] += 1 }
      for value in 0..<Self.values { start[value + 1] += start[value] }
      var next = start
      var order = [Int32](repeating: 0, count: hashes.count)
      for (index, hash) in hashes.enumerated() {
        let value = Self.value(of: hash, quarter)
        order[Int(next[value])] = Int32(index)
        next[value] += 1
      }
      orders.append(order)
      starts.append(start)
    }
  }

  /// The hashes before one that are within reach of it; the nearest first, the first of equally
  /// near ones.
  ///
  /// - Parameter limit: how many at most.
  func earlier(than index: Int, limit: Int) -> [Int] {
    let own = hashes[index]
    var found: [(distance: Int, index: Int)] = []
    for quarter in 0..<Self.quarters {
      let value = Self.value(of: own, quarter)
      for flip in -1..<16 {
        let near = flip < 0 ? value : value ^ 1 << flip
        for place in starts[quarter][near]..<starts[quarter][near + 1] {
          let other = Int(orders[quarter][Int(place)])
          // A list is in the order of the hashes.
          if other >= index { break }
          let distance = own.distance(to: hashes[other])
          guard distance <= Self.reach, isFirst(quarter, own, hashes[other]) else { continue }
          found.append((distance, other))
        }
      }
    }
    found.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.index < $1.index }
    return found.prefix(limit).map(\.index)
  }

  /// Whether no quarter before this one finds the two as well.
  private func isFirst(_ quarter: Int, _ a: PerceptualHash, _ b: PerceptualHash) -> Bool {
    (0..<quarter).allSatisfy { before in
      (Self.value(of: a, before) ^ Self.value(of: b, before)).nonzeroBitCount > 1
    }
  }

  private static func value(of hash: PerceptualHash, _ quarter: Int) -> Int {
    Int(hash.bits >> UInt64(16 * quarter) & 0xffff)
  }
}
