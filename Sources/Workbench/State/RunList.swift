import TerminalUI

/// The run table: which runs it shows, in which columns, order and groups, and the selected one.
package struct RunList: Equatable, Sendable {
  package var columns = RunColumn.standard
  package var sort = RunColumn.started
  package var isAscending = false
  package var filter = RunFilter()
  package var isFiltering = false
  package var hidesFinished = false
  package var showsArchived = false
  package var grouping = RunGrouping.none
  /// Groups a person has opened or closed, against what their kind begins with.
  package var toggled: Set<String> = []
  package var selected: RunID?
  /// The key of the group that is selected, or that the selected run stands in.
  package private(set) var group: String?
  /// Whether the heading of the group is selected, and no run.
  private var isHeadingSelected = false
  /// Runs a person has marked, to compare them or to act on all of them; in the order of marking.
  package var marked: [RunID] = []
  /// The run others are compared with.
  package var pinned: RunID?
  /// Indices into the runs, filtered and sorted; kept up to date by ``refresh(_:now:)``.
  package private(set) var visible: [Int] = []
  /// What the table shows line by line: the visible runs, and headings of their groups.
  package private(set) var lines: [RunLine] = []
  /// Runs that are in the store but not in the table.
  package private(set) var hidden = 0

  package init() {}

  /// Names of the values the table needs of its runs.
  package var fields: [String] {
    var names = (columns + [sort]).compactMap(\.field)
    names += filter.query?.fields ?? []
    if let field = grouping.field { names.append(field) }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The key of the selected group, when a heading is selected and no run.
  package var selectedGroup: String? { isHeadingSelected ? group : nil }

  /// The line of the selected run or group.
  package func selectedLine(in runs: [RunRow]) -> Int? {
    func isSelected(_ line: RunLine, inGroup: Bool) -> Bool {
      switch line {
      case .group(let heading): isHeadingSelected && group == heading.key
      case .run(let index, let key):
        !isHeadingSelected && selected != nil && index < runs.count && runs[index].id == selected
          && (!inGroup || key == group)
      }
    }
    return lines.firstIndex { isSelected($0, inGroup: true) }
      ?? lines.firstIndex { isSelected($0, inGroup: false) }
  }

  /// Selects a run wherever it stands.
  package mutating func select(_ run: RunID?) {
    (selected, group, isHeadingSelected) = (run, nil, false)
  }

  /// Filters, sorts and groups anew, and keeps the selection where it can.
  package mutating func refresh(_ runs: [RunRow], now: Double?) {
    let before = selectedLine(in: runs) ?? 0
    visible = runs.indices.filter { index in
      let run = runs[index]
      if run.isArchived && !showsArchived { return false }
      if hidesFinished && !run.status.isActive { return false }
      return filter.query?.matches(run, now: now) ?? true
    }
    hidden = runs.count - visible.count
    sortVisible(runs)
    lines = grouped(runs)
    guard selectedLine(in: runs) == nil else { return }
    // A run that a folded group hides is found at its heading.
    let heading = lines.firstIndex { line in
      guard case .group(let group) = line, let selected else { return false }
      return group.runs.contains { runs[$0].id == selected }
    }
    select(line: heading ?? min(before, lines.count - 1), in: runs)
  }

  package mutating func select(line: Int, in runs: [RunRow]) {
    guard lines.indices.contains(line) else { return select(nil) }
    switch lines[line] {
    case .group(let heading):
      // What concerns one run is about the first of its group.
      select(heading.runs.first.map { runs[$0].id })
      (group, isHeadingSelected) = (heading.key, true)
    case .run(let index, let key):
      select(runs[index].id)
      group = key
    }
  }

  /// Whether a run that changed so keeps its place in the table, so that sorting anew can be spared.
  package func places(_ old: RunRow, like new: RunRow) -> Bool {
    guard old.title == new.title, old.status == new.status, old.tags == new.tags,
      old.isArchived == new.isArchived, old.note == new.note, filter.query == nil,
      grouping.keys(of: old) == grouping.keys(of: new)
    else { return false }
    switch sort {
    case .id, .status, .title, .tags, .note, .question, .experiment, .seed: return true
    case .epoch: return old.epoch == new.epoch
    case .started: return old.started == new.started
    case .duration: return old.duration == new.duration
    case .value(let name): return old.value(name) == new.value(name)
    }
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
    func text(_ value: String) -> String? { value.isEmpty ? nil : value.lowercased() }
    switch self.sort {
    case .id: sort(\.id)
    case .status: sort { RunStatus.allCases.firstIndex(of: $0.status) }
    case .title: sort { $0.title.lowercased() }
    case .epoch: sort(\.epoch)
    case .started: sort { finite($0.started) }
    case .duration: sort { finite($0.duration) }
    case .seed: sort(\.seed)
    case .tags: sort { text($0.tags.joined(separator: " ")) }
    case .note: sort { text($0.note) }
    case .question: sort { text($0.question ?? "") }
    case .experiment: sort { text($0.experiment) }
    case .value(let name): sort { $0.value(name).flatMap(SortKey.init) }
    }
  }

  /// Groups in the order of their first runs; runs that belong to none stand alone.
  private func grouped(_ runs: [RunRow]) -> [RunLine] {
    guard grouping != .none else { return visible.map { .run($0, group: nil) } }
    let keys = visible.map { grouping.keys(of: runs[$0]) }
    var members: [String: [Int]] = [:]
    for (index, keys) in zip(visible, keys) {
      for key in keys { members[key, default: []].append(index) }
    }
    // A single seed is no group of seeds.
    if grouping == .seeds { members = members.filter { $0.value.count > 1 } }
    var done: Set<String> = []
    var lines: [RunLine] = []
    for (index, keys) in zip(visible, keys) {
      let groups = keys.filter { members[$0] != nil }
      if groups.isEmpty { lines.append(.run(index, group: nil)) }
      for key in groups where done.insert(key).inserted {
        let group = RunGroup(
          key: key, runs: members[key] ?? [],
          isFolded: grouping.startsFolded != toggled.contains(key))
        lines.append(.group(group))
        if !group.isFolded { lines += group.runs.map { .run($0, group: key) } }
      }
    }
    return lines
  }
}

/// A named value in an order: numbers before texts.
private enum SortKey: Comparable {
  case number(Double)
  case text(String)

  /// Nil for a number that is none.
  init?(_ value: RunValue) {
    switch value {
    case .number(let number) where number.isFinite: self = .number(number)
    case .number: return nil
    case .text(let text): self = .text(text.lowercased())
    }
  }
}
