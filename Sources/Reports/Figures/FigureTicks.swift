import Foundation

/// A labelled place of an axis.
struct FigureTick: Equatable {
  var value: Double
  var label: String
}

/// The round values with which an axis is labelled.
enum FigureTicks {
  /// - Parameter limit: about how many there is room for.
  static func of(_ axis: FigureAxis, in range: ClosedRange<Double>, limit: Int) -> [FigureTick] {
    if let ticks = axis.ticks {
      let inside = ticks.filter(range.contains)
      return zip(inside, labels(of: inside, step: nil, unit: axis.unit)).map(FigureTick.init)
    }
    if axis.scale == .logarithmic, let decades = decades(range, unit: axis.unit, limit: limit) {
      return decades
    }
    guard let step = step(of: range, unit: axis.unit, limit: limit) else { return [] }
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first <= 64 else { return [] }
    let values = (0...Int(last - first)).map { (first + Double($0)) * step }
    return zip(values, labels(of: values, step: step, unit: axis.unit)).map(FigureTick.init)
  }

  /// The multiples of powers of ten between labelled decades, for lines without a label.
  static func between(_ ticks: [FigureTick], in range: ClosedRange<Double>) -> [Double] {
    guard ticks.count >= 2, ticks.count <= 7,
      ticks.allSatisfy({ $0.value == FigureNumber.power(FigureNumber.exponent(of: $0.value)) }),
      ticks[1].value / ticks[0].value < 11
    else { return [] }
    let first = FigureNumber.exponent(of: ticks[0].value) - 1
    return (first...first + ticks.count).flatMap { decade in
      (2...9).map { Double($0) * FigureNumber.power(decade) }
    }.filter(range.contains)
  }

  private static func step(
    of range: ClosedRange<Double>, unit: FigureAxis.Unit, limit: Int
  ) -> Double? {
    let span = range.upperBound - range.lowerBound
    // Ticks closer together than the numbers themselves are exact would be drawn at random.
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    let raw = span / Double(min(max(limit, 1), 32))
    guard span.isFinite, raw > 1e-290, raw > size * 1e-12 else { return nil }
    if unit == .seconds, raw > 0.5 {
      let steps: [Double] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
      ]
      return steps.first { $0 >= raw * 0.999_999 } ?? decimal(raw / 86400) * 86400
    }
    return unit == .count ? max(decimal(raw), 1) : decimal(raw)
  }

  /// 1, 2 or 5 times a power of ten.
  private static func decimal(_ raw: Double) -> Double {
    let power = FigureNumber.power(FigureNumber.exponent(of: raw))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw * 0.999_999 } ?? raw
  }

  /// Powers of ten, with a few multiples of them where there is room; nil for less than a decade.
  private static func decades(
    _ range: ClosedRange<Double>, unit: FigureAxis.Unit, limit: Int
  ) -> [FigureTick]? {
    let first = FigureNumber.exponent(of: range.lowerBound)
    let last = FigureNumber.exponent(of: range.upperBound)
    var values: [Double] = []
    for mantissas in [[1.0, 2, 5], [1]] {
      values = (first...last).flatMap { exponent in
        mantissas.map { $0 * FigureNumber.power(exponent) }
      }.filter(range.contains)
      if values.count <= max(limit, 2) { break }
    }
    guard values.count >= 2 else { return nil }
    if values.count > max(limit, 2) {
      let stride = (last - first) / max(limit, 1) + 1
      values = (first...last).filter { $0 % stride == 0 }.map(FigureNumber.power)
        .filter(range.contains)
    }
    return zip(values, labels(of: values, step: nil, unit: unit)).map(FigureTick.init)
  }
}

// MARK: Labels

extension FigureTicks {
  /// In one manner for the whole axis.
  private static func labels(
    of values: [Double], step: Double?, unit: FigureAxis.Unit
  ) -> [String] {
    let greatest = values.reduce(0) { max($0, abs($1)) }
    let least = values.reduce(Double.infinity) { $1 == 0 ? $0 : min($0, abs($1)) }
    switch unit {
    case .seconds: return values.map { seconds($0, upTo: greatest, step: step ?? 1) }
    case .percent: return values.map { FigureNumber.label($0 * 100, digits: 4) + "%" }
    case .count where greatest >= 1e4 && least >= 100: return values.map(count)
    default: break
    }
    // A step that is no decimal of a few digits would give labels that seem equal.
    if greatest >= 1e5 || least < 1e-3 {
      return values.map { greatest >= 1e15 || least < 1e-3 ? scientific($0) : count($0) }
    }
    return values.map { fixed($0, step: step) }
  }

  /// All with the decimals of the step.
  private static func fixed(_ value: Double, step: Double?) -> String {
    guard value != 0, let step else { return FigureNumber.label(value, digits: 4) }
    let decimals = max(-FigureNumber.exponent(of: step * 1.000_001), 0)
    let text = FigureNumber.label(value, digits: 15)
    let rounded = FigureNumber.label(
      (value * FigureNumber.power(decimals)).rounded() / FigureNumber.power(decimals), digits: 15)
    guard decimals > 0, decimals <= 6 else { return text }
    let parts = rounded.split(separator: ".", omittingEmptySubsequences: false)
    let rest = parts.count > 1 ? String(parts[1]) : ""
    return "\(parts[0]).\(rest)\(String(repeating: "0", count: max(decimals - rest.count, 0)))"
  }

  /// `12k`, `2.5M`
  static func count(_ value: Double) -> String {
    for (unit, suffix) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    where abs(value) >= unit {
      return FigureNumber.label(value / unit, digits: 4) + suffix
    }
    return FigureNumber.label(value, digits: 4)
  }

  /// `2·10⁻⁴`
  private static func scientific(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let exponent = FigureNumber.exponent(of: value)
    let mantissa = FigureNumber.label(value / FigureNumber.power(exponent), digits: 3)
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let raised = String(abs(exponent)).compactMap(\.wholeNumberValue).map { digits[$0] }
    let power = "10" + (exponent < 0 ? "⁻" : "") + String(raised)
    return mantissa == "1" ? power : mantissa == "-1" ? "-\(power)" : "\(mantissa)·\(power)"
  }

  /// `45s`, `1:30`, `30m`, `1h30`, `2h`, `3d`
  private static func seconds(_ value: Double, upTo greatest: Double, step: Double) -> String {
    guard value != 0 else { return "0" }
    let sign = value < 0 ? "-" : ""
    let size = abs(value)
    if greatest < 60 || size > 1e12 { return sign + FigureNumber.label(size, digits: 4) + "s" }
    let whole = Int(size.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if greatest < 3600 { return "\(sign)\(whole / 60):\(two(whole % 60))" }
    if step.truncatingRemainder(dividingBy: 86400) == 0 { return "\(sign)\(whole / 86400)d" }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    if hours == 0 { return "\(sign)\(minutes)m" }
    return "\(sign)\(hours)h" + (minutes > 0 ? two(minutes) : "")
  }
}
