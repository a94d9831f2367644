import Foundation

/// Numbers as figures write them: the same on every machine, and short.
enum FigureNumber {
  /// About `digits` significant digits as JSON and CSV read them: `0.693`, `120000`, `1.2e-05`.
  static func plain(_ value: Double, digits: Int = 5) -> String {
    guard value.isFinite else { return "null" }
    guard abs(value) >= 1e-290 else { return "0" }
    var exponent = exponent(of: value)
    var mantissa = Int((abs(value) * power(digits - 1 - exponent)).rounded())
    if mantissa >= Int(power(digits)) {
      mantissa /= 10
      exponent += 1
    }
    var figures = String(mantissa)
    while figures.count > 1, figures.last == "0" { figures.removeLast() }
    let sign = value < 0 ? "-" : ""
    switch exponent {
    case 0..<max(digits, 16):
      let whole = figures.prefix(exponent + 1)
      let padded = whole + String(repeating: "0", count: exponent + 1 - whole.count)
      let rest = figures.dropFirst(exponent + 1)
      return sign + padded + (rest.isEmpty ? "" : "." + rest)
    case -4..<0:
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + figures
    default:
      let rest = figures.dropFirst()
      return sign + figures.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
    }
  }

  /// As ``plain(_:digits:)``, without the zero before the point: `.693`.
  static func label(_ value: Double, digits: Int = 5) -> String {
    let text = plain(value, digits: digits)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("-0.") ? "-" + text.dropFirst(2) : text
  }

  /// A place on the page: tenths of a unit.
  static func coordinate(_ value: Double) -> String { tenths(inTenths(value)) }

  static func inTenths(_ value: Double) -> Int {
    value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10).rounded()) : 0
  }

  /// `12`, `.5`, `-3.2`
  static func tenths(_ tenths: Int) -> String {
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole == 0 ? "" : "\(whole)").\(rest)"
  }

  /// The power of ten of the first digit of a value that is finite and not 0.
  static func exponent(of value: Double) -> Int {
    let size = abs(value)
    let guess = Int(log10(size).rounded(.down))
    // The logarithm of a value just below a power of ten may round up to it.
    if size < power(guess) { return guess - 1 }
    return size >= power(guess + 1) ? guess + 1 : guess
  }

  static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
