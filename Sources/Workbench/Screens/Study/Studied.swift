import Studies

/// A study as it is looked at: which figure is chosen, and at which thresholds.
struct Studied {
  let view: StudyView
  let panes: StudyPanes
  let figures: Figures
  /// A stratum of the sheet, or `weighted`; nil before there is a sheet.
  let figure: String?

  init(_ view: StudyView, _ panes: StudyPanes, _ figures: Figures) {
    self.view = view
    self.panes = panes
    self.figures = figures
    let names = view.sheet?.figureNames ?? []
    figure = names.first { $0 == panes.figure } ?? view.sheet?.mainFigure ?? names.first
  }

  var sheet: StudySheet? { view.sheet }

  /// What the selected row of each list is, held within the list.
  var arm: Int { min(max(panes.arm, 0), max(view.grid.arms.count - 1, 0)) }
  var verdict: Int { min(max(panes.verdict, 0), max((sheet?.comparisons.count ?? 0) - 1, 0)) }

  /// Arms of the grid that have a run that is done.
  func arm(named name: String) -> StudySheet.Arm? { sheet?.arms.first { $0.name == name } }

  /// A figure of an arm at the thresholds that are looked at; undefined ones are nil.
  func value(of arm: StudySheet.Arm?, _ name: String) -> StudySheet.Figure? {
    guard let arm, let figure = (panes.isFixed ? arm.exactFixed : arm.exact)[name],
      figure.value.isFinite
    else { return nil }
    return figure
  }

  /// Whether figures are those by which the study decides.
  var isAsDecided: Bool { !panes.isFixed || sheet?.rule.decision == .fixed }

  /// `tuned thresholds`, `thresholds .5`
  var thresholds: String {
    panes.isFixed || sheet?.rule.decision == .fixed ? "thresholds at .5" : "tuned thresholds"
  }

  /// `cat+dog told exactly`
  var figureSentence: String {
    switch figure {
    case nil: ""
    case StudyRule.weighted: "all told exactly, by weights"
    case let name?: "\(name) told exactly"
    }
  }

  // MARK: What a key is about

  /// The arm that is selected in the pane in focus, what it is set against, and in which figure.
  var selection: (arm: String, reference: String?, figure: String?)? {
    func reference(of arm: String) -> String? {
      sheet?.comparisons.first { $0.arm == arm }?.reference
    }
    switch panes.focus {
    case .verdicts:
      guard let sheet, sheet.comparisons.indices.contains(verdict) else { return nil }
      let comparison = sheet.comparisons[verdict]
      return (comparison.arm, comparison.reference, comparison.figure)
    case .dose where !doses.isEmpty:
      guard let point = selectedPoint else { return nil }
      return (point.arm, reference(of: point.arm), figure)
    case .arms, .dose:
      guard view.grid.arms.indices.contains(arm) else { return nil }
      let name = view.grid.arms[arm]
      return (name, reference(of: name), figure)
    case .advice: return nil
    }
  }

  /// Whether a key of the screen would do anything just now.
  func isOffered(_ action: Action) -> Bool {
    switch action {
    case .nextFigure, .studyDecisions: sheet != nil && panes.focus != .advice
    case .continueStudy: view.idle > 0
    case .compareArm, .showArmImages:
      selection.map { !view.doneRuns(ofArm: $0.arm).isEmpty } ?? false
    default: true
    }
  }
}

extension StudySheet {
  /// The strata, and all of them by their weights.
  var figureNames: [String] { strata.map(\.name) + [StudyRule.weighted] }

  /// What the study is mainly about: what its curves show, or else what it tests first.
  var mainFigure: String? {
    let names = figureNames
    return [doses.first(where: \.isMain)?.figure, comparisons.first(where: \.isPrimary)?.figure]
      .compactMap { $0 }.first(where: names.contains)
  }
}
