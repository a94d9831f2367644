import Testing

@testable import TerminalUI

struct AxisTickTests {
  private func labels(_ ticks: [AxisTick]) -> [String] { ticks.map(\.label) }

  @Test func `linear ticks are round numbers in few characters`() {
    #expect(labels(AxisTicks.linear(0.1...0.75, limit: 5)) == [".2", ".4", ".6"])
    #expect(labels(AxisTicks.linear(0...1, limit: 5)) == ["0", ".2", ".4", ".6", ".8", "1.0"])
    #expect(labels(AxisTicks.linear(-1...1, limit: 3)) == ["-1", "0", "1"])
    #expect(
      labels(AxisTicks.linear(0.6931...0.6939, limit: 4)) == [".6932", ".6934", ".6936", ".6938"])
    #expect(labels(AxisTicks.linear(0...3e-5, limit: 3)) == ["0", "1e-5", "2e-5", "3e-5"])
    #expect(labels(AxisTicks.linear(0...2e7, limit: 2)) == ["0", "10M", "20M"])
  }

  @Test func `logarithmic ticks are powers of ten with multiples where there is room`() {
    #expect(labels(AxisTicks.logarithmic(0.01...1, limit: 4)) == [".01", ".1", "1"])
    #expect(labels(AxisTicks.logarithmic(0.1...0.8, limit: 6)) == [".1", ".2", ".3", ".5", ".7"])
    #expect(labels(AxisTicks.logarithmic(1e-6...1, limit: 4)) == ["1e-6", "1e-4", ".01", "1"])
    #expect(labels(AxisTicks.logarithmic(0.21...0.28, limit: 4)) == [".22", ".24", ".26", ".28"])
    #expect(AxisTicks.logarithmic(0...1, limit: 4).isEmpty)
  }

  @Test func `counts are whole and times are those of a clock`() {
    #expect(labels(AxisTicks.count(0...31040, limit: 6)) == ["0", "10000", "20000", "30000"])
    #expect(labels(AxisTicks.count(0...2, limit: 8)) == ["0", "1", "2"])
    #expect(labels(AxisTicks.duration(0...90, limit: 4)) == ["0s", "30s", "1m", "1m30s"])
    #expect(labels(AxisTicks.duration(0...7200, limit: 3)) == ["0s", "1h", "2h"])
    #expect(labels(AxisTicks.duration(0...1e6, limit: 3)) == ["0s", "5d", "10d"])
  }

  @Test func `ranges without an inside or beyond the numbers have no ticks, and never too many`() {
    #expect(AxisTicks.linear(1...1, limit: 5).isEmpty)
    #expect(AxisTicks.linear(1e17...(1e17 + 16), limit: 5).isEmpty)
    #expect(
      AxisTicks.linear(-.greatestFiniteMagnitude...(.greatestFiniteMagnitude), limit: 5).isEmpty)
    #expect(AxisTicks.linear(0...1, limit: 0).isEmpty)
    var dice = Dice(5)
    for _ in 0..<2000 {
      let low =
        Double.random(in: -1...1, using: &dice)
        * ShortNumber.power(of: Int.random(in: -12...12, using: &dice))
      let span =
        Double.random(in: 0...1, using: &dice)
        * ShortNumber.power(of: Int.random(in: -12...12, using: &dice))
      let limit = Int.random(in: 0...20, using: &dice)
      for ticks in [
        AxisTicks.linear(low...low + span, limit: limit),
        AxisTicks.duration(low...low + span, limit: limit),
        AxisTicks.logarithmic(abs(low)...abs(low) + span, limit: limit),
      ] {
        #expect(ticks.count <= limit + 1)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
      }
    }
  }
}

struct ShortNumberTests {
  @Test func `fixed numbers lose the zero before the point and never say minus zero`() {
    #expect(ShortNumber.fixed(0.7, decimals: 2) == ".70")
    #expect(ShortNumber.fixed(-0.05, decimals: 2) == "-.05")
    #expect(ShortNumber.fixed(-0.001, decimals: 2) == ".00")
    #expect(ShortNumber.fixed(12.5, decimals: 1) == "12.5")
    #expect(ShortNumber.fixed(0.999, decimals: 2) == "1.00")
    #expect(ShortNumber.fixed(7, decimals: 0) == "7")
    #expect(ShortNumber.fixed(.nan, decimals: 2) == "nan")
    #expect(ShortNumber.fixed(-.infinity, decimals: 2) == "-inf")
    #expect(ShortNumber.fixed(1e300, decimals: 2) == "1e300")
  }

  @Test func `significant digits choose the shorter form`() {
    #expect(ShortNumber.significant(0.6931) == ".693")
    #expect(ShortNumber.significant(12.34) == "12.3")
    #expect(ShortNumber.significant(0.0012, digits: 2) == ".0012")
    #expect(ShortNumber.significant(1.2e-4, digits: 2) == "1.2e-4")
    #expect(ShortNumber.significant(3_140_000) == "3.14e6")
    #expect(ShortNumber.significant(0) == "0")
    #expect(ShortNumber.scientific(9.99e-5, digits: 2) == "1e-4")
    #expect(ShortNumber.scientific(-1.25e-3, digits: 3) == "-1.25e-3")
    #expect(!ShortNumber.scientific(.leastNonzeroMagnitude, digits: 3).isEmpty)
  }

  @Test func `counts and times are short`() {
    #expect(ShortNumber.count(31040) == "31040")
    #expect(ShortNumber.count(120_000) == "120k")
    #expect(ShortNumber.count(1_250_000) == "1.25M")
    #expect(ShortNumber.duration(45) == "45s")
    #expect(ShortNumber.duration(1300) == "21m40s")
    #expect(ShortNumber.duration(5400) == "1h30m")
    #expect(ShortNumber.duration(187_200) == "2d4h")
    #expect(ShortNumber.duration(0.25) == ".25s")
    #expect(ShortNumber.duration(-60) == "-1m")
  }

  @Test func `the exponent is that of the first digit, at powers of ten too`() {
    for power in -12...12 {
      #expect(ShortNumber.exponent(of: ShortNumber.power(of: power)) == power)
      #expect(ShortNumber.exponent(of: -3 * ShortNumber.power(of: power)) == power)
    }
    #expect(ShortNumber.exponent(of: 9.999999999) == 0)
    #expect(ShortNumber.exponent(of: 0) == 0)
  }
}

struct ChartScaleTests {
  @Test func `a linear scale puts its bounds at the ends`() {
    let scale = ChartScale(0...10, logarithmic: false, dots: 11)
    #expect([0.0, 5, 10].map(scale.dot) == [0, 5, 10])
    #expect(scale.dot(.nan) == nil)
    #expect(scale.dot(1e300) == 20)
  }

  @Test func `a logarithmic scale gives each power of ten the same room`() {
    let scale = ChartScale(0.001...1, logarithmic: true, dots: 31)
    #expect([0.001, 0.01, 0.1, 1].map(scale.dot) == [0, 10, 20, 30])
    #expect(scale.dot(0) == nil)
    #expect(scale.dot(-1) == nil)
  }

  @Test func `the widest range is still divided evenly`() {
    let most = Double.greatestFiniteMagnitude
    let scale = ChartScale(-most...most, logarithmic: false, dots: 3)
    #expect([-most, 0, most].map(scale.dot) == [0, 1, 2])
  }
}
