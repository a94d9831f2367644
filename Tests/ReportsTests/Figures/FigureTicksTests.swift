import Testing

@testable import Reports

@Suite struct FigureTicksTests {
  private func labels(
    _ unit: FigureAxis.Unit, _ range: ClosedRange<Double>, limit: Int = 5, log: Bool = false
  ) -> [String] {
    FigureTicks.of(FigureAxis("", unit: unit, isLogarithmic: log), in: range, limit: limit)
      .map(\.label)
  }

  @Test func `counts are whole, and thousands are written short`() {
    #expect(labels(.count, 0...3) == ["0", "1", "2", "3"])
    #expect(labels(.count, 0...9000) == ["0", "2000", "4000", "6000", "8000"])
    #expect(labels(.count, 0...12_000) == ["0", "5k", "10k"])
    #expect(labels(.count, 0...2_400_000) == ["0", "500k", "1M", "1.5M", "2M"])
  }

  @Test func `seconds are told as seconds, minutes, hours and days`() {
    #expect(labels(.seconds, 0...0.8) == ["0", ".2s", ".4s", ".6s", ".8s"])
    #expect(labels(.seconds, 0...40) == ["0", "10s", "20s", "30s", "40s"])
    #expect(labels(.seconds, 0...130) == ["0", "0:30", "1:00", "1:30", "2:00"])
    #expect(labels(.seconds, 0...7200) == ["0", "30m", "1h", "1h30", "2h"])
    #expect(labels(.seconds, 0...400_000, limit: 4) == ["0", "2d", "4d"])
  }

  @Test func `shares begin with a point, and percentages end in one sign`() {
    #expect(labels(.share, 0...1) == ["0", ".2", ".4", ".6", ".8", "1.0"])
    #expect(labels(.percent, 0...0.05) == ["0%", "1%", "2%", "3%", "4%", "5%"])
  }

  @Test func `decades are powers of ten, with multiples where there is room`() {
    #expect(labels(.number, 0.5...300, log: true) == ["1", "10", "100"])
    #expect(labels(.number, 0.0005...0.3, log: true) == [".001", ".01", ".1"])
    #expect(labels(.number, 1e-9...1e-1, limit: 4, log: true) == ["10⁻⁹", "10⁻⁶", "10⁻³"])
    #expect(labels(.number, 1...7, log: true) == ["1", "2", "5"])
    #expect(labels(.number, 2...3, log: true) == ["2.0", "2.2", "2.4", "2.6", "2.8", "3.0"])
  }

  @Test func `large and small numbers are written short`() {
    #expect(labels(.number, 0...4e5) == ["0", "100k", "200k", "300k", "400k"])
    #expect(labels(.number, 0...4e-6) == ["0", "10⁻⁶", "2·10⁻⁶", "3·10⁻⁶", "4·10⁻⁶"])
    #expect(labels(.number, -1...1) == ["-1.0", "-.5", "0", ".5", "1.0"])
  }

  @Test func `ranges without a width or an end have no ticks`() {
    #expect(labels(.number, 1...1).isEmpty)
    #expect(labels(.number, 0...(.infinity)).isEmpty)
    #expect(labels(.number, 1e15...(1e15 + 0.5)).isEmpty)
    #expect(labels(.number, -1e308...1e308).count < 10)
  }

  @Test func `ticks that are given are those that are drawn`() {
    let axis = FigureAxis("", unit: .percent, ticks: [0, 0.025, 0.5, 2])
    #expect(FigureTicks.of(axis, in: 0...1, limit: 1).map(\.label) == ["0%", "2.5%", "50%"])
  }

  @Test func `numbers are short, and JSON reads them`() {
    let numbers: [(Double, String)] = [
      (0, "0"), (0.693147, "0.69315"), (-0.05, "-0.05"), (120_000, "120000"),
      (0.000012345678, "1.2346e-5"), (99_999.96, "100000"), (1e21, "1e21"), (.nan, "null"),
      (-123.456789, "-123.46"),
    ]
    for (value, text) in numbers { #expect(FigureNumber.plain(value) == text) }
    #expect(FigureNumber.label(-0.5) == "-.5")
    #expect(FigureNumber.coordinate(0.04) == "0" && FigureNumber.coordinate(-0.26) == "-.3")
    #expect(FigureNumber.coordinate(.nan) == "0")
  }
}
