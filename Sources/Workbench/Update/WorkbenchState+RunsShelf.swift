/// Keeping runs in order: marks, groups, tags, notes, the archive.
extension WorkbenchState {
  // MARK: Marks

  /// Marks the selected run, or takes its mark away, and goes on to the next; of a group, all its runs.
  mutating func markRuns() {
    let list = interface.runs
    var marked = list.marked
    let isMarked = Set(marked)
    if let key = list.selectedGroup {
      for case .group(let group) in list.lines where group.key == key {
        let ids = group.runs.map { runs[$0].id }
        if ids.allSatisfy(isMarked.contains) {
          marked.removeAll(where: Set(ids).contains)
        } else {
          marked += ids.filter { !isMarked.contains($0) }
        }
      }
    } else if let run = list.selected {
      if let place = marked.firstIndex(of: run) {
        marked.remove(at: place)
      } else {
        marked.append(run)
      }
    }
    interface.runs.marked = marked
    moveSelection(by: 1)
  }

  mutating func pin(_ run: RunID) {
    let isPinned = interface.runs.pinned == run
    interface.runs.pinned = isPinned ? nil : run
    notify(isPinned ? "no run is pinned" : "\(run.runText) is the run others are compared with")
  }

  /// Forgets marks of runs that are gone.
  mutating func dropLostMarks() {
    let ids = Set(runs.map(\.id))
    interface.runs.marked.removeAll { !ids.contains($0) }
    if let pinned = interface.runs.pinned, !ids.contains(pinned) { interface.runs.pinned = nil }
  }

  // MARK: Groups

  mutating func group(by grouping: RunGrouping) {
    interface.runs.grouping = grouping
    interface.runs.toggled = []
    interface.runs.select(interface.runs.selected)
    refreshRuns()
  }

  /// Opens or closes the selected group.
  mutating func toggleGroup() {
    guard let key = interface.runs.selectedGroup else { return }
    interface.runs.toggled.formSymmetricDifference([key])
    refreshRuns()
  }

  /// Opens the selected group, or closes the one the selected run is in.
  mutating func foldGroup(_ folds: Bool) {
    let lines = interface.runs.lines
    guard let place = interface.runs.selectedLine(in: runs) else { return }
    let headings = lines[...place].enumerated().compactMap { line, content in
      if case .group(let group) = content { (line, group) } else { nil }
    }
    guard let (line, group) = headings.last, group.isFolded != folds else { return }
    if case .run(_, group: nil) = lines[place] { return }
    interface.runs.select(line: line, in: runs)
    toggleGroup()
  }

  // MARK: Tags, notes and titles

  mutating func askForTags(_ targets: [RunRow]) {
    let text = targets.count == 1 ? targets[0].tags.joined(separator: " ") : ""
    interface.dialog = .prompt(Prompt(.tags(targets.map(\.id)), text: text))
  }

  /// Of one run the words are its tags; to several they are added, or taken from after a `-`.
  mutating func setTags(_ text: String, of targets: [RunID]) -> [Effect] {
    let words = text.split(separator: " ").map(String.init)
    var effects: [Effect] = []
    edit(targets) { row in
      if targets.count == 1 { row.tags = [] }
      for word in words {
        if targets.count > 1, word.hasPrefix("-") {
          row.tags.removeAll { $0 == word.dropFirst() }
        } else if !row.tags.contains(word) {
          row.tags.append(word)
        }
      }
      if !effects.contains(.setTags(row.tags, of: row.id)) {
        effects.append(.setTags(row.tags, of: row.id))
      }
    }
    if targets.count > 1 { notify("tags of \(targets.count) runs set") }
    return effects
  }

  mutating func askForNote(_ targets: [RunRow]) {
    let text = targets.count == 1 ? targets[0].note : ""
    interface.dialog = .prompt(Prompt(.note(targets.map(\.id)), text: text))
  }

  // MARK: The archive

  /// Puts runs away, or brings them back when all of them are in the archive.
  mutating func archive(_ targets: [RunRow]) -> [Effect] {
    let restores = targets.allSatisfy(\.isArchived)
    let changed = targets.filter { $0.isArchived == restores && !$0.status.isActive }
    if targets.count == 1, targets[0].status == .queued {
      notify("\(targets[0].id.runText) waits in the queue; take it out before archiving it.")
      return []
    }
    if let busy = targets.first(where: \.status.isActive), targets.count == 1 {
      notify("\(busy.id.runText) is \(busy.status.rawValue); stop it before archiving it.")
      return []
    }
    guard !changed.isEmpty else {
      notify("None of \(targets.count) runs can be archived: a process works on them.")
      return []
    }
    let ids = changed.map(\.id)
    interface.archivings.append(.init(runs: ids, archived: !restores))
    // What is out of sight is not acted on by the next key.
    interface.runs.marked.removeAll(where: Set(ids).contains)
    let left = targets.count - changed.count
    let outcome = restores ? "\(ids.count == 1 ? "is" : "are") back from the archive" : "archived"
    notify(
      "\(Prompt.names(ids)) \(outcome); u undoes"
        + (left > 0 ? "; \(left) left as they were" : ""))
    return setArchived(!restores, ids)
  }

  mutating func undoArchiving() -> [Effect] {
    guard let last = interface.archivings.popLast() else {
      notify("There is nothing to undo.")
      return []
    }
    let runs = last.runs
    let outcome =
      last.archived ? "\(runs.count == 1 ? "is" : "are") back from the archive" : "archived again"
    notify("\(Prompt.names(runs)) \(outcome)")
    let effects = setArchived(!last.archived, runs)
    interface.runs.select(runs.first)
    refreshRuns()
    return effects
  }

  /// Shown at once; the store follows.
  private mutating func setArchived(_ archived: Bool, _ ids: [RunID]) -> [Effect] {
    edit(ids) { $0.isArchived = archived }
    return ids.map { archived ? .archive($0) : .restore($0) }
  }

  mutating func askToPurge(_ targets: [RunRow]) {
    let archived = targets.filter(\.isArchived)
    guard archived.count == targets.count else {
      notify("Only archived runs can be deleted for good; d archives, a shows the archive.")
      return
    }
    interface.dialog = .prompt(Prompt(.purge(archived.map(\.id)), text: ""))
  }

  mutating func purge(_ ids: [RunID]) -> [Effect] {
    interface.archivings.removeAll { $0.runs.contains(where: ids.contains) }
    if let id = opened?.id, ids.contains(id) {
      opened = nil
      printed = nil
    }
    notify("deleting \(Prompt.names(ids)) for good")
    return [.purge(ids)]
  }
}
