import Metrics
import Reports
import Workbench

/// Cells and columns as the tables of all pages write them: the same figures in the same form as the
/// commands print.
extension PageTable.Cell {
  static func count(_ value: Int) -> Self { Self("\(value)", order: Double(value)) }

  /// A share, `.842`, or a dash.
  static func share(_ value: Double?, mark: Mark? = nil) -> Self {
    Self(Format.share(value), order: value, mark: mark)
  }

  /// A share with a bar, and a whisker where its interval is known.
  static func bar(_ value: Double?, _ interval: ConfidenceInterval? = nil) -> Self {
    share(value, mark: value.map { .share($0, lower: interval?.lower, upper: interval?.upper) })
  }

  /// A difference of shares, `+.024`, or a dash.
  static func change(_ value: Double?) -> Self { Self(Format.change(value), order: value) }

  static func loss(_ value: Double?) -> Self { Self(Format.loss(value), order: value) }

  static func threshold(_ value: Double) -> Self { Self(Format.threshold(value), order: value) }

  /// `.801 to .880`, or a dash.
  static func interval(_ interval: ConfidenceInterval?) -> Self {
    Self(PageText.interval(interval), order: interval?.lower)
  }
}

extension Sequence<Double?> {
  /// How far from 0 a scale has to reach that shows all of them: 0.05 at least, lest noise look large.
  var reach: Double { compactMap { $0?.magnitude }.filter(\.isFinite).reduce(0.05, Swift.max) }
}

enum PageText {
  static func interval(_ interval: ConfidenceInterval?) -> String {
    guard let interval else { return Format.share(nil) }
    return "\(Format.share(interval.lower)) to \(Format.share(interval.upper))"
  }

  static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  /// `2026-11-24 10:42:07 UTC`
  static func moment(_ seconds: Double) -> String {
    let calendar = CalendarText()
    return "\(calendar.day(seconds)) \(calendar.time(seconds)) UTC"
  }
}
