import Glibc

/// Numbers in as few characters as a narrow axis or table allows.
package enum ShortNumber {
  /// `decimals` digits after the point, and no zero before it: `.70`, `-1.25`, `12`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return name(of: value) }
    let decimals = min(max(decimals, 0), 15)
    let scale = power(of: decimals)
    guard abs(value) * scale < 9e15 else { return scientific(value, digits: 3) }
    let scaled = Int((abs(value) * scale).rounded())
    let (whole, rest) = (scaled / Int(scale), scaled % Int(scale))
    let sign = value < 0 && scaled != 0 ? "-" : ""
    if decimals == 0 { return "\(sign)\(whole)" }
    let digits = String(rest)
    let padding = String(repeating: "0", count: decimals - digits.count)
    return "\(sign)\(whole == 0 ? "" : String(whole)).\(padding)\(digits)"
  }

  /// `digits` significant digits and a power of ten, without needless zeros: `1.2e-3`, `5e7`.
  package static func scientific(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return name(of: value) }
    if value == 0 { return "0" }
    let digits = min(max(digits, 1), 15)
    var exponent = exponent(of: value)
    var mantissa = abs(value) / power(of: exponent)
    let scale = power(of: digits - 1)
    mantissa = (mantissa * scale).rounded() / scale
    if mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    var text = fixed(mantissa, decimals: digits - 1)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return "\(value < 0 ? "-" : "")\(text)e\(exponent)"
  }

  /// About `digits` significant digits, in whichever form is shorter: `.693`, `12.5`, `1.2e-5`, `3.1e6`.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return name(of: value) }
    if value == 0 { return "0" }
    let exponent = exponent(of: value)
    if exponent < -3 || exponent > 5 { return scientific(value, digits: digits) }
    return fixed(value, decimals: max(digits - 1 - exponent, 0))
  }

  /// A count: up to 99999 as it is, then `120k`, `1.25M`.
  package static func count(_ value: Double) -> String {
    guard value.isFinite else { return name(of: value) }
    let size = abs(value)
    if size < 1e5 {
      return size == size.rounded() ? fixed(value, decimals: 0) : significant(value)
    }
    for (unit, suffix) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where size >= unit {
      var text = fixed(value / unit, decimals: 2)
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
      return text + suffix
    }
    return fixed(value, decimals: 0)
  }

  /// Seconds as a person says them: `45s`, `12m`, `1h30m`, `2d4h`.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return name(of: seconds) }
    let sign = seconds < 0 ? "-" : ""
    let size = min(abs(seconds), 1e12)
    if size < 1, size > 0 { return sign + significant(size, digits: 2) + "s" }
    let whole = Int(size.rounded())
    let (days, hours, minutes, left) = (
      whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60
    )
    let parts =
      days > 0
      ? ("\(days)d", hours, "h")
      : hours > 0
        ? ("\(hours)h", minutes, "m")
        : minutes > 0 ? ("\(minutes)m", left, "s") : ("\(left)s", 0, "")
    return sign + parts.0 + (parts.1 > 0 ? "\(parts.1)\(parts.2)" : "")
  }

  static func power(of exponent: Int) -> Double { pow(10, Double(exponent)) }

  /// The power of ten of the first digit of a value that is finite and not 0.
  static func exponent(of value: Double) -> Int {
    let size = abs(value)
    guard size.isFinite, size >= 1e-300 else { return size == 0 ? 0 : -300 }
    let guess = Int(log10(size).rounded(.down))
    // The logarithm of a value just below a power of ten may round up to it.
    if size < power(of: guess) { return guess - 1 }
    return size >= power(of: guess + 1) ? guess + 1 : guess
  }

  private static func name(of value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}
