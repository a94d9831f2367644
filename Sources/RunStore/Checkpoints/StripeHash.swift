/// XXH64 with seed 0 over data that comes in whole stripes of 32 bytes.
///
/// Any tool that knows XXH64 can check a file with it.
/// - Source: the xxHash specification, `doc/xxhash_spec.md` of Cyan4973/xxHash.
struct StripeHash {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63

  private var a = prime1 &+ prime2
  private var b = prime2
  private var c: UInt64 = 0
  private var d = 0 &- prime1
  private var length: UInt64 = 0

  /// - Precondition: a whole number of stripes, 8 floats each.
  mutating func add(_ floats: [Float]) {
    precondition(floats.count % 8 == 0, "\(floats.count) floats are not whole stripes")
    var (a, b, c, d) = (a, b, c, d)
    for start in stride(from: 0, to: floats.count, by: 8) {
      a = Self.round(a, Self.pair(floats[start], floats[start + 1]))
      b = Self.round(b, Self.pair(floats[start + 2], floats[start + 3]))
      c = Self.round(c, Self.pair(floats[start + 4], floats[start + 5]))
      d = Self.round(d, Self.pair(floats[start + 6], floats[start + 7]))
    }
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
    length += UInt64(floats.count * 4)
  }

  /// - Precondition: a whole number of stripes, 32 bytes each.
  mutating func add(_ bytes: [UInt8]) {
    precondition(bytes.count % 32 == 0, "\(bytes.count) bytes are not whole stripes")
    for start in stride(from: 0, to: bytes.count, by: 32) {
      a = Self.round(a, LittleEndian.word(in: bytes, at: start))
      b = Self.round(b, LittleEndian.word(in: bytes, at: start + 8))
      c = Self.round(c, LittleEndian.word(in: bytes, at: start + 16))
      d = Self.round(d, LittleEndian.word(in: bytes, at: start + 24))
    }
    length += UInt64(bytes.count)
  }

  /// The hash of what was added.
  ///
  /// - Precondition: at least one stripe was.
  var value: UInt64 {
    precondition(length >= 32, "nothing to hash")
    var hash =
      Self.rotate(a, 1) &+ Self.rotate(b, 7) &+ Self.rotate(c, 12) &+ Self.rotate(d, 18)
    for lane in [a, b, c, d] {
      hash = (hash ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4
    }
    hash &+= length
    hash = (hash ^ hash >> 33) &* Self.prime2
    hash = (hash ^ hash >> 29) &* Self.prime3
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    rotate(sum &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &<< bits | word &>> (64 - bits)
  }

  @inline(__always)
  private static func pair(_ low: Float, _ high: Float) -> UInt64 {
    UInt64(low.bitPattern) | UInt64(high.bitPattern) << 32
  }
}
