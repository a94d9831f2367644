import TerminalUI

/// The run table: which runs it shows, in which order, and the selected one.
package struct RunList: Equatable, Sendable {
  package var sort = RunColumn.started
  package var isAscending = false
  package var filter = TextField()
  package var isFiltering = false
  package var hidesFinished = false
  package var showsArchived = false
  package var selected: RunID?
  /// Runs a person has marked, to compare them or to act on all of them; in the order of marking.
  package var marked: [RunID] = []
  /// The run others are compared with.
  package var pinned: RunID?
  /// Indices into the runs, filtered and sorted; kept up to date by ``refresh(_:)``.
  package private(set) var visible: [Int] = []
  /// Runs that are in the store but not in the table.
  package private(set) var hidden = 0

  package init() {}

  /// The place of the selected run in the table.
  package func selectedRow(in runs: [RunRow]) -> Int? {
    guard let selected else { return nil }
    return visible.firstIndex { $0 < runs.count && runs[$0].id == selected }
  }

  /// Filters and sorts anew, and keeps the selection where it can.
  package mutating func refresh(_ runs: [RunRow]) {
    let before = selectedRow(in: runs) ?? 0
    let words = filter.text.lowercased().split(separator: " ").map(String.init)
    visible = runs.indices.filter { index in
      let run = runs[index]
      if run.isArchived && !showsArchived { return false }
      if hidesFinished && !run.status.isActive { return false }
      return words.allSatisfy { RunList.matches(run, word: $0) }
    }
    hidden = runs.count - visible.count
    sortVisible(runs)
    if selectedRow(in: runs) == nil {
      let nearest = min(before, visible.count - 1)
      selected = nearest >= 0 ? runs[visible[nearest]].id : nil
    }
  }

  /// Whether a run that changed so keeps its place in the table, so that sorting anew can be spared.
  package func places(_ old: RunRow, like new: RunRow) -> Bool {
    guard old.title == new.title, old.status == new.status, old.tags == new.tags,
      old.isArchived == new.isArchived
    else { return false }
    switch sort {
    case .id, .status, .title, .tags: return true
    case .epoch: return old.epoch == new.epoch
    case .bestF1: return old.best.macroF1 == new.best.macroF1
    case .validationLoss: return old.last.validationLoss == new.last.validationLoss
    case .started: return old.started == new.started
    case .duration: return old.duration == new.duration
    }
  }

  /// A word matches in title, tags, status or number.
  private static func matches(_ run: RunRow, word: String) -> Bool {
    run.title.lowercased().contains(word) || run.id.runText.contains(word)
      || run.status.rawValue.contains(word)
      || run.tags.contains { $0.lowercased().contains(word) }
  }

  /// What is undefined comes last in either direction; equals are ordered newest first.
  private mutating func sortVisible(_ runs: [RunRow]) {
    func sort<Value: Comparable>(_ value: (RunRow) -> Value?) {
      let keyed = visible.map { (index: $0, id: runs[$0].id, value: value(runs[$0])) }
      visible = keyed.sorted { left, right in
        switch (left.value, right.value) {
        case (nil, nil): return left.id > right.id
        case (nil, _): return false
        case (_, nil): return true
        case (let a?, let b?):
          return a == b ? left.id > right.id : isAscending ? a < b : a > b
        }
      }.map(\.index)
    }
    func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    switch self.sort {
    case .id: sort(\.id)
    case .status: sort { RunStatus.allCases.firstIndex(of: $0.status) }
    case .title: sort { $0.title.lowercased() }
    case .epoch: sort(\.epoch)
    case .bestF1: sort { finite($0.best.macroF1) }
    case .validationLoss: sort { finite($0.last.validationLoss) }
    case .started: sort { finite($0.started) }
    case .duration: sort { finite($0.duration) }
    case .tags: sort { $0.tags.isEmpty ? nil : $0.tags.joined(separator: " ").lowercased() }
    }
  }
}
