import Experiments
import Foundation
import Metrics
import RunStore
import TerminalUI
import Workbench

/// How fast the workbench lists, sorts, opens and draws what a large store holds, beside its budgets.
package struct StoreBenchmark: Encodable {
  /// One line of the result.
  package struct Line: Encodable {
    package var what: String
    /// The middle of many goes, and the slowest in a hundred.
    /// Nil where nothing was timed, as is the slowest.
    package var median: Double?
    package var slowest: Double?
    package var unit = "ms"
    /// The most the middle may be; nil where nothing was promised.
    package var budget: Double?
    package var isWithin: Bool?

    init(_ what: String, _ values: [Double], unit: String = "ms", budget: Double? = nil) {
      let sorted = values.sorted()
      self.what = what
      let (middle, end) = (sorted.count / 2, sorted.count * 99 / 100)
      median = sorted.isEmpty ? nil : sorted[middle]
      slowest = sorted.isEmpty ? nil : sorted[end]
      self.unit = unit
      self.budget = budget
      isWithin = budget.flatMap { budget in median.map { $0 <= budget } }
    }
  }

  package var runs: Int
  package var points: Int
  package var lines: [Line] = []

  /// - Parameters:
  ///   - operations: how often to look around before memory is compared.
  ///   - hours: how long the simulated day of updates lasts; 0 leaves it out.
  package static func measure(
    _ made: GeneratedStore, operations: Int, hours: Int
  ) throws -> StoreBenchmark {
    var benchmark = StoreBenchmark(runs: made.size.runs, points: made.size.points)
    var workbench = TrialWorkbench(made.store)
    try benchmark.timeList(&workbench, made)
    try benchmark.timeOpening(&workbench, made)
    try benchmark.timeOverlay(made)
    try benchmark.timeDifferences(made)
    benchmark.lines += try MemoryTrial.measure(&workbench, made, operations: operations)
    benchmark.lines += try SimulatedDay.live(hours: hours)
    return benchmark
  }

  package var text: String {
    let widths = [-46, 10, 10, 8, -3, -6]
    let head = TextTable.row(
      ["\(runs) runs, \(points) points", "median", "slowest", "budget", "", ""], widths)
    return
      ([head]
      + lines.map { line in
        TextTable.row(
          [
            line.what, line.median.map { Format.fixed($0, places: 2) } ?? "–",
            line.slowest.map { Format.fixed($0, places: 2) } ?? "–",
            line.budget.map { Format.fixed($0, places: 0) } ?? "–", line.unit,
            line.isWithin.map { $0 ? "ok" : "MISSED" } ?? "",
          ], widths)
      }).joined(separator: "\n")
  }

  // MARK: The table of runs

  private mutating func timeList(
    _ workbench: inout TrialWorkbench, _ made: GeneratedStore
  ) throws {
    time("list the runs, first picture", goes: 5, budget: 100) {
      workbench = TrialWorkbench(made.store)
      workbench.waitForList()
      workbench.draw()
    }
    workbench.press(.character("1"))
    time("draw the list", goes: 100, budget: 3) { workbench.draw() }
    time("scroll a page", goes: 100, budget: 16) { workbench.answer(.pageDown) }
    workbench.press(.home)
    let columns = workbench.state.interface.runs.columns
    for (place, column) in columns.enumerated() where column != .started {
      workbench.press(.character("s"))
      for _ in columns { workbench.press(.up) }
      for _ in 0..<place { workbench.press(.down) }
      time("sort by \(column.title)", goes: 1, budget: 16) { workbench.answer(.enter) }
    }
    for (what, text) in [("words", "night"), ("a query", "macro-f1>.5 and tag:night")] {
      workbench.press(.character("/"))
      time("filter by \(what), a letter more", letters: text, budget: 16) {
        workbench.answer(.character($0))
      }
      workbench.clearFilter()
    }
    guard var row = workbench.state.runs.first else { return }
    time("a run of the list goes on", goes: 100, budget: 16) {
      row.step += 1
      row.epoch += 1
      workbench.take(.runChanged(row))
      workbench.draw()
    }
  }

  // MARK: Curves

  private mutating func timeOpening(
    _ workbench: inout TrialWorkbench, _ made: GeneratedStore
  ) throws {
    let wide = "\(GeneratedStore.Size.names.count) series x \(made.size.wideSteps) steps"
    let long = "\(made.size.longSteps) steps"
    for (what, runs, budget) in [(wide, made.wideRuns, 150.0), (long, made.longRuns, nil)] {
      var (first, whole): ([Double], [Double]) = ([], [])
      for run in runs.prefix(8) {
        workbench.select(run)
        let start = ContinuousClock.now
        workbench.answer(.enter)
        first.append((ContinuousClock.now - start) / .milliseconds(1))
        workbench.waitForRun()
        workbench.draw()
        whole.append((ContinuousClock.now - start) / .milliseconds(1))
      }
      lines.append(Line("open \(what): first picture", first, budget: 50))
      lines.append(Line("open \(what): whole", whole, budget: budget))
      time("draw it", goes: 100, budget: 3) { workbench.draw() }
    }
    workbench.clearFilter()
  }

  private mutating func timeOverlay(_ made: GeneratedStore) throws {
    var curves: [Series] = []
    let name = SeriesKind.trainLoss.storedName
    let start = ContinuousClock.now
    for run in made.longRuns {
      var curve = Series()
      try made.store.series(name, of: run)?.apply(to: &curve)
      curves.append(curve)
    }
    let reading = (ContinuousClock.now - start) / .milliseconds(1)
    lines.append(Line("read \(curves.count) runs to lay over one another", [reading]))
    let overlay = CurveOverlay(curves: curves, lastStep: made.size.longSteps)
    time("draw \(curves.count) runs x \(made.size.longSteps) points", goes: 200, budget: 3) {
      _ = overlay.drawn(width: 160, height: 48)
    }
  }

  // MARK: Settings

  private mutating func timeDifferences(_ made: GeneratedStore) throws {
    let runs = made.wideRuns.prefix(8)
    try time("settings in which \(runs.count) runs differ", goes: 5, budget: 100) {
      let settings = try runs.map { run in
        Dictionary(
          ExperimentSetting.all(in: try made.store.run(run, now: Clock.now()).resolvedText)
            .map { ($0.path, $0.value) }
        ) { first, _ in first }
      }
      let paths = Set(settings.flatMap(\.keys))
      _ = paths.filter { path in Set(settings.map { $0[path] }).count > 1 }.sorted()
    }
  }

  // MARK: Timing

  private mutating func time(
    _ what: String, goes: Int, budget: Double? = nil, _ body: () throws -> Void
  ) rethrows {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<goes { times.append(try clock.measure(body) / .milliseconds(1)) }
    lines.append(Line(what, times, budget: budget))
  }

  private mutating func time(
    _ what: String, letters: String, budget: Double, _ body: (Character) -> Void
  ) {
    let clock = ContinuousClock()
    lines.append(
      Line(
        what, letters.map { letter in clock.measure { body(letter) } / .milliseconds(1) },
        budget: budget))
  }
}
