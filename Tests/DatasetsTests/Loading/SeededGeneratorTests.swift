import Testing

@testable import Datasets

/// Expected numbers are from Reference/make_generator.py.
@Suite struct SeededGeneratorTests {
  @Test func `the numbers are those of xoshiro256** started by splitmix64`() {
    var random = SeededGenerator(seed: 0)
    #expect(
      (0..<3).map { _ in random.next() }
        == [0xfb54_05f7_bd79_c540, 0x780c_98e2_6cea_5883, 0x2a14_6e09_80fe_bc66])
  }

  @Test func `streams are told apart and their order matters`() {
    var first = SeededGenerator(seed: 7, stream: 1, 2)
    var second = SeededGenerator(seed: 7, stream: 2, 1)
    #expect(
      (0..<3).map { _ in first.next() }
        == [0xe2ae_790c_58f8_f0d6, 0x087a_701a_9f31_240e, 0x60a4_2a3d_f25e_dabf])
    #expect(
      (0..<3).map { _ in second.next() }
        == [0xf2e8_8526_dc6a_0339, 0x0346_3f36_d9d2_6d30, 0x8af7_8a0f_f652_9777])
    #expect(SeededGenerator(seed: 7, streams: [1, 2]) == SeededGenerator(seed: 7, stream: 1, 2))
  }

  @Test func `shuffles and dice are the project's own and stay as they are`() {
    var random = SeededGenerator(seed: 42)
    #expect(random.shuffled(Array(0..<10)) == [2, 5, 0, 9, 4, 7, 8, 6, 3, 1])
    var dice = SeededGenerator(seed: 42)
    #expect((0..<12).map { _ in dice.integer(below: 6) } == [0, 2, 4, 3, 3, 5, 2, 0, 5, 4, 5, 1])
  }

  @Test func `uniform numbers fill their range evenly`() {
    var random = SeededGenerator(seed: 3)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let value = random.uniform()
      #expect(value >= 0 && value < 1)
      tenths[Int(value * 10)] += 1
    }
    // 1000 each, give or take five standard deviations of 30.
    #expect(tenths.allSatisfy { abs($0 - 1000) < 150 }, "\(tenths)")
  }

  @Test func `a number in a range of one is that one`() {
    var random = SeededGenerator(seed: 1)
    #expect(random.integer(below: 1) == 0)
    #expect(random.integer(in: 5...5) == 5)
    #expect(random.uniform(2...2) == 2)
    #expect(random.shuffled([Int]()).isEmpty)
  }
}
