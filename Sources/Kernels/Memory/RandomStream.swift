import Glibc

/// SplitMix64's output for a counter: an even spread of 64 bits, a pure function of both values.
///
/// - Source: Steele, Lea, Flood, *Fast splittable pseudorandom number generators* (2014).
@inline(__always)
func randomBits(key: UInt64, counter: UInt64) -> UInt64 {
  var bits = key &+ (counter &+ 1) &* 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}

/// The same for eight counters.
@inline(__always)
func randomBits(key: UInt64, counters: SIMD8<UInt64>) -> SIMD8<UInt64> {
  var bits = (counters &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ key
  bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits &>> 31)
}

/// A seeded sequence of random numbers whose whole state is a key and a counter.
package struct RandomStream: Equatable, Sendable {
  package let key: UInt64
  /// How many 64-bit draws were taken.
  package private(set) var counter: UInt64

  /// Streams of one seed with different numbers are independent of each other.
  package init(seed: UInt64, stream: UInt64 = 0) {
    key = randomBits(key: randomBits(key: seed, counter: 0), counter: stream)
    counter = 0
  }

  package mutating func bits() -> UInt64 {
    defer { counter &+= 1 }
    return randomBits(key: key, counter: counter)
  }

  /// Evenly spread over `[0, 1)`, a multiple of 2^-53.
  package mutating func unit() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }

  package mutating func uniform(in range: ClosedRange<Float>) -> Float {
    let low = Double(range.lowerBound)
    return Float(low + unit() * (Double(range.upperBound) - low))
  }

  /// Normally distributed, by Box and Muller's method; takes two draws.
  package mutating func normal(mean: Float = 0, deviation: Float = 1) -> Float {
    let radius = (-2 * log(1 - unit())).squareRoot()
    let angle = 2 * Double.pi * unit()
    return Float(Double(mean) + Double(deviation) * radius * cos(angle))
  }

  package mutating func uniforms(_ count: Int, in range: ClosedRange<Float>) -> [Float] {
    var values = [Float]()
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(uniform(in: range)) }
    return values
  }

  package mutating func normals(_ count: Int, mean: Float = 0, deviation: Float) -> [Float] {
    var values = [Float]()
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(normal(mean: mean, deviation: deviation)) }
    return values
  }
}
