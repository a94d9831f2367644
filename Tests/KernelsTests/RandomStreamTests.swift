import Testing

@testable import Kernels

@Suite struct RandomStreamTests {
  /// First outputs of SplitMix64 from seed 1234567, as its author's C code prints them.
  @Test func `bits are those of SplitMix64`() {
    let bits = (0..<3).map { randomBits(key: 1_234_567, counter: $0) }
    #expect(
      bits == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func `a seed gives one sequence and each stream another`() {
    var (first, again) = (RandomStream(seed: 5), RandomStream(seed: 5))
    #expect(first.uniforms(9, in: 0...1) == again.uniforms(9, in: 0...1))
    var (other, stream) = (RandomStream(seed: 6), RandomStream(seed: 5, stream: 1))
    var fresh = RandomStream(seed: 5)
    let bits = [fresh.bits(), other.bits(), stream.bits()]
    #expect(Set(bits).count == 3)
  }

  @Test func `uniform values fill their range evenly`() {
    var stream = RandomStream(seed: 1)
    let values = stream.uniforms(10_000, in: -2...6)
    #expect(values.allSatisfy { $0 >= -2 && $0 <= 6 })
    let mean = values.reduce(0, +) / 10_000
    // The deviation of the mean is 0.023.
    #expect(abs(mean - 2) < 0.1)
    #expect(values.count { $0 < 0 } > 2300 && values.count { $0 < 0 } < 2700)
  }

  @Test func `normal values have their mean, deviation and tails`() {
    var stream = RandomStream(seed: 2)
    let values = stream.normals(20_000, mean: 3, deviation: 2)
    let mean = values.reduce(0, +) / 20_000
    let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
    #expect(abs(mean - 3) < 0.06)
    #expect(abs(variance - 4) < 0.16)
    let outside = values.count { abs($0 - 3) > 2 }
    // 31.7 percent lie beyond one deviation; four deviations of the count are 263.
    #expect(abs(outside - 6346) < 263)
  }
}
