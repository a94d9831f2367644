import Metrics

/// The verdict of a comparison in a sentence.
struct ComparisonSentence {
  let row: StudySheet.Comparison
  let margin: Double
  /// How many comparisons the study tests.
  let tests: Int

  var text: String {
    let what = Self.what(row.figure)
    let size =
      points(row.effect) == "0.0"
      ? "as many of \(what)"
      : "\(points(abs(row.effect))) points \(row.effect < 0 ? "fewer" : "more") of \(what)"
    let start = "\(row.arm) against \(row.reference): \(size) told exactly\(interval)"
    switch row.verdict {
    case .better: return "\(start): better."
    case .worse: return "\(start): worse."
    case .noDifference: return "\(start): no difference that matters (\(points(margin)) points)."
    case .notResolved(let seeds, let images): return "\(start): not resolved\(need(seeds, images))."
    case nil: return "\(start)."
    }
  }

  /// The images of a figure: `the images of cat+dog`, `what is met in use`.
  static func what(_ figure: String) -> String {
    figure == StudyRule.weighted ? "what is met in use" : "the images of \(figure)"
  }

  private var interval: String {
    row.interval.map { " (\(signed($0.lower)) to \(signed($0.upper)))" } ?? ""
  }

  private func need(_ seeds: Int?, _ images: Int?) -> String {
    guard row.seeds > 1 else { return "; one seed says nothing of others" }
    let isClear = row.interval.map { $0.lower > 0 || $0.upper < 0 } ?? false
    let correction = isClear && tests > 1 ? " after correction for \(tests) tests" : ""
    var ways: [String] = []
    if let seeds { ways.append("about \(seeds) more seed\(seeds == 1 ? "" : "s")") }
    if let images { ways.append("about \(images) more test images") }
    return ways.isEmpty
      ? "\(correction); neither more seeds nor more images alone would tell"
      : "\(correction); \(ways.joined(separator: ", or ")) would tell"
  }
}

/// A share as percentage points with one decimal: `4.3`.
package func points(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// The same with a sign, but for 0: `+4.3`.
package func signed(_ share: Double) -> String {
  (points(share) != "0.0" && share > 0 ? "+" : "") + points(share)
}
