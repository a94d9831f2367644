import Foundation
import RunStore
import Synchronization
import Testing
import Workbench

@testable import WorkbenchRuntime

/// Several stores behind one list of runs.
@Suite struct RunStoresTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "thresh-stores-\(UUID().uuidString)").path

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  @discardableResult
  private func makeRun(in name: String) throws -> RunLease {
    try RunStore(path: path(name)).createRun(
      RunStart(
        title: name, experiment: "e.yaml", experimentText: "", resolvedText: "title: t", seed: 1,
        machine: "m", codeVersion: "v", plannedEpochs: 1), now: Clock.now())
  }

  @Test func `a store that cannot be opened is said and left out`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeRun(in: "a")
    try "not a database, and long enough to be looked at".write(
      toFile: path("file"), atomically: true, encoding: .utf8)
    let stores = try RunStores(paths: [path("file"), path("a"), path("b"), path("a/")])
    #expect(stores.all.map(\.path) == [path("a"), path("b")])
    #expect(stores.problems.count == 1)
    #expect(stores.problems[0].contains("file"), "\(stores.problems)")
    #expect(throws: StoreError.self) { try RunStores(paths: [path("file")]) }
  }

  @Test func `a run is found in its store, and one of no store is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeRun(in: "a")
    try makeRun(in: "b")
    let stores = try RunStores(paths: [path("a"), path("b")])
    let found = try stores.find(RunID(1, inStore: 1))
    #expect(found.store.path == path("b") && found.number == 1)
    #expect(throws: RuntimeError("run c:0001 is in none of the open stores")) {
      try stores.find(RunID(1, inStore: 2))
    }
  }

  @Test func `a feed numbers runs by its store, also in a store that is only read`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeRun(in: "b")
    let store = try RunStore(path: path("b"), access: .readOnly)
    let told = Mutex<[Message]>([])
    let feed = StoreFeed(
      store: store, index: 1, commandNumbers: CommandNumbers(), isHere: { _ in false },
      deliver: { new in told.withLock { $0 += new } })
    let run = RunID(1, inStore: 1)
    feed.open(run)
    feed.describe(run)
    var (listed, opened, described): (RunID?, RunID?, RunID?) = (nil, nil, nil)
    for _ in 0..<200 where listed == nil || opened == nil || described == nil {
      usleep(20_000)
      for message in told.withLock({ $0 }) {
        switch message {
        case .runs(let rows, store: 1): listed = rows.first?.id
        case .opened(let view): opened = view.id
        case .described(let run, _): described = run
        default: break
        }
      }
    }
    #expect(listed == run && opened == run && described == run)
  }
}
