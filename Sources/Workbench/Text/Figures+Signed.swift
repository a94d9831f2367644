import Metrics
import TerminalUI

/// Figures with their sign, so that a difference or a correlation reads without any colour.
extension Figures {
  /// `+.08`, `-.02`, and `.00` for what rounds to nothing.
  func signed(_ value: Double?, decimals: Int = 2) -> String {
    guard let value else { return dash }
    let text = measure(value, decimals: decimals)
    if text.allSatisfy({ "-.0".contains($0) }) { return measure(0, decimals: decimals) }
    return value > 0 ? "+\(text)" : text
  }

  func signed(_ count: Int) -> String { count > 0 ? "+\(self.count(count))" : self.count(count) }

  /// `[+.02, +.13]`
  func signed(_ interval: ConfidenceInterval, decimals: Int = 2) -> String {
    let ends = [interval.lower, interval.upper].map { signed($0, decimals: decimals) }
    return "[\(ends[0]), \(ends[1])]"
  }

  /// A difference of which more is better.
  func gain(_ value: Double?) -> StyledText {
    let text = signed(value)
    let style: Style =
      switch text.first {
      case "+": .good
      case "-" where value != nil: .bad
      default: value == nil ? .faint : .muted
      }
    return StyledText(text, style)
  }
}
