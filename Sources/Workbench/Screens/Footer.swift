import TerminalUI

/// The keys that matter now, made of the one table; what does not fit is in the help.
struct Footer {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    var shown = entries()
    func width() -> Int {
      shown.reduce(-2) { $0 + DisplayWidth.of($1.key) + 1 + DisplayWidth.of($1.text) + 2 }
    }
    while shown.count > 1, width() > rect.width - 2 {
      let weakest = shown.map(\.rank).max() ?? 0
      shown.remove(at: shown.lastIndex { $0.rank == weakest } ?? shown.count - 1)
    }
    var text = StyledText()
    for (index, entry) in shown.enumerated() {
      if index > 0 { text.append("  ") }
      text.append(entry.key, .key)
      text.append(" \(entry.text)", .muted)
    }
    grid.text(text, in: rect.inset(columns: rect.width > 30 ? 1 : 0, lines: 0))
  }

  private typealias Entry = (key: String, text: String, rank: Int)

  private func entries() -> [Entry] {
    let bindings =
      state.interface.dialog == nil
      ? Keymap.bindings(on: state.interface.screen) : Keymap.dialog
    return bindings.compactMap { binding in
      guard let short = binding.short, let key = binding.keys.first else { return nil }
      guard let text = present(binding.action, short) else { return nil }
      return (key.name(state.glyphs), text, rank(of: binding))
    }
  }

  /// Training can be steered from everywhere, but the screens about the data have keys of their own,
  /// and most panes of the mix are found with Tab alone.
  private func rank(of binding: Keymap.Binding) -> Int {
    switch state.interface.screen {
    case .runs, .train: binding.rank
    case .confusion where binding.action == .nextPane: 2
    case .compare where binding.action == .nextPane: 1
    case .labels, .confusion: binding.rank + (binding.scope == .control ? 4 : 0)
    case .mix where binding.action == .nextPane: 1
    case .study where binding.action == .nextPane: 1
    case .mix, .samples, .compare, .system, .study:
      binding.rank + (binding.scope == .control ? 4 : 0)
    }
  }

  /// What a key would do just now, or nil when it would do nothing.
  private func present(_ action: Action, _ short: String) -> String? {
    let run = state.controlledRun
    switch action {
    case .pauseOrResume:
      guard let run else { return nil }
      if run.status == .queued { return "start" }
      if run.status.isResumable { return "resume" }
      if !run.status.isActive { return nil }
      let view = state.opened?.id == run.id ? state.opened : nil
      return view?.willBePaused ?? (run.status == .paused) ? "resume" : "pause"
    case .stop where run?.status == .queued: return "take out"
    case .checkpoint, .learningRate, .moreEpochs, .patience, .stop:
      return run?.status.isActive == true && run?.status != .queued ? short : nil
    case .openRun: return state.isEmptyStore ? "train it" : run == nil ? nil : short
    case .filter, .sort, .hideFinished, .markRun, .pinRun, .chooseColumns, .groupRuns:
      return state.runs.isEmpty ? nil : short
    case .tag, .note, .archive, .runAgain: return run == nil ? nil : short
    case .undo: return state.interface.archivings.isEmpty ? nil : short
    case .nextPane where state.interface.screen == .mix:
      return state.mix?.answer == nil ? nil : short
    case .openCell, .nextTable, .sortConfusion, .filterConfusion:
      return state.confusion?.answer == nil ? nil : short
    case .normalizeConfusion:
      guard state.confusion?.answer != nil, state.interface.confusion.table != .coupling else {
        return nil
      }
      return state.interface.confusion.showsShares ? "counts" : short
    case .nextPane where state.interface.screen == .confusion:
      return state.confusion?.answer == nil ? nil : short
    case .nextPane where state.interface.screen == .compare:
      return state.comparison?.answer == nil ? nil : short
    case .nextCompared, .pinBaseline, .nextCurve, .compareAxis, .compareLogarithmic,
      .compareSmoothing, .compareZoomIn, .exportCurves, .foldSeeds, .allSettings, .comparedPart,
      .filterDisagreements, .enlargeDisagreement:
      return compared(action, short)
    case .zoomPane:
      switch state.interface.screen {
      case .compare where state.comparison?.answer != nil: break
      case .confusion where state.confusion?.answer != nil: break
      case .mix where state.mix?.answer != nil: break
      case .labels where state.editor != nil: break
      case .system: break
      case .study where state.studied != nil: break
      default: return nil
      }
      let size = SizeClass(width: state.interface.width, height: state.interface.height)
      return size == .onePane ? nil : short
    case .nextPane where state.interface.screen == .system: return short
    case .nextPane where state.interface.screen == .study:
      return state.studied == nil ? nil : short
    case .nextStudy: return (state.studies?.count ?? 0) > 1 ? short : nil
    case .studyDecisions where state.interface.study.isFixed:
      return state.studied == nil ? nil : "as decided"
    case .nextFigure, .studyDecisions, .continueStudy, .compareArm, .showArmImages:
      return state.studied?.isOffered(action) == true ? short : nil
    case .searchLog: return state.logBook.lines.isEmpty ? nil : short
    case .nextFound, .previousFound: return state.logBook.found.isEmpty ? nil : short
    case .logLevels: return short
    case .followLog: return state.interface.system.bottom == nil ? nil : short
    case .sortLayers: return state.opened?.activity.profile == nil ? nil : short
    case .exportChart: return state.opened == nil ? nil : short
    case .exportDoses:
      let isDrawn = state.studied?.figure != nil && state.interface.study.focus != .advice
      return isDrawn ? short : nil
    case .exportLog: return state.logBook.lines.isEmpty ? nil : short
    case .nextPane where state.interface.screen == .labels,
      .automatic, .automaticAll, .chooseRule, .raiseToNextScore, .typeThreshold, .calibrate,
      .sortThresholds, .filterLabels, .openImages:
      return state.editor == nil ? nil : short
    case .lock:
      guard let editor = state.editor else { return nil }
      return editor.isLocked(label: state.interface.labels.label) ? "unlock" : short
    case .undoThreshold: return state.editor?.canUndo == true ? short : nil
    case .saveThresholds:
      return state.editor.map { $0.isTune && $0.isChanged } == true ? short : nil
    case .exportThresholds: return state.editor == nil ? nil : short
    case .chooseVersion: return state.editor?.source.versions.isEmpty == false ? short : nil
    case .lookAtTest: return state.editor?.isTune == true ? short : nil
    case .sortMix: return state.mix?.answer == nil ? nil : short
    case .holdOut:
      return state.interface.mix.focus == .sets && state.selectedSet != nil ? short : nil
    case .openMixImages: return state.mixCell == nil ? nil : short
    case .otherVariants:
      return state.shownCell != nil || state.samples?.answer == nil ? nil : short
    case .largerPictures, .smallerPictures:
      if let cell = state.shownCell { return cell.images.isEmpty ? nil : short }
      return state.samples?.answer == nil ? nil : short
    case .orderImages, .markImage:
      return state.shownCell?.images.isEmpty == false ? short : nil
    case .openFile, .copyPath: return state.selectedFile == nil ? nil : short
    case .exportMarks: return state.marks.isEmpty ? nil : short
    case .zoomIn, .follow, .smoothing, .axis, .logarithmic, .nextPane:
      return state.interface.screen == .train && state.opened != nil ? short : nil
    case .newRun: return state.isEmptyStore || state.interface.screen != .runs ? nil : short
    default: return short
    }
  }

  /// Of the keys of the comparison only those that have to do with the pane in focus.
  private func compared(_ action: Action, _ short: String) -> String? {
    guard let view = state.comparison?.answer else { return nil }
    let panes = state.interface.compare
    switch action {
    case .nextCompared, .pinBaseline: return view.runs.count > 1 ? short : nil
    case .foldSeeds:
      guard view.groups.count < view.runs.count else { return nil }
      return panes.isFolded ? "unfold" : short
    case .allSettings:
      guard panes.focus == .settings else { return nil }
      return panes.showsAllSettings ? "what differs" : short
    case .comparedPart: return panes.focus.isOfScores ? short : nil
    case .filterDisagreements, .enlargeDisagreement: return panes.focus == .images ? short : nil
    default: return panes.focus == .curves ? short : nil
    }
  }
}
