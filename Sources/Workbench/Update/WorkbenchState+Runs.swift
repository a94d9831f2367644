import TerminalUI

/// The run table.
extension WorkbenchState {
  mutating func performOnRuns(_ action: Action) -> [Effect] {
    switch action {
    case .filter:
      interface.runs.isFiltering = true
      return []
    case .sort:
      let current = RunColumn.allCases.firstIndex(of: interface.runs.sort) ?? 0
      interface.dialog = .menu(Menu(.sort, selected: current))
      return []
    case .hideFinished:
      interface.runs.hidesFinished.toggle()
      interface.runs.refresh(runs)
      return []
    case .showArchived:
      interface.runs.showsArchived.toggle()
      interface.runs.refresh(runs)
      return []
    case .undo: return undoArchiving()
    case .openRun where isEmptyStore: return startWelcome()
    default: break
    }
    guard let run = selectedRun else {
      notify(runs.isEmpty ? "There is no run yet; N starts one." : "No run is selected.")
      return []
    }
    switch action {
    case .openRun: return open(run.id)
    case .runAgain: interface.dialog = .menu(Menu(.runAgain(run.id), selected: firstWay))
    case .archive: return archive(run)
    case .tag:
      interface.dialog = .prompt(Prompt(.tags(run.id), text: run.tags.joined(separator: " ")))
    case .note: interface.dialog = .prompt(Prompt(.note(run.id), text: run.note))
    case .copyID:
      notify("\(run.id.runText) copied")
      return [.copy(run.id.runText)]
    default: break
    }
    return []
  }

  mutating func open(_ run: RunID) -> [Effect] {
    interface.screen = .train
    if opened?.id == run, interface.opening == nil { return [] }
    interface.opening = run
    return [.openRun(run)]
  }

  private mutating func archive(_ run: RunRow) -> [Effect] {
    if run.status == .queued {
      notify("\(run.id.runText) waits in the queue; take it out before archiving it.")
      return []
    }
    if run.status.isActive {
      notify("\(run.id.runText) is \(run.status.rawValue); stop it before archiving it.")
      return []
    }
    interface.archivings.append(.init(run: run.id, archived: !run.isArchived))
    notify(
      "\(run.id.runText) \(run.isArchived ? "is back from the archive" : "archived"); u undoes")
    return setArchived(!run.isArchived, run.id)
  }

  private mutating func undoArchiving() -> [Effect] {
    guard let last = interface.archivings.popLast() else {
      notify("There is nothing to undo.")
      return []
    }
    notify("\(last.run.runText) \(last.archived ? "is back from the archive" : "archived again")")
    let effects = setArchived(!last.archived, last.run)
    interface.runs.selected = last.run
    interface.runs.refresh(runs)
    return effects
  }

  /// Shown at once; the store follows.
  private mutating func setArchived(_ archived: Bool, _ run: RunID) -> [Effect] {
    edit(run) { $0.isArchived = archived }
    return [archived ? .archive(run) : .restore(run)]
  }

  private mutating func edit(_ run: RunID, _ change: (inout RunRow) -> Void) {
    if let index = runs.firstIndex(where: { $0.id == run }) { change(&runs[index]) }
    if opened?.id == run { opened.mapInPlace { change(&$0.row) } }
    interface.runs.refresh(runs)
    revision += 1
  }

  /// Carries out what a prompt was accepted with.
  mutating func answer(_ prompt: Prompt) -> [Effect] {
    switch prompt.kind {
    case .learningRate(let run):
      return Double(prompt.trimmed).map { post(.learningRate($0), to: run) } ?? []
    case .tags(let run):
      var tags: [String] = []
      for tag in prompt.trimmed.split(separator: " ").map(String.init) where !tags.contains(tag) {
        tags.append(tag)
      }
      edit(run) { $0.tags = tags }
      return [.setTags(tags, of: run)]
    case .nameFilter(let screen):
      if screen == .labels { filterLabels(by: prompt.trimmed) }
      if screen == .confusion { filterConfusion(by: prompt.trimmed) }
      return []
    case .note(let run):
      let note = prompt.trimmed
      edit(run) { $0.note = note }
      return [.setNote(note, of: run)]
    case .seeds(let source):
      return SeedList.parse(prompt.trimmed).map { [.enqueue(source, seeds: $0)] } ?? []
    case .threshold, .thresholdRule, .thresholdsPath:
      return answerOnLabels(prompt)
    case .marksFile:
      marksAreWritten = true
      return [.exportMarks(marks, path: prompt.field.text)]
    }
  }

  mutating func moveSelection(by rows: Int) {
    let list = interface.runs
    guard !list.visible.isEmpty else { return }
    let current = list.selectedRow(in: runs) ?? (rows > 0 ? -1 : 0)
    let target = min(max(current + rows, 0), list.visible.count - 1)
    interface.runs.selected = runs[list.visible[target]].id
  }

  mutating func sort(by column: RunColumn) {
    if interface.runs.sort == column {
      interface.runs.isAscending.toggle()
    } else {
      interface.runs.sort = column
      interface.runs.isAscending = column.startsAscending
    }
    interface.runs.refresh(runs)
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
