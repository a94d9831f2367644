import Metrics
import TerminalUI

/// A difference with its sign, so that it reads without any colour.
enum SignedFigure {
  static func of(_ value: Double?, _ figures: Figures, decimals: Int = 2) -> (String, Style) {
    guard let value else { return (figures.dash, .faint) }
    let text = figures.measure(value, decimals: decimals)
    if text.allSatisfy({ "-.0".contains($0) }) {
      return (figures.measure(0, decimals: decimals), .muted)
    }
    return value > 0 ? ("+\(text)", .good) : (text, .bad)
  }

  /// `[+.02, +.13]`
  static func of(
    _ interval: ConfidenceInterval, _ figures: Figures, decimals: Int = 2
  ) -> String {
    let ends = [interval.lower, interval.upper].map { of($0, figures, decimals: decimals).0 }
    return "[\(ends[0]), \(ends[1])]"
  }
}
