import Metrics
import RunStore
import Workbench

/// What `thresh runs compare` says: measures of runs side by side, and how each differs from the first.
package struct ComparisonReport: HeadlessReport {
  /// The test part is sealed, and not compared by.
  package enum Part: String, CaseIterable, Sendable {
    case validation, tune
  }

  struct Run: Encodable {
    var run: String
    var title: String
    var seed: UInt64
    var images: Int?
    /// How many steps the network had taken when it gave the scores.
    var step: Int?
    /// `v1 f1`, or `.50` where none are kept.
    var thresholds: String?
    /// By the names of ``ComparedMeasure``; undefined ones are left out.
    var measures: [String: Double]
    /// Why nothing is said of its difference to the first; nil where something is.
    var obstacle: String?
    var difference: RunDifference?
    var labelSets: [LabelSet]
  }

  struct LabelSet: Encodable {
    var labels: [String]
    var images: Int
    /// On how many of them the whole set is told.
    var right: Int
  }

  var split: String
  /// The baseline first.
  var runs: [Run]
  /// Runs that differ in their seed alone.
  var configurations: [SeedGroup]

  /// - Throws: when a run is not there; one without scores is told in its place.
  package static func of(
    _ runs: [Int64], on part: Part, draws: Int = 1000, in store: RunStore
  ) throws -> ComparisonReport {
    let scored: ScoredPart = part == .tune ? .tune : .validation
    var compared: [ComparedRun] = []
    var results: [Result<ScoredRun, ScoredComparison.Unscored>] = []
    for run in runs {
      let details = try store.run(run, now: Clock.now())
      compared.append(
        ComparedRun(
          row: RunRow(details.run, isHere: false),
          settings: SettingsReading.all(in: details.resolvedText)))
      results.append(try ScoredRun.read(run, on: scored, from: store, draws: draws))
    }
    let view = ComparisonView(
      request: ComparisonRequest(runs: runs, part: scored), runs: compared,
      scores: ScoredComparison(part: scored, results))
    return ComparisonReport(view)
  }

  init(_ view: ComparisonView) {
    split = view.request.part.rawValue
    let entries = view.scores?.entries ?? []
    runs = zip(view.runs, entries).map { run, entry in
      let scored = entry.scored
      let names = scored?.table.labels ?? []
      return Run(
        run: run.id.runText, title: run.row.title, seed: run.row.seed,
        images: scored?.table.images.count, step: scored?.step, thresholds: scored?.origin,
        measures: Self.named { scored?.measures[$0] }, obstacle: entry.obstacle,
        difference: entry.pair.map { RunDifference($0, labels: names) },
        labelSets: (scored?.strata ?? []).map { set in
          LabelSet(labels: set.labels.map { names[$0] }, images: set.images, right: set.right)
        })
    }
    configurations = view.groups.map { SeedGroup($0, of: view) }
  }

  static func named<Value>(_ value: (ComparedMeasure) -> Value?) -> [String: Value] {
    var named: [String: Value] = [:]
    for measure in ComparedMeasure.allCases { named[measure.rawValue] = value(measure) }
    return named
  }

  package var text: String {
    var lines = ["\(split) part; differences to run \(runs.first?.run ?? "") on the same images"]
    for run in runs {
      lines.append("")
      let scores = run.images.map { "\($0) images, thresholds \(run.thresholds ?? "")" }
      lines.append("run \(run.run) \(run.title), seed \(run.seed), \(scores ?? "no scores")")
      if let obstacle = run.obstacle { lines.append("! no difference is told: \(obstacle)") }
      lines += measureLines(of: run) + (run.difference?.lines ?? [])
    }
    for configuration in configurations where configuration.runs.count > 1 {
      lines += [""] + configuration.lines
    }
    return lines.joined(separator: "\n")
  }

  private func measureLines(of run: Run) -> [String] {
    guard run.images != nil else { return [] }
    var table = TextTable(
      ["measure", "value"] + (run.difference == nil ? [] : ["difference", "95%"]), left: 1)
    for measure in ComparedMeasure.allCases {
      var cells = [
        measure.name, Format.share(run.measures[measure.rawValue]),
      ]
      if let difference = run.difference?.measures[measure.rawValue] {
        cells += [Format.change(difference.value), difference.intervalText]
      }
      table.add(cells)
    }
    return table.lines
  }

  /// One line for each run and measure.
  package var csv: CSVTable {
    var table = CSVTable([
      "run", "title", "seed", "measure", "value", "difference", "lower", "upper",
    ])
    for run in runs {
      for measure in ComparedMeasure.allCases.map(\.rawValue) {
        let difference = run.difference?.measures[measure]
        table.add([
          run.run, run.title, "\(run.seed)", measure, run.measures[measure], difference?.value,
          difference?.lower, difference?.upper,
        ])
      }
    }
    return table
  }
}
