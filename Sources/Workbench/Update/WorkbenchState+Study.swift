import Studies
import TerminalUI

/// The study screen.
extension WorkbenchState {
  /// The study in sight, as it is looked at.
  var studied: Studied? {
    guard let studies, let newest = studies.first else { return nil }
    let view = studies.first { $0.id == interface.study.study } ?? newest
    return Studied(view, interface.study, figures)
  }

  // MARK: News

  /// Studies are only followed while they are looked at.
  mutating func watchStudies() -> [Effect] {
    let isLookedAt = interface.screen == .study
    guard isLookedAt != watchesStudies else { return [] }
    watchesStudies = isLookedAt
    return [isLookedAt ? .watchStudies : .stopWatchingStudies]
  }

  mutating func take(_ views: [StudyView]) {
    guard studies != views else { return }
    studies = views
    revision += 1
  }

  // MARK: Actions

  mutating func performOnStudy(_ action: Action) -> [Effect] {
    guard let studied else {
      notify(studies == nil ? "The studies are still being read." : "There is no study yet.")
      return []
    }
    let isAboutFigures = action != .nextStudy && action != .continueStudy
    if isAboutFigures, studied.sheet == nil {
      notify("No run of this study is done yet.")
      return []
    }
    if isAboutFigures, interface.study.focus == .advice {
      notify("Figures are in arms, dose and verdicts; Tab goes there.")
      return []
    }
    switch action {
    case .nextFigure: chooseFigure(by: 1)
    case .studyDecisions: interface.study.isFixed.toggle()
    case .nextStudy: showNextStudy(after: studied.view.id)
    case .continueStudy: askToContinue(studied.view)
    case .compareArm: compareSelection(of: studied)
    case .showArmImages: return showImages(of: studied)
    default: break
    }
    return []
  }

  mutating func chooseFigure(by step: Int) {
    guard let studied, let names = studied.sheet?.figureNames, !names.isEmpty else { return }
    let place = names.firstIndex { $0 == studied.figure } ?? 0
    interface.study.figure = names[(place + step + names.count) % names.count]
  }

  private mutating func showNextStudy(after study: StudyID) {
    guard let studies, studies.count > 1,
      let place = studies.firstIndex(where: { $0.id == study })
    else { return notify("There is no other study.") }
    interface.study.show(studies[(place + 1) % studies.count].id)
  }

  // MARK: What is missing

  private mutating func askToContinue(_ study: StudyView) {
    if stores.indices.contains(study.id.store), stores[study.id.store].isReadOnly {
      return notify("The store of \(study.title) can only be looked at.")
    }
    guard study.idle > 0 else {
      let isWhole = study.grid.count(.done) == study.grid.planned
      return notify(
        isWhole
          ? "All \(study.grid.planned) runs of \(study.title) are done."
          : "What is missing of \(study.title) is being trained, or waits for it.")
    }
    interface.dialog = .menu(Menu(.continueStudy(study.id)))
  }

  /// How many runs it is about, and how long they take if the pace is known.
  func continueStudyHeading(_ id: StudyID) -> (title: String, text: String) {
    guard let study = studies?.first(where: { $0.id == id }) else {
      return ("Continue the study?", "It is gone.")
    }
    let runs = "\(study.idle) of \(study.grid.planned) runs are to be trained"
    let time = study.grid.etaSeconds.map { ", about \(figures.duration($0)) at the pace so far" }
    return ("Continue \(study.title)?", "\(runs)\(time ?? "").")
  }

  // MARK: The runs and images behind a number

  private mutating func compareSelection(of studied: Studied) {
    guard let selection = studied.selection else { return }
    let (own, reference) = pairedRuns(selection.arm, selection.reference, of: studied.view)
    guard !own.isEmpty else {
      return notify("No run of \(selection.arm) is done yet.")
    }
    let limit = reference.isEmpty ? ComparisonRequest.most : ComparisonRequest.most / 2
    let compared = Array(reference.prefix(limit) + own.prefix(limit))
    let marks = interface.runs.marked.isEmpty ? "" : "; the marks of runs are replaced"
    let seeds = own.count > limit ? ", \(limit) of \(own.count) seeds" : ""
    interface.runs.pinned = compared.first
    interface.runs.marked = Array(compared.dropFirst())
    interface.compare.chosen = reference.isEmpty ? nil : own.first
    interface.compare.isFolded = true
    interface.screen = .compare
    let against = selection.reference.map { reference.isEmpty ? "" : " against \($0)" } ?? ""
    notify("\(selection.arm)\(against)\(seeds)\(marks); 9 goes back to the study")
  }

  /// The runs of an arm, and those of its reference with the same seeds.
  private func pairedRuns(
    _ arm: String, _ reference: String?, of study: StudyView
  ) -> (own: [RunID], reference: [RunID]) {
    guard let reference else { return (known(study.doneRuns(ofArm: arm)), []) }
    let pairs = study.doneRuns(ofArms: arm, reference).filter {
      run($0.0) != nil && run($0.1) != nil
    }
    return (pairs.map(\.0), pairs.map(\.1))
  }

  private func known(_ ids: [RunID]) -> [RunID] { ids.filter { run($0) != nil } }

  /// Opens the first run of the selected arm, and shows what it takes the label set for.
  private mutating func showImages(of studied: Studied) -> [Effect] {
    guard let selection = studied.selection else { return [] }
    if let figure = selection.figure, ["unseen", "far"].contains(figure) {
      notify("Pictures of \(figure) are for the test alone; what is shown here is tune.")
      return []
    }
    guard let run = known(studied.view.doneRuns(ofArm: selection.arm)).first else {
      notify("No run of \(selection.arm) is done yet.")
      return []
    }
    let effects = open(run)
    if scores?.hasFailed == true { scores = nil }
    interface.screen = .confusion
    interface.confusion.table = .sets
    interface.confusion.wantedSet = studied.labelSet(of: selection.figure)
    if scores?.question.run == run, confusion?.answer != nil {
      listConfusion()
      selectWantedSet()
    }
    notify(
      "\(run.runText), the first run of \(selection.arm), on its tune images; 9 goes back to the study"
    )
    return effects
  }
}

extension Studied {
  /// The label set that the images of a stratum hold; nil for all strata together.
  fileprivate func labelSet(of figure: String?) -> String? {
    switch figure {
    case nil, StudyRule.weighted: nil
    case "unseen", "far": labelSetName([])
    case let name: name
    }
  }
}
