import Metrics
import Reports
import RunStore
import Workbench

/// How several runs differ, as a page: each against the first.
///
/// The figures are those of `thresh runs compare` and `thresh runs diff`.
package struct ComparisonPage {
  let store: RunStore
  let runs: [Int64]
  let details: [StoredRunDetails]
  let report: ComparisonReport
  private let made: Double

  /// - Parameters:
  ///   - runs: the baseline first.
  ///   - now: when the page is made.
  package static func of(
    _ runs: [Int64], in store: RunStore, now: Double = Clock.now()
  ) throws -> ReportPage {
    try ComparisonPage(runs, in: store, now: now).page()
  }

  init(_ runs: [Int64], in store: RunStore, now: Double) throws {
    self.store = store
    self.runs = runs
    made = now
    details = try runs.map { try store.run($0, now: now) }
    report = try ComparisonReport.of(runs, on: .validation, in: store)
  }

  func page() throws -> ReportPage {
    ReportPage(
      kind: "Comparison",
      title: "Runs " + runs.map(\.runText).joined(separator: ", "),
      question: details.first?.run.question,
      sections: [
        PageSection("short", "In short", short()),
        PageSection("settings", "Settings that differ", [.table(try settings())]),
        PageSection("curves", "Curves", [.figures(try curves())]),
        PageSection("labels", "Labels", labels()),
        PageSection("sets", "Label sets", [.table(sets())]),
        PageSection("decisions", "Decisions that differ", try decisions()),
      ],
      origin: "Made by thresh \(ThreshVersion.text) at \(PageText.moment(made)) from the store "
        + "\(store.path). The test split is sealed and not compared by.")
  }

  private var baseline: String { runs.first?.runText ?? "" }

  // MARK: Measures

  private func short() -> [PageBlock] {
    var table = PageTable(
      "Runs on the validation split; differences to run \(baseline) on the same images",
      [
        .text("run"), .text("title"), .text("status"), .init("seed"), .init("images"),
        .text("thresholds"),
      ])
    for (run, details) in zip(report.runs, details) {
      table.add([
        .init(run.run), .init(run.title), .init(details.run.status.rawValue), .init("\(run.seed)"),
        run.images.map { .count($0) } ?? .init("no scores"), .init(run.thresholds ?? ""),
      ])
    }
    var blocks: [PageBlock] = [.table(table)]
    blocks += report.runs.filter { $0.difference != nil }.map { .table(measures(of: $0)) }
    for run in report.runs {
      guard let obstacle = run.obstacle else { continue }
      blocks.append(
        .notice(
          PageNotice(
            .warning, "Of run \(run.run) no difference to run \(baseline) is told: \(obstacle).")))
    }
    for group in report.configurations where group.runs.count > 1 {
      blocks.append(.table(seeds(group)))
    }
    return blocks
  }

  private func measures(of run: ComparisonReport.Run) -> PageTable {
    var table = PageTable(
      "What run \(run.run) has more than run \(baseline); 95% with the images drawn again 1,000 "
        + "times, the same for both",
      [
        .text("measure"), .init(baseline), .init(run.run), .init("difference"), .init("95%"),
        .init("clear", meaning: "whether the interval leaves zero out", isNumeric: false),
      ], isSortable: false)
    let differences = ComparedMeasure.allCases.map { run.difference?.measures[$0.rawValue] }
    let reach = differences.flatMap { [$0?.value, $0?.lower, $0?.upper] }.reach
    for (measure, difference) in zip(ComparedMeasure.allCases, differences) {
      let first = report.runs.first?.measures[measure.rawValue]
      table.add([
        .init(measure.name), .share(first), .share(run.measures[measure.rawValue]),
        .init(
          Format.change(difference?.value), order: difference?.value,
          mark: difference.map {
            .change($0.value, lower: $0.lower, upper: $0.upper, reach: reach)
          }),
        .init(difference?.intervalText ?? Format.share(nil)),
        difference.map { verdict($0, measure) } ?? .init(Format.share(nil)),
      ])
    }
    return table
  }

  /// Whether the interval is on one side of 0, and which that is.
  private func verdict(
    _ difference: RunDifference.Measure, _ measure: ComparedMeasure
  ) -> PageTable.Cell {
    guard let lower = difference.lower, let upper = difference.upper, lower > 0 || upper < 0 else {
      return .init("no", tone: .muted)
    }
    let isBetter = (lower > 0) != measure.isBetterWhenLess
    return .init(isBetter ? "better" : "worse", tone: isBetter ? .good : .bad)
  }

  private func seeds(_ group: SeedGroup) -> PageTable {
    var table = PageTable(
      "\(group.runs.count) seeds of one configuration: \(group.runs.joined(separator: ", "))",
      [
        .text("measure"), .init("mean"),
        .init("by seed", meaning: "difference to the first, by seed"),
        .init("p"),
      ], isSortable: false)
    for measure in ComparedMeasure.allCases {
      guard let spread = group.measures[measure.rawValue] else { continue }
      let difference = group.differences[measure.rawValue]
      let change = difference.map {
        "\(Format.change($0.spread.mean)) ±\(Format.share($0.spread.deviation))"
      }
      table.add([
        .init(measure.name), .init(spread.text), .init(change ?? ""),
        .init(difference.map { Format.pValue($0.pValue) } ?? ""),
      ])
    }
    return table
  }

  // MARK: Settings and curves

  private func settings() throws -> PageTable {
    let report = try SettingsReport.of(runs, all: false, in: store)
    var table = PageTable(
      report.settings.isEmpty ? "No setting differs" : "Settings that are not the same in all runs",
      [.text("setting")] + report.runs.map { .text($0) })
    for setting in report.settings {
      table.add([.init(setting.path)] + setting.values.map { .init($0 ?? Format.share(nil)) })
    }
    return table
  }

  private func curves() throws -> [Figure] {
    let figures = ComparisonFigures(of: runs, in: store)
    let curves: [ComparedCurve] = [
      .validationLoss, .trainLoss, .macroF1, .macroAveragePrecision,
    ]
    return try curves.map { try figures.curve($0) }.filter(\.holdsPoints)
  }
}
