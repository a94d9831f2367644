import RunStore
import Workbench

/// The runs of a store as a table of chosen columns, filtered and sorted as the screen does it.
package struct RunListReport: HeadlessReport {
  /// A name and its value; undefined ones are null.
  package struct Row: Encodable {
    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    fileprivate var cells: [(name: String, value: RunValue?)]

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for cell in cells {
        let key = Key(stringValue: cell.name)
        switch cell.value {
        case .number(let number): try container.encode(number, forKey: key)
        case .text(let text): try container.encode(text, forKey: key)
        case nil: try container.encodeNil(forKey: key)
        }
      }
    }
  }

  private enum CodingKeys: String, CodingKey { case columns, runs }

  package var columns: [String]
  package var runs: [Row]
  /// The numbers of the runs, in the order they are listed.
  package var order: [Int64]

  /// - Parameters:
  ///   - filter: as it is written on the screen; nil lists all.
  ///   - columns: names of own columns (`status`, `seed`) or of values (`best:macro-f1`, or a setting's
  ///     path, shortened or whole).
  ///   - sort: the name of a column; nil lists newest first.
  /// - Throws: what is not understood, in a sentence with the nearest name.
  package init(
    of store: RunStore, filter: String?, columns: [String], sort: String?, isReversed: Bool,
    includesArchived: Bool
  ) throws {
    let names = try store.fieldNames()
    let query = try filter.map { try RunQuery($0, fields: names) }
    let chosen = try columns.map { try RunColumn(named: $0, fields: names) }
    var list = RunList()
    list.columns = chosen
    if let sort {
      list.sort = try RunColumn(named: sort, fields: names)
      list.isAscending = list.sort.startsAscending
    }
    if isReversed { list.isAscending.toggle() }
    var fields =
      chosen.compactMap(\.field) + (query?.fields ?? []) + [list.sort.field].compactMap(\.self)
    if query?.needsMix == true { fields += names.filter { $0.hasPrefix("mix:") } }
    let now = Clock.now()
    let stored = try store.runs(
      RunFilter(shelf: includesArchived ? .both : .current), now: now)
    let values = try store.values(of: Array(Set(fields)))
    let rows = stored.map { run in
      var row = RunRow(run, isHere: false)
      for (field, found) in values { row.values[field] = found[run.id].map { RunValue($0) } }
      return row
    }.filter { query?.matches($0, now: now) ?? true }
    list.showsArchived = true
    list.refresh(rows, now: now)
    self.columns = chosen.map(\.commandName)
    order = list.visible.map { rows[$0].id }
    runs = list.visible.map { index in
      Row(cells: chosen.map { ($0.commandName, rows[index].cell($0)) })
    }
  }

  package var csv: CSVTable {
    var table = CSVTable(columns)
    for run in runs {
      table.add(
        run.cells.map { cell in
          switch cell.value {
          case .number(let number): number
          case .text(let text): text
          case nil: nil
          }
        })
    }
    return table
  }

  package var text: String {
    let texts = runs.map { run in
      run.cells.map { cell in
        switch cell.value {
        case .number(let number):
          number == number.rounded() && abs(number) < 1e15
            ? String(Int(number)) : Figures.rate(number)
        case .text(let text): text
        case nil: "–"
        }
      }
    }
    let widths = columns.indices.map { column in
      min(texts.reduce(columns[column].count) { max($0, $1[column].count) }, 40)
    }
    let isNumber = columns.indices.map { column in
      runs.contains { if case .number = $0.cells[column].value { true } else { false } }
    }
    let signed = zip(widths, isNumber).map { $1 ? $0 : -$0 }
    return ([columns] + texts).map { TextTable.row($0, signed) }.joined(separator: "\n")
  }
}

extension RunColumn {
  /// What a person calls it on a command line.
  package var commandName: String {
    switch self {
    case .id: "run"
    case .duration: "took"
    case .value(let name): name
    case .status, .title, .epoch, .started, .seed, .tags, .note, .question, .experiment: title
    }
  }

  fileprivate init(named name: String, fields: [String]) throws {
    if let own = RunColumn.own.first(where: { $0.commandName == name }) {
      self = own
      return
    }
    if fields.contains(name) {
      self = .value(name)
      return
    }
    // A query knows short names: `macro-f1` is the best, `train.rate` the optimiser's.
    guard let field = try RunQuery("\(name)=0", fields: fields).fields.first else {
      throw RuntimeError(
        "\(name) is no column; allowed: "
          + "\(RunColumn.own.map(\.commandName).joined(separator: ", ")), or a value such as macro-f1"
      )
    }
    self = .value(field)
  }
}

extension RunRow {
  fileprivate func cell(_ column: RunColumn) -> RunValue? {
    func text(_ text: String) -> RunValue? { text.isEmpty ? nil : .text(text) }
    return switch column {
    case .id: .text(id.runText)
    case .status: .text(status.rawValue)
    case .title: .text(title)
    case .epoch: .number(Double(epoch))
    case .started: started.map { .number($0) }
    case .duration: duration.map { .number($0) }
    // A seed may have more digits than a number keeps.
    case .seed: .text(String(seed))
    case .tags: text(tags.joined(separator: " "))
    case .note: text(note)
    case .question: text(question ?? "")
    case .experiment: text(experiment)
    case .value(let name): value(name)
    }
  }
}
