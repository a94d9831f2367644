import Metrics
import Workbench

/// Runs that differ in their seed alone, and how their measures lie.
struct SeedGroup: Encodable {
  struct Spread: Encodable {
    var seeds: Int
    var mean: Double
    /// Nil of one seed.
    var deviation: Double?

    init(_ spread: SeedSpread) {
      seeds = spread.count
      mean = spread.mean
      deviation = spread.deviation
    }

    var text: String { "\(Format.share(mean)) ±\(Format.share(deviation))" }
  }

  struct Difference: Encodable {
    var spread: Spread
    /// Of the signs of the differences, exact and two-sided.
    var pValue: Double?
  }

  var runs: [String]
  /// By the names of ``ComparedMeasure``; undefined ones are left out.
  var measures: [String: Spread]
  /// To the configuration of the first run, seed by seed; none for that itself.
  var differences: [String: Difference]

  /// - Parameter group: places of runs.
  init(_ group: [Int], of view: ComparisonView) {
    runs = group.map { view.runs[$0].id.runText }
    let baseline = view.groups.first ?? []
    func values(_ measure: ComparedMeasure, _ group: [Int]) -> [(seed: UInt64, value: Double?)] {
      view.scores?.values(measure, of: group) ?? []
    }
    measures = ComparisonReport.named { measure in
      SeedSpread(values(measure, group).map(\.value)).map(Spread.init)
    }
    differences = ComparisonReport.named { measure in
      guard group != baseline else { return nil }
      return view.scores?.seedDifference(measure, from: baseline, to: group).map {
        Difference(spread: Spread($0.spread), pValue: $0.pValue)
      }
    }
  }

  var lines: [String] {
    var table = TextTable(["measure", "mean"] + (differences.isEmpty ? [] : ["by seed", "p"]))
    for measure in ComparedMeasure.allCases {
      guard let spread = measures[measure.rawValue] else { continue }
      var cells = [measure.name, spread.text]
      if let difference = differences[measure.rawValue] {
        cells += [
          "\(Format.change(difference.spread.mean)) ±\(Format.share(difference.spread.deviation))",
          Format.pValue(difference.pValue),
        ]
      }
      table.add(cells)
    }
    return ["\(runs.count) seeds: \(runs.joined(separator: ", "))"] + table.lines
  }
}
