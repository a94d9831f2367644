import Testing

@testable import Workbench

/// Runs of several stores in one list.
@Suite struct SeveralStoresTests {
  private static let other = [
    RunRow(id: RunID(142, inStore: 1), title: "from elsewhere", status: .done),
    RunRow(id: RunID(7, inStore: 1), title: "an old one", status: .done),
  ]
  private static let stores = [
    OpenStore(path: "/home/a/runs"), OpenStore(path: "/data/old", isReadOnly: true),
  ]

  @Test(arguments: [
    (RunID(142, inStore: 0), "0142"), (RunID(142, inStore: 1), "b:0142"),
    (RunID(12345, inStore: 2), "c:12345"),
  ])
  func `a number tells its store, the first by saying nothing`(run: RunID, text: String) {
    #expect(run.runText == text)
    #expect(RunID(run.local, inStore: run.store) == run)
  }

  @Test func `a damaged number is written without a crash`() {
    for run in [RunID.min, -1, .max, 1 << 60] { #expect(run.runText.contains(":")) }
  }

  @Test func `the list of a store replaces its own runs and no others`() {
    var state = Sample.state([.runs(Sample.rows), .runs(Self.other, store: 1)])
    #expect(state.runs.count == Sample.rows.count + 2)
    _ = state.update(.runs([Self.other[0]], store: 1))
    #expect(state.runs.count == Sample.rows.count + 1)
    _ = state.update(.runs([]))
    #expect(state.runs.map(\.id) == [Self.other[0].id])
  }

  @Test func `runs of the same number are told apart, and found by their letter`() {
    var state = Sample.state([
      .stores(Self.stores), .runs(Sample.rows), .runs(Self.other, store: 1),
    ])
    let lines = drawn(state, 80, 24)
    #expect(lines.contains { $0.contains("  0142 ") } && lines.contains { $0.contains("b:0142") })
    for key in "/b:0142" { _ = state.update(.terminal(.key(.character(key)))) }
    _ = state.update(.terminal(.key(.enter)))
    #expect(state.interface.runs.selected == RunID(142, inStore: 1))
    #expect(state.update(.terminal(.key(.enter))) == [.openRun(RunID(142, inStore: 1))])
  }

  @Test func `a number is looked for in every store`() {
    var state = Sample.state([
      .stores(Self.stores), .runs(Sample.rows), .runs(Self.other, store: 1),
    ])
    for key in "/run=142" { _ = state.update(.terminal(.key(.character(key)))) }
    #expect(state.interface.runs.visible.count == 2)
  }

  @Test func `the title names the stores, and which cannot be written`() {
    let state = Sample.state([
      .stores(Self.stores), .runs(Sample.rows), .runs(Self.other, store: 1),
    ])
    let title = drawn(state, 80, 24).first { $0.contains("runs ") && $0.contains("a:") }
    #expect(title?.contains("a:runs  b:old read-only") == true, "\(drawn(state, 80, 24))")
    let single = Sample.state([.stores([OpenStore(path: "runs")]), .runs(Sample.rows)])
    #expect(!drawn(single, 80, 24).contains { $0.contains("a:") })
  }

  private func drawn(_ state: WorkbenchState, _ width: Int, _ height: Int) -> [String] {
    state.view(width: width, height: height).lines
  }
}
