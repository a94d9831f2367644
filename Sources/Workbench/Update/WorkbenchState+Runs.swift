import TerminalUI

/// The run table.
extension WorkbenchState {
  mutating func performOnRuns(_ action: Action) -> [Effect] {
    switch action {
    case .filter:
      interface.runs.isFiltering = true
      return []
    case .sort:
      let columns = sortableColumns
      interface.dialog = .menu(
        Menu(.sort, selected: columns.firstIndex(of: interface.runs.sort) ?? 0))
      return []
    case .groupRuns:
      let place = RunGrouping.allCases.firstIndex(of: interface.runs.grouping) ?? 0
      interface.dialog = .menu(Menu(.group, selected: place))
      return []
    case .chooseColumns:
      interface.dialog = .columns(ColumnChooser())
      return []
    case .hideFinished:
      interface.runs.hidesFinished.toggle()
      refreshRuns()
      return []
    case .showArchived:
      interface.runs.showsArchived.toggle()
      refreshRuns()
      return []
    case .undo: return undoArchiving()
    case .unmarkRuns:
      interface.runs.marked = []
      return []
    case .openRun where isEmptyStore: return startWelcome()
    case .openRun where interface.runs.selectedGroup != nil:
      toggleGroup()
      return []
    default: break
    }
    let targets = targetRuns
    guard let run = selectedRun, !targets.isEmpty else {
      notify(runs.isEmpty ? "There is no run yet; N starts one." : "No run is selected.")
      return []
    }
    switch action {
    case .openRun: return open(run.id)
    case .runAgain: interface.dialog = .menu(Menu(.runAgain(run.id), selected: firstWay))
    case .markRun: markRuns()
    case .pinRun: pin(run.id)
    case .archive: return archive(targets)
    case .purge: askToPurge(targets)
    case .rename: interface.dialog = .prompt(Prompt(.rename(run.id), text: run.title))
    case .tag: askForTags(targets)
    case .note: askForNote(targets)
    case .copyID:
      notify("\(run.id.runText) copied")
      return [.copy(run.id.runText)]
    default: break
    }
    return []
  }

  /// What an action is about: the marked runs, else those of the selected group, else the selected one.
  var targetRuns: [RunRow] {
    let list = interface.runs
    if !list.marked.isEmpty {
      let rows = Dictionary(runs.map { ($0.id, $0) }) { first, _ in first }
      return list.marked.compactMap { rows[$0] }
    }
    if let key = list.selectedGroup {
      for case .group(let group) in list.lines where group.key == key {
        return group.runs.map { runs[$0] }
      }
    }
    return selectedRun.map { [$0] } ?? []
  }

  mutating func refreshRuns() { interface.runs.refresh(runs, now: now) }

  mutating func open(_ run: RunID) -> [Effect] {
    interface.screen = .train
    if opened?.id == run, interface.opening == nil { return [] }
    interface.opening = run
    return [.openRun(run)]
  }

  mutating func edit(_ wanted: [RunID], _ change: (inout RunRow) -> Void) {
    let wanted = Set(wanted)
    for index in runs.indices where wanted.contains(runs[index].id) { change(&runs[index]) }
    if let id = opened?.id, wanted.contains(id) { opened.mapInPlace { change(&$0.row) } }
    refreshRuns()
    revision += 1
  }

  /// Carries out what a prompt was accepted with.
  mutating func answer(_ prompt: Prompt) -> [Effect] {
    switch prompt.kind {
    case .learningRate(let run):
      return Double(prompt.trimmed).map { post(.learningRate($0), to: run) } ?? []
    case .epochs(let run, _):
      return EpochTarget(prompt.trimmed).map { post(.epochs($0), to: run) } ?? []
    case .patience(let run):
      return RunCommand.patience(prompt.trimmed).map { post($0, to: run) } ?? []
    case .tags(let runs): return setTags(prompt.trimmed, of: runs)
    case .note(let runs):
      let note = prompt.trimmed
      edit(runs) { $0.note = note }
      return runs.map { .setNote(note, of: $0) }
    case .rename(let run):
      let title = prompt.trimmed
      edit([run]) { $0.title = title }
      return [.rename(run, to: title)]
    case .purge(let runs): return purge(runs)
    case .nameFilter(let screen):
      if screen == .labels { filterLabels(by: prompt.trimmed) }
      if screen == .confusion { filterConfusion(by: prompt.trimmed) }
      return []
    case .seeds(let source):
      return SeedList.parse(prompt.trimmed).map { [.enqueue(source, seeds: $0)] } ?? []
    case .threshold, .thresholdRule, .thresholdsPath:
      return answerOnLabels(prompt)
    case .marksFile:
      marksAreWritten = true
      return [.exportMarks(marks, path: prompt.field.text)]
    case .chartFile(let chart): return [.exportChart(chart, path: prompt.trimmed)]
    case .logFile: return exportLog(to: prompt.field.text)
    }
  }

  mutating func moveSelection(by rows: Int) {
    let list = interface.runs
    guard !list.lines.isEmpty else { return }
    let current = list.selectedLine(in: runs) ?? (rows > 0 ? -1 : 0)
    interface.runs.select(line: min(max(current + rows, 0), list.lines.count - 1), in: runs)
  }

  /// Columns to sort by: those shown, and the one that is sorted by though it is not.
  var sortableColumns: [RunColumn] {
    let list = interface.runs
    return list.columns.contains(list.sort) ? list.columns : list.columns + [list.sort]
  }

  mutating func sort(by column: RunColumn) {
    if interface.runs.sort == column {
      interface.runs.isAscending.toggle()
    } else {
      interface.runs.sort = column
      interface.runs.isAscending = column.startsAscending
    }
    refreshRuns()
  }

  // MARK: The welcome of an empty store

  private mutating func startWelcome() -> [Effect] {
    guard interface.welcomeSelection < experiments.count else { return [] }
    return start(experiments[interface.welcomeSelection])
  }

  mutating func moveWelcome(by rows: Int) {
    interface.welcomeSelection = max(
      min(interface.welcomeSelection + rows, experiments.count - 1), 0)
  }

  /// Starts an experiment, or says what is wrong with its file.
  mutating func start(_ entry: ExperimentEntry) -> [Effect] {
    if let problem = entry.problems.first {
      let more = entry.problems.count > 1 ? " (and \(entry.problems.count - 1) more)" : ""
      notify(problem + more, isFailure: true)
      return []
    }
    return start(.file(entry.path), title: entry.title)
  }

  mutating func askForExperiment() {
    interface.dialog = .menu(Menu(.newRun(TextField())))
  }
}

extension Optional {
  /// Changes the value in place, if there is one.
  fileprivate mutating func mapInPlace(_ change: (inout Wrapped) -> Void) {
    guard var value = self else { return }
    self = nil
    change(&value)
    self = value
  }
}
