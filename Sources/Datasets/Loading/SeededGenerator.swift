/// The project's own pseudo-random numbers: xoshiro256** started by splitmix64.
///
/// The same seed and streams give the same numbers on every machine, in every version of the
/// standard library: that is why whole numbers, picks and shuffles are worked out here and not by
/// the library's `random(in:using:)`, whose algorithm is free to change.
///
/// Streams name what the numbers are for. Generators of one seed and different streams are
/// independent, so that any picture, batch or split can be had without drawing those before it.
///
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021).
package struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  package init(seed: UInt64, stream: UInt64...) {
    self.init(seed: seed, streams: stream)
  }

  package init(seed: UInt64, streams: [UInt64]) {
    var state = Self.mix(seed &+ Self.goldenGamma)
    for stream in streams {
      // Not symmetric in (state, stream): streams (1, 2) and (2, 1) differ.
      state = Self.mix((state ^ Self.mix(stream &+ Self.goldenGamma)) &+ Self.goldenGamma)
    }
    s0 = Self.mix(state &+ 1 &* Self.goldenGamma)
    s1 = Self.mix(state &+ 2 &* Self.goldenGamma)
    s2 = Self.mix(state &+ 3 &* Self.goldenGamma)
    s3 = Self.mix(state &+ 4 &* Self.goldenGamma)
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    let result = Self.rotate(s1 &* 5, by: 7) &* 9
    let t = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = Self.rotate(s3, by: 45)
    return result
  }

  // MARK: Numbers

  /// A number in 0..<1, a multiple of 2^-53.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in `range`.
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A whole number in 0..<`bound`, every one equally likely (Lemire's rejection method).
  ///
  /// - Precondition: `bound > 0`.
  package mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "integer(below: \(bound))")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A whole number in `range`.
  package mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.count)
  }

  /// True with this probability.
  package mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// One of `elements`, every one equally likely.
  ///
  /// - Precondition: `elements` is not empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(below: elements.count)]
  }

  // MARK: Order

  /// Puts `elements` into a random order (Fisher and Yates, from the back).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    var last = elements.count - 1
    while last > 0 {
      elements.swapAt(last, integer(below: last + 1))
      last -= 1
    }
  }

  /// `elements` in a random order.
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    shuffle(&result)
    return result
  }

  // MARK: Bits

  private static let goldenGamma: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finaliser of splitmix64: a bijection of 64 bits in which each bit depends on all.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }
}
