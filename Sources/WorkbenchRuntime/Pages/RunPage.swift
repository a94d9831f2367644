import Curation
import Metrics
import Reports
import RunStore
import Workbench

/// All that a store knows of a run, as a page to read and to hand on.
///
/// Every figure is one that `thresh evaluate`, `confusion`, `thresholds`, `runs` or `data inspect`
/// prints.
package struct RunPage {
  let store: RunStore
  let run: Int64
  let details: StoredRunDetails
  let epochs: [StoredEpoch]
  /// The scores the page speaks of: those of the tune split, of a run without one those of validation.
  let scored: ScoredSplit?
  /// Of the test split, where a look was asked for.
  let tested: ScoredSplit?
  let data: Result<CuratedData, any Error>
  let pictures: PagePictures?
  let log: LogReport
  private let made: Double

  /// - Parameters:
  ///   - looksAtTest: counts a look at the test split, and shows it.
  ///   - now: when the page is made.
  package static func of(
    _ run: Int64, looksAtTest: Bool = false, in store: RunStore, now: Double = Clock.now()
  ) throws -> ReportPage {
    try RunPage(run, looksAtTest: looksAtTest, in: store, now: now).page()
  }

  init(_ run: Int64, looksAtTest: Bool, in store: RunStore, now: Double) throws {
    self.store = store
    self.run = run
    made = now
    if looksAtTest {
      tested = try ScoredSplit(
        of: run, split: .test, by: .newest, reason: "thresh export --html", in: store)
    } else {
      tested = nil
    }
    details = try store.run(run, now: now)
    epochs = try store.epochs(of: run)
    scored = try Self.scores(of: run, in: store)
    data = Result { try RunData.open(run, in: store) }
    pictures = (try? data.get()).flatMap { PagePictures($0) }
    log = try LogReport.of(run, in: store, levels: .all, pattern: "", now: now)
  }

  private static func scores(of run: Int64, in store: RunStore) throws -> ScoredSplit? {
    for split in [StoredSplit.tune, .validation]
    where try store.scores(of: run, on: split) != nil {
      return try ScoredSplit(of: run, split: split, by: .newest, reason: "", in: store)
    }
    return nil
  }

  /// The images of the scored split; nil where there are no scores.
  var samples: PageSamples? { scored.map { PageSamples($0, pictures: pictures) } }

  /// Why images have neither names nor pictures.
  var noPictures: PageNotice? {
    guard case .failure(let error) = data else { return nil }
    return PageNotice(.note, "The images cannot be shown: \(error)")
  }

  func page() throws -> ReportPage {
    let summary = details.run
    var sections = [PageSection("short", "In short", try short())]
    sections.append(PageSection("training", "Training", try training()))
    sections += try scoredSections()
    if let tested {
      sections.append(PageSection("test", "On the test split", try test(tested)))
    }
    sections += [
      PageSection("data", "Data", dataBlocks()),
      PageSection("looks", "Looks at the test split", try looks()),
      PageSection("settings", "Configuration", settings()),
      PageSection("machine", "Machine and log", try machine()),
    ]
    return ReportPage(
      kind: "Run \(run.runText)", title: summary.title, question: summary.question, facts: facts,
      sections: sections,
      origin: "Made by thresh \(ThreshVersion.text) at \(PageText.moment(made)) from run "
        + "\(run.runText) of the store \(store.path). Times are UTC.")
  }

  private var facts: [PageFact] {
    let summary = details.run
    var facts = [
      PageFact("status", summary.status.rawValue),
      PageFact(
        "epochs",
        "\(summary.progress.epoch) of \(summary.plannedEpochs), "
          + "\(summary.progress.step) steps"),
      PageFact("begun", PageText.moment(summary.created)),
      PageFact("trained for", Format.duration(summary.progress.elapsed)),
      PageFact("seed", "\(summary.seed)"), PageFact("experiment", summary.experiment),
    ]
    if let message = summary.message { facts.append(PageFact("ended", message)) }
    if !summary.tags.isEmpty {
      facts.append(PageFact("tags", summary.tags.joined(separator: ", ")))
    }
    if !summary.note.isEmpty { facts.append(PageFact("note", summary.note)) }
    return facts
  }

  private func scoredSections() throws -> [PageSection] {
    guard let scored, let samples else {
      return [
        PageSection(
          "labels", "Labels",
          [.text("Nothing is told of labels: the run keeps no scores of tune or validation yet.")])
      ]
    }
    return [
      PageSection("labels", "Labels", try labels(scored, samples)),
      PageSection("sets", "Label sets", try sets(scored, samples)),
      PageSection("pictures", "Mistakes to look at", try mistakes(scored, samples)),
      PageSection("thresholds", "Thresholds and calibration", try thresholds(scored)),
    ]
  }

  /// `on the 302 images of the tune split`
  func place(_ scored: ScoredSplit) -> String {
    "on the \(PageText.count(scored.table.images.count, "image")) of the \(scored.split.rawValue) "
      + "split"
  }
}
