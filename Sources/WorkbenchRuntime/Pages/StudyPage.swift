import Metrics
import Reports
import RunStore
import Studies

/// What a study found, as a page: its decision sheet with all that it rests on.
///
/// The figures are those of `thresh study show`.
package struct StudyPage {
  let plan: StudyPlan
  let report: StudyReport
  private let place: String
  private let made: Double

  /// - Parameter now: when the page is made.
  package static func of(
    _ plan: StudyPlan, in store: RunStore, now: Double = Clock.now()
  ) throws -> ReportPage {
    StudyPage(
      plan, report: try StudyReport(plan, in: store), place: store.path, now: now
    ).page
  }

  init(_ plan: StudyPlan, report: StudyReport, place: String, now: Double) {
    self.plan = plan
    self.report = report
    self.place = place
    made = now
  }

  var page: ReportPage {
    var sections: [PageSection] = []
    if let sheet = report.sheet {
      sections += [
        PageSection("short", "In short", short(sheet)),
        PageSection("advice", "The usual advice", [.table(advice(sheet))]),
        PageSection("told", "Told exactly", told(sheet)),
        PageSection("compared", "Compared", compared(sheet)),
      ]
      if !sheet.doses.isEmpty { sections.append(PageSection("doses", "Doses", doses(sheet))) }
      sections.append(PageSection("arms", "Arms", arms(sheet)))
    } else {
      sections.append(
        PageSection("short", "In short", [.text("No run is done yet: there is nothing to tell.")]))
    }
    sections += [
      PageSection("runs", "Trainings", [.table(grid)]),
      PageSection("settings", "Configuration", settings),
    ]
    return ReportPage(
      kind: "Study", title: plan.study.title, question: plan.study.question, facts: facts,
      sections: sections,
      origin: "Made by thresh \(ThreshVersion.text) at \(PageText.moment(made)) from the store "
        + "\(place). Times are UTC.")
  }

  private var facts: [PageFact] {
    let study = plan.study
    return [
      PageFact("runs", StudyReport.progress(report.grid)),
      PageFact("arms", "\(study.arms.count)"),
      PageFact("seeds", study.seeds.map { "\($0)" }.joined(separator: ", ")),
      PageFact("each trained on", "\(study.images) images, \(study.steps) steps"),
      PageFact(
        "decided at",
        report.sheet?.rule.decision == .tuned ? "thresholds tuned on one split" : "0.5"),
    ]
  }

  // MARK: Words

  private func short(_ sheet: StudySheet) -> [PageBlock] {
    var blocks: [PageBlock] = [.text(sheet.summary)]
    if let reason = report.incompleteness {
      blocks.append(.notice(PageNotice(.warning, "The study is not whole: \(reason).")))
    } else if !sheet.progress.isWhole {
      blocks.append(
        .notice(PageNotice(.warning, "The study is under way; what it tells may change.")))
    }
    return blocks
  }

  private func advice(_ sheet: StudySheet) -> PageTable {
    var table = PageTable(
      "What people are told about training sets, and what the data of this study says of it",
      [.text("advice"), .text("answer"), .text("because")], isSortable: false)
    for advice in sheet.advice {
      let tone: PageTable.Cell.Tone =
        switch advice.answer {
        case .yes: .good
        case .no: .bad
        case .mixed: .warning
        case .notResolved, .notTested: .muted
        }
      table.add([
        .init(advice.claim), .init(advice.answer.rawValue, tone: tone), .init(advice.because),
      ])
    }
    return table
  }

  // MARK: Trainings and configuration

  private var grid: PageTable {
    let grid = report.grid
    var table = PageTable(
      "How far each training is, by arm and seed",
      [.text("arm")] + grid.seeds.map { .text("seed \($0)") },
      isSortable: false)
    for (arm, cells) in zip(grid.arms, grid.cells) {
      table.add(
        [.init(arm)]
          + cells.map { cell in
            let run = cell.run.map { " \($0.runText)" } ?? ""
            let shared = cell.isShared ? ", shared" : ""
            let message = cell.message.map { ": \($0)" } ?? ""
            return .init(
              cell.state.rawValue + run + shared + message,
              tone: cell.state == .failed ? .bad : .plain)
          })
    }
    return table
  }

  private var settings: [PageBlock] {
    var blocks: [PageBlock] = []
    if !plan.settings.isEmpty {
      blocks.append(.code(PageCode("Given beside the file", plan.settings.joined(separator: "\n"))))
    }
    blocks.append(.code(PageCode("The study file, \(plan.source.name)", plan.source.text)))
    blocks.append(
      .folded(
        PageFold("The experiment of all arms", note: "with every setting written out"),
        [.code(PageCode("The resolved experiment", plan.study.base.yaml))]))
    return blocks
  }
}
