import Metrics
import TerminalUI

extension Figures {
  /// `.35–.47`
  func span(_ interval: ConfidenceInterval?) -> String {
    guard let interval else { return dash }
    return "\(measure(interval.lower))\(glyphs.dash)\(measure(interval.upper))"
  }
}
