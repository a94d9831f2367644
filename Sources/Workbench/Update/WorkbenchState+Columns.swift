import TerminalUI

/// The columns of the run table, and the values they need.
extension WorkbenchState {
  func columnEntries(_ chooser: ColumnChooser) -> [RunColumn] {
    chooser.entries(shown: interface.runs.columns, fields: fieldNames)
  }

  mutating func press(
    _ key: Key, _ modifiers: Modifiers, _ action: Action?, in chooser: ColumnChooser
  ) {
    var chooser = chooser
    let entries = columnEntries(chooser)
    let column = entries.indices.contains(chooser.selected) ? entries[chooser.selected] : nil
    switch (action, key) {
    case (.accept, _):
      interface.dialog = nil
      return
    case (.previousItem, _): chooser.selected = max(chooser.selected - 1, 0)
    case (.nextItem, _): chooser.selected = max(min(chooser.selected + 1, entries.count - 1), 0)
    case (_, .character(" ")):
      if let column {
        toggle(column)
        chooser.selected = columnEntries(chooser).firstIndex(of: column) ?? 0
      }
    case (_, .left), (_, .right):
      guard let column, let place = interface.runs.columns.firstIndex(of: column) else { break }
      let target = place + (key == .left ? -1 : 1)
      guard interface.runs.columns.indices.contains(target) else { break }
      interface.runs.columns.swapAt(place, target)
      chooser.selected = columnEntries(chooser).firstIndex(of: column) ?? 0
    default:
      let text = chooser.field.text
      _ = chooser.field.handle(key, modifiers)
      if chooser.field.text != text { chooser.selected = 0 }
    }
    interface.dialog = .columns(chooser)
  }

  /// The number of a run stays: it is what every other place calls it by.
  mutating func toggle(_ column: RunColumn) {
    if let place = interface.runs.columns.firstIndex(of: column) {
      if column != .id { interface.runs.columns.remove(at: place) }
    } else {
      interface.runs.columns.append(column)
    }
  }

  /// Asks for the values the table shows, sorts and filters by.
  mutating func watchFields() -> [Effect] {
    let list = interface.runs
    let watch = FieldWatch(
      fields: list.fields, includesLabelSets: list.filter.query?.needsMix ?? false)
    guard watch != interface.watched, hasLoadedRuns else { return [] }
    interface.watched = watch
    return [.watchFields(watch)]
  }

  mutating func take(fieldNames names: [String], of store: Int) {
    guard names != fieldNamesByStore[store] else { return }
    fieldNamesByStore[store] = names
    fieldNames = Set(fieldNamesByStore.values.joined()).sorted()
    readFilter()
    revision += 1
  }

  /// Understands the filter anew and shows what it lets through.
  mutating func readFilter() {
    let before = interface.runs.filter.query
    interface.runs.filter.read(fields: fieldNames, calendar: calendar)
    refreshRuns()
    // The table does not empty itself while a name is written.
    let list = interface.runs
    if list.isFiltering, list.visible.isEmpty, list.filter.isNamingField(fieldNames) {
      interface.runs.filter.keep(before)
      refreshRuns()
    }
  }
}

/// The named values of runs that are asked for.
package struct FieldWatch: Equatable, Sendable {
  package var fields: [String] = []
  /// Also how many training images each label set has.
  package var includesLabelSets = false

  package init(fields: [String] = [], includesLabelSets: Bool = false) {
    self.fields = fields
    self.includesLabelSets = includesLabelSets
  }
}
