import TerminalUI
import Testing

@testable import Workbench

/// Columns, groups and marks of the run table.
@Suite struct RunTableTests {
  private static let seeds: [RunRow] = [
    row(5, "pets", seed: 3, f1: 0.7, "a"), row(4, "pets", seed: 2, f1: 0.8, "a"),
    row(3, "alone", seed: 1, f1: 0.5, "b"), row(2, "pets", seed: 1, f1: 0.9, "a"),
  ]

  private static func row(
    _ id: RunID, _ title: String, seed: UInt64, f1: Double, _ configuration: String,
    tags: [String] = []
  ) -> RunRow {
    RunRow(
      id: id, title: title, status: .done, started: Sample.now - Double(100 - id), epochs: 3,
      seed: seed, tags: tags, experiment: "\(title).yaml",
      values: [
        "best:macro-f1": .number(f1), "configuration": .text(configuration),
        "train.optimizer.rate": .number(0.003),
      ])
  }

  private func table(_ rows: [RunRow] = seeds, width: Int = 80, height: Int = 24) -> WorkbenchState
  {
    var state = Sample.state(width: width, height: height, [.runs(rows)])
    _ = state.update(.fieldNames(["best:macro-f1", "configuration", "train.optimizer.rate"]))
    return state
  }

  private func group(_ grouping: RunGrouping, _ rows: [RunRow] = seeds) -> WorkbenchState {
    var state = table(rows)
    state.group(by: grouping)
    return state
  }

  private func line(_ state: WorkbenchState, with text: String) -> String {
    state.view().lines.first { $0.contains(text) } ?? "no line with \(text)"
  }

  // MARK: Groups

  @Test func `seeds of one configuration fold to mean and spread; a single run stands alone`() {
    let state = group(.seeds)
    #expect(state.interface.runs.lines.count == 2)
    // Mean of .7, .8 and .9; their sample deviation is .1.
    #expect(line(state, with: "3 runs").contains(".800 ±.100"))
    #expect(line(state, with: "3 runs").contains("pets"))
    #expect(line(state, with: "alone").contains("0003"))
  }

  @Test func `Enter, Left and Right open and close a group`() {
    var state = group(.seeds)
    state.press(.home, .enter)
    #expect(state.interface.runs.lines.count == 5)
    state.press(.down, .down)
    #expect(state.interface.runs.selected == 4)
    state.press(.left)
    #expect(state.interface.runs.lines.count == 2)
    #expect(state.interface.runs.selectedGroup != nil)
    state.press(.right)
    #expect(state.interface.runs.lines.count == 5)
  }

  @Test func `a run of two tags stands in both groups, and both can be walked through`() {
    let rows = [
      Self.row(2, "two", seed: 1, f1: 0.5, "a", tags: ["x", "y"]),
      Self.row(1, "one", seed: 1, f1: 0.5, "b", tags: ["y"]),
    ]
    var state = group(.tag, rows)
    #expect(state.interface.runs.lines.count == 5)
    state.press(.home)
    var seen: [Int?] = [state.interface.runs.selectedLine(in: state.runs)]
    for _ in 0..<4 {
      state.press(.down)
      seen.append(state.interface.runs.selectedLine(in: state.runs))
    }
    #expect(seen == [0, 1, 2, 3, 4])
  }

  @Test func `a run that changes its group moves there`() {
    var state = group(.tag)
    var changed = Self.seeds[0]
    changed.tags = ["night"]
    _ = state.update(.runChanged(changed))
    #expect(
      state.interface.runs.lines.contains { line in
        if case .group(let group) = line { group.key == "night" } else { false }
      })
  }

  // MARK: Columns

  @Test func `a column is found by a part of its name, shown, sorted by and hidden again`() {
    var state = table(width: 120)
    state.press(.character("c"))
    state.type("optrate")
    state.press(.character(" "), .enter)
    #expect(state.interface.runs.columns.last == .value("train.optimizer.rate"))
    #expect(state.view().lines.contains { $0.contains("rate") && $0.contains("status") })
    #expect(line(state, with: "alone").contains("3e-3"))
    state.sort(by: .value("train.optimizer.rate"))
    #expect(state.interface.runs.visible.count == 4)
    state.press(.character("c"))
    state.type("optrate")
    state.press(.character(" "), .enter)
    #expect(state.interface.runs.columns == RunColumn.standard)
  }

  @Test func `a column moves to the left and to the right; the number cannot be hidden`() {
    var state = table()
    state.press(.character("c"), .down, .right)
    #expect(state.interface.runs.columns[1...2] == [.title, .status])
    state.press(.left)
    #expect(state.interface.runs.columns == RunColumn.standard)
    state.press(.up, .character(" "))
    #expect(state.interface.runs.columns.first == .id)
  }

  @Test func `values that are shown, sorted or filtered by are asked for, each once`() {
    var state = table()
    state.press(.character("/"))
    var effects: [Effect] = []
    for letter in "train.rate<.01 and has:both" { effects += state.press(.character(letter)) }
    #expect(
      effects.last
        == .watchFields(
          FieldWatch(
            fields: ["best:macro-f1", "last:loss", "train.optimizer.rate"],
            includesLabelSets: true)))
  }

  @Test func `a filter that is not understood says where and why, and changes nothing shown`() {
    var state = table(width: 160, height: 48)
    state.press(.character("/"))
    state.type("pets")
    #expect(state.interface.runs.visible.count == 3)
    state.type(" (")
    #expect(state.interface.runs.visible.count == 3)
    #expect(line(state, with: "filter").contains("column 7"))
    state.press(.enter)
    #expect(state.interface.runs.isFiltering, "it is written on")
    state.press(.escape)
    #expect(state.interface.runs.visible.count == 4)
  }

  @Test
  func `while a field is being named the table keeps what it showed; Enter takes it at its word`() {
    var state = table()
    state.press(.character("/"))
    state.type("pets and macro")
    #expect(state.interface.runs.visible.count == 3)
    state.type("-f1>.75")
    #expect(state.interface.runs.visible.count == 2)
    for _ in 0..<7 { state.press(.backspace) }
    state.press(.enter)
    #expect(state.interface.runs.visible.isEmpty)
  }

  @Test func `Tab completes a filter, Up recalls the one before`() {
    var state = table()
    state.press(.character("/"))
    state.type("pe")
    state.press(.enter, .character("/"))
    for _ in 0..<2 { state.press(.backspace) }
    state.type("stat")
    state.press(.tab)
    #expect(state.interface.runs.filter.text == "status:")
    state.press(.up)
    #expect(state.interface.runs.filter.text == "pe")
  }

  // MARK: Marks

  @Test func `Space marks and goes on; what is done is done to all marked, and undone as one`() {
    var state = table()
    state.press(.home, .character(" "), .character(" "))
    #expect(state.interface.runs.marked == [5, 4])
    #expect(line(state, with: "0005").contains("* 0005"))
    #expect(
      state.press(.character("d")).filter { $0 == .archive(5) || $0 == .archive(4) }.count == 2)
    #expect(state.interface.runs.visible.count == 2)
    state.press(.character("U"))
    #expect(state.press(.character("u")).contains(.restore(4)))
    #expect(state.interface.runs.visible.count == 4)
  }

  @Test func `what is archived is marked no more, so that the next key is about what is in sight`()
  {
    var state = table()
    state.press(.home, .character(" "), .character(" "), .character("d"))
    #expect(state.interface.runs.marked.isEmpty)
    let left = state.interface.runs.selected ?? 0
    #expect(state.press(.character("d")).contains(.archive(left)))
  }

  @Test func `an empty note does not wipe the notes of several runs`() {
    var state = table()
    state.press(.home, .character(" "), .character(" "), .character("n"))
    #expect(state.press(.enter).isEmpty)
    #expect(state.interface.dialog != nil)
  }

  @Test func `a run that a folded group hides is found at its heading`() {
    var state = table()
    while state.selectedRun?.id != 3 { state.press(.down) }
    state.press(.down)
    state.group(by: .seeds)
    #expect(state.interface.runs.selectedGroup == "a")
  }

  @Test func `Space twice shows and hides the same column`() {
    var state = table()
    state.press(.character("c"), .down, .down, .character(" "), .character(" "))
    #expect(Set(state.interface.runs.columns) == Set(RunColumn.standard))
    #expect(state.interface.runs.columns.count == RunColumn.standard.count)
  }

  @Test func `a filter that is written on does not lose what was written`() {
    var state = table()
    state.press(.character("/"))
    state.type("pets")
    state.press(.enter, .character("/"), .control("u"), .up)
    state.type("x")
    state.press(.up, .down)
    #expect(state.interface.runs.filter.text == "petsx")
  }

  @Test func `tags are added to several runs, and taken from them after a minus`() {
    var state = table(
      Self.seeds.map { row in
        var row = row
        row.tags = ["old"]
        return row
      })
    state.press(.home, .character(" "), .character(" "), .character("t"))
    state.type("night -old")
    let effects = state.press(.enter)
    #expect(effects.contains(.setTags(["night"], of: 5)))
    #expect(effects.contains(.setTags(["night"], of: 4)))
  }

  @Test func `a run is deleted for good only from the archive, and by typing its number`() {
    var state = table()
    state.press(.home, .character("D"))
    #expect(state.interface.dialog == nil)
    state.press(.character("d"), .character("a"))
    while state.selectedRun?.id != 5 { state.press(.up) }
    state.press(.character("D"))
    #expect(state.press(.enter).isEmpty)
    state.type("0005")
    #expect(state.press(.enter) == [.purge([5])])
  }

  @Test func `p pins a run, and again lets it go`() {
    var state = table()
    state.press(.home, .character("p"))
    #expect(state.interface.runs.pinned == 5)
    #expect(line(state, with: "0005").contains("P 0005"))
    state.press(.character("p"))
    #expect(state.interface.runs.pinned == nil)
  }

  @Test func `a run is renamed at once, and the store follows`() {
    var state = table()
    state.press(.home, .character("R"))
    state.press(.control("u"))
    state.type("new name")
    #expect(state.press(.enter).contains(.rename(5, to: "new name")))
    #expect(line(state, with: "0005").contains("new name"))
  }

  @Test func `marks of runs that are gone are forgotten`() {
    var state = table()
    state.press(.home, .character(" "), .character("p"))
    _ = state.update(.runs(Array(Self.seeds.dropFirst(2))))
    #expect(state.interface.runs.marked.isEmpty)
    #expect(state.interface.runs.pinned == nil)
  }
}
