/// The label sets that occur among many, each kept once, with how often it occurs.
struct DistinctLabelSets {
  private let words: Int
  /// By set, then word: a bit a label.
  private var bits: [UInt64] = []
  private(set) var counts: [Int] = []
  /// The number of a set by its hash, or in the slots after that; -1 in an empty slot.
  private var slots: [Int32]

  /// - Parameter capacity: how many sets are added at most, equal ones included.
  init(words: Int, capacity: Int) {
    self.words = words
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  var indices: Range<Int> { counts.indices }

  /// Counts the set that starts at a word.
  /// - Returns: its number.
  mutating func add(_ source: [UInt64], at start: Int) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in 0..<words {
      hash = (hash ^ source[start + word]) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let set = Int(slots[slot])
      if (0..<words).allSatisfy({ bits[set * words + $0] == source[start + $0] }) {
        counts[set] += 1
        return set
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(counts.count)
    bits.append(contentsOf: source[start..<start + words])
    counts.append(1)
    return counts.count - 1
  }

  func isEmpty(_ set: Int) -> Bool { (0..<words).allSatisfy { bits[set * words + $0] == 0 } }

  func size(of set: Int) -> Int {
    (0..<words).reduce(0) { $0 + bits[set * words + $1].nonzeroBitCount }
  }

  /// Ascending.
  func labels(of set: Int) -> [Int] {
    var labels: [Int] = []
    labels.reserveCapacity(size(of: set))
    for word in 0..<words {
      var bits = bits[set * words + word]
      while bits != 0 {
        labels.append(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return labels
  }

  /// Whether the ascending labels of one set come before those of another as words do in a
  /// dictionary.
  func lexicographicallyPrecedes(_ a: Int, _ b: Int) -> Bool {
    for word in 0..<words {
      let (left, right) = (bits[a * words + word], bits[b * words + word])
      guard left != right else { continue }
      // The first label only one of them has: it comes first, unless the other one ends there.
      let differing = left ^ right
      let first = differing & (~differing + 1)
      let isLeft = left & first != 0
      let other = isLeft ? b : a
      let above = ~(first | (first - 1))
      let goesOn =
        bits[other * words + word] & above != 0
        || (word + 1..<words).contains { bits[other * words + $0] != 0 }
      return isLeft == goesOn
    }
    return false
  }
}
