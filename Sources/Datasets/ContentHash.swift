/// A 64-bit hash of content, the same on every machine and in every run: FNV-1a in words of eight
/// bytes, each word stirred once more so that every bit of it reaches every bit of the hash.
///
/// It tells versions of a set apart; it does not withstand somebody who looks for a collision.
///
/// - Source: Fowler, Noll, Vo, "The FNV non-cryptographic hash algorithm"; the stirring step is
///   the finaliser of MurmurHash3 (Appleby).
package struct ContentHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ word: UInt64) {
    var z = word
    z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
    z = (z ^ (z >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    state = (state ^ (z ^ (z >> 33))) &* 0x0000_0100_0000_01b3
    state = (state << 23) | (state >> 41)
  }

  package mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number)))
  }

  /// The count comes first, so that two neighbours cannot trade bytes unnoticed.
  package mutating func add(_ bytes: [UInt8]) {
    add(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      add(word)
      index += 8
    }
    var last: UInt64 = 0
    while index < bytes.count {
      last = last << 8 | UInt64(bytes[index])
      index += 1
    }
    add(last)
  }

  package mutating func add(_ text: String) {
    add(Array(text.utf8))
  }

  package mutating func add(_ values: [Float]) {
    add(values.count)
    for value in values { add(UInt64(value.bitPattern)) }
  }

  package var value: UInt64 { state }

  package var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
