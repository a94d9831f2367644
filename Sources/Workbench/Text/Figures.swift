import TerminalUI

/// Numbers as every screen writes them; what is undefined is a dash.
package struct Figures: Equatable, Sendable {
  package var glyphs: GlyphSet

  package init(_ glyphs: GlyphSet) { self.glyphs = glyphs }

  package var dash: String { String(glyphs.dash) }

  /// A share between 0 and 1: `.89`, `1.00`.
  package func measure(_ value: Double?, decimals: Int = 2) -> String {
    value.map { ShortNumber.fixed($0, decimals: decimals) } ?? dash
  }

  /// A loss to three significant digits: `.231`, `1.25`, `3.1e-5`.
  package func loss(_ value: Double?) -> String {
    value.map { ShortNumber.significant($0, digits: 3) } ?? dash
  }

  package func rate(_ value: Double?) -> String { value.map(Figures.rate) ?? dash }

  /// A learning rate: `.01`, `1.2e-3`.
  package static func rate(_ value: Double) -> String {
    guard value.isFinite, value != 0, abs(value) >= 0.01 else {
      return ShortNumber.scientific(value, digits: 3)
    }
    var text = ShortNumber.significant(value, digits: 3)
    while text.contains("."), text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  package func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return dash }
    return Figures.time(seconds)
  }

  /// The time to the end and how sure it is: `21m40s (±2m)`.
  package func eta(_ seconds: Double?, spread: Double?) -> String {
    guard let seconds, seconds.isFinite else { return dash }
    let text = Figures.time(max(seconds, 0))
    guard let spread, spread.isFinite, spread >= 0.5 else { return text }
    return "\(text) (\(glyphs.plusMinus)\(Figures.coarse(spread)))"
  }

  /// A pace in whole images a second, or with one decimal where it is slow.
  package func pace(_ value: Double?) -> String {
    guard let value, value.isFinite else { return dash }
    return value < 10 ? ShortNumber.fixed(value, decimals: 1) : ShortNumber.count(value.rounded())
  }

  /// Seconds in milliseconds to three digits, without a unit: `.42`, `7.31`, `58.2`, `1204`.
  package func milliseconds(_ seconds: Double?) -> String {
    decimal(seconds.map { $0 * 1000 })
  }

  /// A size to about three digits: `.42`, `7.31`, `58.2`, `412`.
  package func decimal(_ value: Double?) -> String {
    guard let value, value.isFinite else { return dash }
    return ShortNumber.fixed(value, decimals: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }

  package func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return dash }
    // Never 100 before the end.
    let whole = share >= 1 ? 100 : min(Int(max(share, 0) * 100), 99)
    return "\(whole)%"
  }

  /// A count that keeps to a column of five: `99999`, then `123k`, `1.23M`.
  package func count(_ value: Int) -> String {
    let size = Double(value)
    for (unit, suffix) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where abs(size) >= max(unit, 1e5) {
      return ShortNumber.significant(size / unit, digits: 3) + suffix
    }
    return "\(value)"
  }

  /// `1 image`, `38 images`
  package func images(_ count: Int) -> String {
    "\(self.count(count)) \(count == 1 ? "image" : "images")"
  }

  /// A share in percent, with a decimal where it is small: `27%`, `.4%`, `<.1%`; none is `0%`.
  package func share(_ share: Double?) -> String {
    guard let share, share.isFinite else { return dash }
    let percent = share * 100
    if percent > 0, percent < 0.05 { return "<.1%" }
    return ShortNumber.fixed(percent, decimals: percent > 0 && percent < 9.95 ? 1 : 0) + "%"
  }

  /// Processor use, where 100 is one core.
  package func processor(_ percent: Double?) -> String {
    guard let percent, percent.isFinite else { return dash }
    return ShortNumber.fixed(percent, decimals: 0) + "%"
  }

  /// `812 MB`, `1.4 GB`: powers of 1000.
  package func bytes(_ bytes: Int?) -> String {
    guard let bytes else { return dash }
    let size = Double(bytes)
    if size >= 1e9 { return ShortNumber.fixed(size / 1e9, decimals: 1) + " GB" }
    if size >= 1e6 { return ShortNumber.fixed(size / 1e6, decimals: 0) + " MB" }
    return ShortNumber.fixed(size / 1e3, decimals: 0) + " kB"
  }

  /// `12/40`; a dash for a total that is not known yet.
  package func progress(_ part: Int, of whole: Int) -> String {
    whole > 0 ? "\(part)/\(whole)" : part > 0 ? "\(part)" : dash
  }

  /// `45s`, `14m02s`, `2h05m`, `3d04h`: two units of two digits, so that figures keep their width.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, -1e12), 1e12).rounded())
    func pair(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String) -> String {
      "\(large)\(unit)\(small < 10 ? "0" : "")\(small)\(smallUnit)"
    }
    if whole < 60 { return "\(whole)s" }
    if whole < 3600 { return pair(whole / 60, "m", whole % 60, "s") }
    if whole < 86400 { return pair(whole / 3600, "h", whole / 60 % 60, "m") }
    return pair(whole / 86400, "d", whole / 3600 % 24, "h")
  }

  /// In one unit only: a spread of 2m07s pretends to know its seconds.
  private static func coarse(_ seconds: Double) -> String {
    let (size, unit): (Double, String) =
      seconds < 90
      ? (1, "s") : seconds < 5400 ? (60, "m") : seconds < 129_600 ? (3600, "h") : (86400, "d")
    return ShortNumber.fixed(min(seconds / size, 9999), decimals: 0) + unit
  }
}
