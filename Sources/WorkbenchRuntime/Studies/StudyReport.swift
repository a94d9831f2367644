import Experiments
import Metrics
import RunStore
import Studies
import Workbench

/// The decision sheet of a study for people and machines, and how far its trainings are.
package struct StudyReport: HeadlessReport {
  package let grid: StudyGrid
  /// Nil before the first run is done.
  let sheet: StudySheet?

  package init(_ plan: StudyPlan, in store: RunStore) throws {
    grid = try plan.grid(in: store)
    sheet = try plan.sheet(in: store, now: Clock.now())
  }

  init(grid: StudyGrid, sheet: StudySheet?) {
    self.grid = grid
    self.sheet = sheet
  }

  /// `7 of 24 runs done, 2 train, 15 wait  31%  ETA 12m05s`
  package static func progress(_ grid: StudyGrid) -> String {
    var parts = ["\(grid.count(.done)) of \(grid.planned) runs done"]
    for (state, words) in [
      (StudyGrid.State.training, "train"), (.waiting, "wait"), (.held, "interrupted"),
      (.failed, "failed"), (.missing, "missing"),
    ] where grid.count(state) > 0 {
      parts.append("\(grid.count(state)) \(words)")
    }
    var line = parts.joined(separator: ", ")
    if let share = grid.share, grid.count(.done) < grid.planned {
      line += "  \(Int((share * 100).rounded(.down)))%"
      if let seconds = grid.etaSeconds, grid.count(.training) > 0 {
        line += "  ETA \(Format.duration(seconds))"
      }
    }
    return line
  }

  /// What is not done although nothing trains it; nil of a study that is whole or under way.
  package var incompleteness: String? {
    let left = grid.planned - grid.count(.done)
    guard left > 0, grid.count(.waiting) + grid.count(.training) == 0 else { return nil }
    let failed = grid.cells.flatMap(\.self).first { $0.state == .failed }
    let reason = failed.map { cell in
      "; run \(cell.run?.runText ?? "") failed: \(cell.message ?? "it did not say why")"
    }
    return "\(left) of \(grid.planned) runs are not done\(reason ?? ""); "
      + "the same command goes on with them"
  }

  // MARK: Text

  package var text: String {
    guard let sheet else { return "\(Self.progress(grid)); nothing to tell yet" }
    var lines = [sheet.title]
    if let question = sheet.question { lines.append(question) }
    lines.append(
      "\(Self.progress(grid)); \(sheet.progress.images) training images and "
        + "\(sheet.progress.steps) steps each; decided at "
        + (sheet.rule.decision == .tuned ? "thresholds tuned on one split" : "0.5"))
    lines += ["", "Told exactly, % of test images (95% interval over seeds and images)"]
    lines += armLines(sheet)
    lines += [
      "",
      "Compared, in points (margin \(points(sheet.rule.margin)), "
        + "alpha \(points(sheet.rule.alpha))%, \(sheet.rule.correction))",
    ]
    lines += comparisonLines(sheet)
    let doses = sheet.doses.filter(\.isMain)
    if !doses.isEmpty { lines += ["", "Doses"] + doses.map { "  \($0.sentence)" } }
    lines += ["", "The usual advice"]
    for advice in sheet.advice {
      lines.append("  \(advice.answer.rawValue.uppercased()): \(advice.claim)")
      if !advice.because.isEmpty { lines.append("      \(advice.because)") }
    }
    lines += [""] + wrapped(sheet.summary, width: 98)
    return lines.joined(separator: "\n")
  }

  private func armLines(_ sheet: StudySheet) -> [String] {
    let figures = sheet.strata.map(\.name) + [StudyRule.weighted]
    var table = TextTable(["arm"] + figures + ["seeds", "phi"])
    for arm in sheet.arms {
      table.add(
        [arm.name] + figures.map { Self.share(arm.exact[$0]) } + [
          "\(arm.runs.count)", Format.change(arm.phi),
        ])
    }
    return table.lines.map { "  \($0)" }
  }

  private func comparisonLines(_ sheet: StudySheet) -> [String] {
    var table = TextTable(
      ["arm", "against", "of", "effect", "interval", "p", "adjusted", "signs"], left: 3)
    for row in sheet.comparisons where row.isPrimary {
      table.add([
        row.arm, row.reference, row.figure, signed(row.effect), Self.interval(row.interval),
        Format.pValue(row.pValue), Format.pValue(row.adjustedPValue),
        Format.pValue(row.signFlipPValue),
      ])
    }
    let sentences = sheet.comparisons.filter(\.isPrimary).map { "  \($0.sentence)" }
    return table.lines.map { "  \($0)" } + [""] + sentences
  }

  /// `43.1 (38.0 to 48.2)`
  static func share(_ figure: StudySheet.Figure?) -> String {
    guard let figure else { return "–" }
    return points(figure.value)
      + (figure.interval.map { " (\(points($0.lower))–\(points($0.upper)))" } ?? "")
  }

  static func interval(_ interval: ConfidenceInterval?) -> String {
    interval.map { "\(signed($0.lower)) to \(signed($0.upper))" } ?? "–"
  }

  // MARK: Table

  package var csv: CSVTable {
    var table = CSVTable([
      "arm", "reference", "figure", "primary", "seeds", "effect", "lower", "upper",
      "resampled_lower", "resampled_upper", "standard_error", "degrees_of_freedom", "p",
      "adjusted_p", "sign_flip_p", "adjusted_sign_flip_p", "verdict", "sentence",
    ])
    for row in sheet?.comparisons ?? [] {
      table.add([
        row.arm, row.reference, row.figure, row.isPrimary, row.seeds, row.effect,
        row.interval?.lower, row.interval?.upper, row.resampled?.lower, row.resampled?.upper,
        row.standardError, row.degreesOfFreedom, row.pValue, row.adjustedPValue,
        row.signFlipPValue, row.adjustedSignFlipPValue, row.verdict?.word, row.sentence,
      ])
    }
    return table
  }
}

/// The studies of a store.
package struct StudyListReport: HeadlessReport {
  struct Entry: Encodable {
    var title: String
    var file: String
    var planned: Int
    var done: Int
    var waiting: Int
    var training: Int
    /// What keeps it from being read.
    var problem: String?
  }

  let studies: [Entry]

  package init(of store: RunStore) throws {
    studies = try store.studies().map { stored in
      do {
        let grid = try StudyPlan(stored).grid(in: store)
        return Entry(
          title: stored.title, file: stored.file, planned: grid.planned, done: grid.count(.done),
          waiting: grid.count(.waiting), training: grid.count(.training))
      } catch let error as ExperimentFileErrors {
        return Entry(
          title: stored.title, file: stored.file, planned: 0, done: 0, waiting: 0, training: 0,
          problem: "\(error)")
      }
    }
  }

  package var text: String {
    guard !studies.isEmpty else { return "no study; thresh study FILE begins one" }
    var table = TextTable(["study", "file", "done", "of", "train", "wait"], left: 2)
    for study in studies {
      table.add([
        study.title, study.file, "\(study.done)", "\(study.planned)", "\(study.training)",
        "\(study.waiting)",
      ])
    }
    let problems = studies.compactMap { study in
      study.problem.map { "! \(study.title) cannot be read: \($0)" }
    }
    return (table.lines + problems).joined(separator: "\n")
  }

  package var csv: CSVTable {
    var table = CSVTable(["title", "file", "planned", "done", "training", "waiting"])
    for study in studies {
      table.add([
        study.title, study.file, study.planned, study.done, study.training, study.waiting,
      ])
    }
    return table
  }
}

extension PairedVerdict {
  /// `not resolved`.
  var word: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .noDifference: "no difference"
    case .notResolved: "not resolved"
    }
  }
}
