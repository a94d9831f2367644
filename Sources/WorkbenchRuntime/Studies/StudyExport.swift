import Foundation
import RunStore
import Studies

/// All that a decision sheet was worked out from, as files.
package struct StudyExport {
  private let plan: StudyPlan
  private let report: StudyReport
  private let scores: StudyScores

  /// - Throws: a sentence where nothing is done yet.
  package init(_ plan: StudyPlan, in store: RunStore) throws {
    self.plan = plan
    scores = try plan.scores(in: store, now: Clock.now())
    // Of the same runs, should one end just now.
    guard let sheet = StudySheet(plan.study, scores: scores) else {
      throw RuntimeError("no run of \(plan.study.title) is done yet")
    }
    report = StudyReport(grid: try plan.grid(in: store), sheet: sheet)
  }

  /// - Returns: the paths that were written.
  package func write(to folder: String) throws -> [String] {
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      return try files.map { name, text in
        let path = url.appending(path: name)
        try Data(text.utf8).write(to: path, options: .atomic)
        return path.path
      }
    } catch {
      throw RuntimeError("\(folder): cannot be written: \(error.localizedDescription)")
    }
  }

  private var files: [(String, String)] {
    [
      ("study.yaml", plan.source.text + settings),
      ("sheet.json", (JSONLine.text(of: report) ?? "") + "\n"),
      ("scores.csv", scoresTable.text),
      ("thresholds.csv", thresholdsTable.text),
    ]
  }

  /// What was given beside the file.
  private var settings: String {
    plan.settings.map { "# begun with --set '\($0)'\n" }.joined()
  }

  /// A line for each run and test image, in the order of the sheet.
  private var scoresTable: CSVTable {
    let labels = scores.labels
    var table = CSVTable(
      ["arm", "seed", "run", "image", "name", "stratum"] + labels.map { "target:\($0)" }
        + labels.map { "score:\($0)" })
    forEachRun { arm, seed, run in
      for row in run.table.images.indices {
        let pairs = row * labels.count..<(row + 1) * labels.count
        let head: [(any CSVValue)?] = [
          arm, "\(seed)", run.run.runText, run.table.images[row], scores.images.names[row],
          scores.images.strata[row],
        ]
        table.add(
          head + pairs.map { Int(run.table.targets[$0]) }
            + pairs.map { Double(run.table.scores[$0]) })
      }
    }
    return table
  }

  private var thresholdsTable: CSVTable {
    var table = CSVTable(["arm", "seed", "run", "label", "threshold"])
    forEachRun { arm, seed, run in
      for (label, threshold) in zip(scores.labels, run.tuned ?? run.table.untunedThresholds) {
        table.add([arm, "\(seed)", run.run.runText, label, threshold])
      }
    }
    return table
  }

  private func forEachRun(_ body: (String, UInt64, StudyScores.Run) -> Void) {
    for (arm, runs) in zip(plan.study.arms, scores.runs) {
      for (seed, run) in zip(plan.study.seeds, runs) {
        if let run { body(arm.name, seed, run) }
      }
    }
  }
}
