/// Sorts many lists of finite scores in time that grows with their number alone.
///
/// The bits of a number, with those of negative ones turned over, stand in the order of the numbers;
/// they are sorted by 11 of them at a time, from the lowest. One pair of buffers serves all lists.
struct RadixSort {
  private static let digits = 3
  private static let width = 11
  private static let buckets = 1 << width
  /// Below it, filling the counts of the buckets would cost more than comparing.
  private static let fewest = 512

  private var keys: [UInt32] = []
  private var other: [UInt32] = []
  private var places = [Int](repeating: 0, count: digits * buckets)

  /// The same scores, ascending.
  /// - Precondition: none of them is not a number.
  mutating func sorted(_ scores: ArraySlice<Float>) -> [Float] {
    guard scores.count >= Self.fewest else { return scores.sorted() }
    let count = scores.count
    if keys.count < count {
      keys = [UInt32](repeating: 0, count: count)
      other = keys
    }
    for place in places.indices { places[place] = 0 }
    var next = 0
    for score in scores {
      let key = Self.key(of: score)
      keys[next] = key
      next += 1
      for digit in 0..<Self.digits { places[Self.bucket(digit, of: key)] += 1 }
    }
    for digit in 0..<Self.digits where startPlaces(ofDigit: digit, count: count) {
      Self.move(keys, count: count, to: &other, places: &places, byDigit: digit)
      swap(&keys, &other)
    }
    return keys[..<count].map(Self.score(of:))
  }

  private static func move(
    _ keys: [UInt32], count: Int, to other: inout [UInt32], places: inout [Int],
    byDigit digit: Int
  ) {
    let keys = keys.span
    var moved = other.mutableSpan
    var places = places.mutableSpan
    for index in 0..<count {
      let key = keys[index]
      let bucket = bucket(digit, of: key)
      let place = places[bucket]
      moved[place] = key
      places[bucket] = place + 1
    }
  }

  /// Makes the counts of a digit the places where its buckets start.
  /// - Returns: false where all keys are in one bucket, so that nothing need be moved.
  private mutating func startPlaces(ofDigit digit: Int, count: Int) -> Bool {
    var start = 0
    for bucket in digit * Self.buckets..<(digit + 1) * Self.buckets {
      let size = places[bucket]
      if size == count { return false }
      places[bucket] = start
      start += size
    }
    return true
  }

  /// The place in `places` of the bucket a key belongs to by one of its digits.
  private static func bucket(_ digit: Int, of key: UInt32) -> Int {
    digit * buckets + Int(key >> UInt32(digit * width)) & (buckets - 1)
  }

  private static let sign: UInt32 = 1 << 31

  private static func key(of score: Float) -> UInt32 {
    let bits = score.bitPattern
    return bits & sign == 0 ? bits | sign : ~bits
  }

  private static func score(of key: UInt32) -> Float {
    Float(bitPattern: key & sign == 0 ? ~key : key & ~sign)
  }
}
