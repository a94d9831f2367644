import TerminalUI

/// The comparison of runs: which they are, and what is asked about them.
extension WorkbenchState {
  /// The runs that are compared, the baseline first: those a person has marked against the one they
  /// have pinned; without marks the run in sight against that, or else against the one before it.
  var comparedRuns: [RunID] {
    let list = interface.runs
    func known(_ id: RunID) -> Bool { run(id) != nil }
    let pinned = list.pinned.flatMap { known($0) ? $0 : nil }
    var others = list.marked.filter { known($0) && $0 != pinned }
    if others.isEmpty, let seen = (opened?.id ?? list.selected).flatMap({ known($0) ? $0 : nil }) {
      if seen != pinned { others = [seen] }
      if pinned == nil { others = neighbour(of: seen).map { [$0, seen] } ?? [seen] }
    }
    return Array(((pinned.map { [$0] } ?? []) + others).prefix(ComparisonRequest.most))
  }

  /// The run that was started before, or else after it.
  private func neighbour(of id: RunID) -> RunID? {
    let shown = interface.runs.visible.filter(runs.indices.contains).map { runs[$0].id }
    let ofStore = shown.filter { $0.store == id.store }
    return ofStore.filter { $0 < id }.max() ?? ofStore.filter { $0 > id }.min()
  }

  private var comparisonRequest: ComparisonRequest {
    let panes = interface.compare
    return ComparisonRequest(
      runs: comparedRuns, part: panes.part, curve: panes.curve,
      needsClock: panes.axis == .elapsed,
      smoothing: panes.curve.isNoisy ? panes.smoothing : 0)
  }

  // MARK: Asking and answering

  mutating func askForComparison() -> [Effect] {
    let request = comparisonRequest
    guard !request.runs.isEmpty else {
      guard comparison != nil else { return [] }
      comparison = nil
      revision += 1
      return [.stopComparing]
    }
    if let comparison, comparison.question == request { return askForDisagreement() }
    comparison = Inquiry(request, keeping: comparison?.answer)
    revision += 1
    return [.compare(request)]
  }

  /// Runs are only followed while they are looked at.
  mutating func letGoOfComparison() -> [Effect] {
    guard comparison != nil, interface.screen != .compare else { return [] }
    comparison = nil
    return [.stopComparing]
  }

  /// Answers to what is not asked any more come too late.
  mutating func take(_ view: ComparisonView) {
    guard comparison?.question == view.request else { return }
    comparison?.stage = .answered
    comparison?.answer = view
    revision += 1
  }

  mutating func failComparison(_ request: ComparisonRequest, _ sentence: String) {
    guard comparison?.question == request else { return }
    comparison?.stage = .failed(sentence)
    revision += 1
  }

  // MARK: Which runs

  /// The comparison in sight, as it is looked at.
  var compared: Compared? {
    comparison?.answer.flatMap { Compared($0, interface.compare, glyphs) }
  }

  var comparedRunsHeading: (title: String, text: String) {
    (
      "Compare runs",
      "Space takes one of the first 200 in or out, up to \(ComparisonRequest.most); Space on the runs "
        + "screen takes any."
    )
  }

  var comparedRunsItems: [MenuItem] {
    let compared = comparedRuns
    // More are not found by scrolling; the runs screen filters them.
    let visible = interface.runs.visible.prefix(200).filter(runs.indices.contains)
      .map { runs[$0].id }
    let listed = Set(visible).union(compared).sorted(by: >)
    return listed.compactMap { id in
      guard let row = run(id) else { return nil }
      let place = compared.firstIndex(of: id)
      let mark = place.map { Compared.letter($0) } ?? " "
      return MenuItem(
        nil, "\(mark) \(id.runText) \(row.title)",
        detail: place == 0 ? "baseline" : row.status.rawValue, choice: .compare(id),
        isEnabled: place != nil || compared.count < ComparisonRequest.most)
    }
  }

  /// Takes a run into the comparison, or out of it; the list stays open.
  mutating func toggleCompared(_ id: RunID) {
    let selected = comparedRunsItems.firstIndex { $0.choice == .compare(id) } ?? 0
    var compared = comparedRuns
    if let place = compared.firstIndex(of: id) {
      compared.remove(at: place)
      if id == interface.runs.pinned { interface.runs.pinned = nil }
      mark(compared, besides: id)
    } else if compared.count < ComparisonRequest.most {
      mark(compared + [id], besides: nil)
    } else {
      notify("\(ComparisonRequest.most) runs are compared already; take one out first.")
    }
    interface.dialog = .menu(Menu(.comparedRuns, selected: selected))
  }

  /// The chosen run becomes what others are compared with; the baseline so far becomes one of them.
  private mutating func pinChosen() {
    let compared = comparedRuns
    guard let chosen = chosenRun else { return }
    mark(compared, besides: chosen)
    interface.runs.pinned = chosen
    interface.compare.chosen = compared.first
    notify("\(chosen.runText) is the baseline")
  }

  private mutating func dropChosen() {
    guard let chosen = chosenRun else { return }
    guard comparedRuns.count > 2 else {
      return notify("Only \(chosen.runText) is set against the baseline; Space chooses others.")
    }
    mark(comparedRuns, besides: chosen)
    interface.compare.chosen = nil
  }

  /// Marks the runs that are compared but one; marks of runs beyond the most that are stay.
  private mutating func mark(_ compared: [RunID], besides left: RunID?) {
    let list = interface.runs
    let others = list.marked.filter { !compared.contains($0) && $0 != left }
    interface.runs.marked = compared.filter { $0 != list.pinned && $0 != left } + others
  }

  /// The run that is set against the baseline.
  private var chosenRun: RunID? {
    let others = comparedRuns.dropFirst()
    return others.first { $0 == interface.compare.chosen } ?? others.first
  }

  mutating func chooseCompared(by step: Int) {
    let others = Array(comparedRuns.dropFirst())
    guard let chosen = chosenRun, let place = others.firstIndex(of: chosen) else { return }
    interface.compare.chosen = others[(place + step + others.count) % others.count]
    interface.compare.rows[.images] = 0
  }

  // MARK: Actions

  mutating func performOnCompare(_ action: Action) -> [Effect] {
    switch action {
    case .chooseCompared: interface.dialog = .menu(Menu(.comparedRuns))
    case .pinBaseline: pinChosen()
    case .nextCompared: chooseCompared(by: 1)
    case .previousCompared: chooseCompared(by: -1)
    case .dropCompared: dropChosen()
    case .foldSeeds: interface.compare.isFolded.toggle()
    case .seedBand: interface.compare.band = interface.compare.band.next
    case .allSettings: interface.compare.showsAllSettings.toggle()
    case .comparedPart:
      interface.compare.part = interface.compare.part == .tune ? .validation : .tune
    case .filterDisagreements:
      interface.compare.filter = interface.compare.filter.next
      interface.compare.rows[.images] = 0
    case .enlargeDisagreement:
      if interface.compare.focus == .images { interface.compare.isZoomed.toggle() }
    case .copyDisagreement: return copyDisagreement()
    default: performOnCurves(action)
    }
    return []
  }

  private mutating func performOnCurves(_ action: Action) {
    let whole = SharedAxis.whole(interface.compare.axis, comparison?.answer?.runs ?? [])
    switch action {
    case .nextCurve: interface.compare.curve = interface.compare.curve.next
    case .compareAxis:
      interface.compare.axis = interface.compare.axis.next
      interface.compare.window = nil
      interface.compare.cursor = nil
    case .compareLogarithmic: interface.compare.isLogarithmic.toggle()
    case .compareSmoothing:
      let weights = ChartView.weights
      let place = weights.firstIndex(of: interface.compare.smoothing) ?? 0
      interface.compare.smoothing = weights[(place + 1) % weights.count]
    case .compareZoomIn: interface.compare.zoom(by: 0.5, of: whole)
    case .compareZoomOut: interface.compare.zoom(by: 2, of: whole)
    case .comparePanLeft: interface.compare.pan(by: -0.25, of: whole)
    case .comparePanRight: interface.compare.pan(by: 0.25, of: whole)
    case .compareWhole: interface.compare.window = nil
    default: break
    }
  }

  /// Undoes one thing; false when there is none.
  mutating func stepBackInCompare() -> Bool {
    if interface.compare.cursor != nil {
      interface.compare.cursor = nil
    } else if interface.compare.isZoomed {
      interface.compare.isZoomed = false
    } else {
      return false
    }
    return true
  }
}
