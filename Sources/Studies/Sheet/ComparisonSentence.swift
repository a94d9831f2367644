import Metrics

/// The verdict of a comparison in a sentence.
struct ComparisonSentence {
  let row: StudySheet.Comparison
  let margin: Double

  var text: String {
    let what =
      row.figure == StudyRule.weighted ? "of what is met in use" : "of the images of \(row.figure)"
    let size =
      points(row.effect) == "0.0" || points(row.effect) == "-0.0"
      ? "as many \(what)"
      : "\(points(abs(row.effect))) points \(row.effect < 0 ? "less" : "more") \(what)"
    let start = "\(row.arm) against \(row.reference): \(size) told exactly\(interval)"
    switch row.verdict {
    case .better: return "\(start): better."
    case .worse: return "\(start): worse."
    case .noDifference: return "\(start): no difference that matters (\(points(margin)) points)."
    case .notResolved(let seeds, let images): return "\(start): not resolved\(need(seeds, images))."
    case nil: return "\(start)."
    }
  }

  private var interval: String {
    row.interval.map { " (\(signed($0.lower)) to \(signed($0.upper)))" } ?? ""
  }

  private func need(_ seeds: Int?, _ images: Int?) -> String {
    var ways: [String] = []
    if let seeds { ways.append("about \(seeds) more seed\(seeds == 1 ? "" : "s")") }
    if let images { ways.append("about \(images) more test images") }
    return ways.isEmpty
      ? "; neither more seeds nor more images alone would tell"
      : "; \(ways.joined(separator: ", or ")) would tell"
  }
}

/// A share as percentage points with one decimal: `4.3`.
func points(_ share: Double) -> String {
  let tenths = (share * 1000).rounded()
  let whole = Int(abs(tenths))
  return (tenths < 0 ? "-" : "") + "\(whole / 10).\(whole % 10)"
}

func signed(_ share: Double) -> String { (share > 0 ? "+" : "") + points(share) }
