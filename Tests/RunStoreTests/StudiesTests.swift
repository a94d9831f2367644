import Metrics
import Studies
import Testing

@testable import RunStore

/// Studies of a store, and the runs that answer them.
@Suite struct StudiesTests {
  let folder: TestFolder
  let store: RunStore

  init() throws {
    folder = try TestFolder()
    store = try RunStore(path: folder.path)
  }

  private func resolved(_ seed: UInt64, rate: String = "1e-3", title: String = "a") -> String {
    "title: \(title)\nseed: \(seed)\ntrain:\n  rate: \(rate)\n"
  }

  private func queue(_ text: String, seed: UInt64) throws -> Int64 {
    var start = RunStart.example()
    start.resolvedText = text
    start.seed = seed
    return try store.enqueue(start, now: 1)
  }

  @Test func `a study is kept with its images, and the newest stands first`() throws {
    let images = StudyImages(
      numbers: [4, 7], names: ["a", "b"], strata: ["cat", ""])
    var study = StoredStudy(
      title: "pets", created: 10, file: "pets.yaml", directory: "/home", text: "title: pets\n",
      settings: ["seeds=3"], images: images)
    try store.saveStudy(study)
    try store.saveStudy(
      StoredStudy(title: "other", created: 20, file: "o.yaml", directory: "/", text: "x"))
    var kept = try store.studies()
    #expect(kept.map(\.title) == ["other", "pets"])
    #expect(kept[0].images == nil)
    study.id = kept[1].id
    #expect(kept[1] == study)

    study.text = "title: pets\nseeds: 4\n"
    study.created = 99
    try store.saveStudy(study)
    kept = try store.studies()
    #expect(kept.count == 2 && kept[1].text == study.text && kept[1].created == 10)
  }

  @Test func `runs of a configuration are found by what they train, not by their titles`() throws {
    let first = try queue(resolved(1), seed: 1)
    let second = try queue(resolved(2, title: "b"), seed: 2)
    let other = try queue(resolved(1, rate: "1e-2"), seed: 1)
    let wanted = RunStore.configuration(ofResolved: resolved(9, title: "c"))
    #expect(
      try store.runs(ofConfigurations: [wanted], now: 2)[wanted]?.map(\.id) == [first, second])
    let stray = RunStore.configuration(ofResolved: resolved(9, rate: "1e-2"))
    #expect(try store.runs(ofConfigurations: [stray], now: 2)[stray]?.map(\.id) == [other])
    try store.takeOutOfQueue(first, now: 3)
    try store.archive(first, now: 3)
    #expect(try store.runs(ofConfigurations: [wanted], now: 4)[wanted]?.map(\.id) == [second])
  }

  @Test func `a run says of which study and arm it is, of the first that asked for it`() throws {
    let run = try queue(resolved(1), seed: 1)
    try store.assign(run, toStudy: "pets", arm: "both 10%")
    try store.assign(run, toStudy: "other", arm: "singles")
    let values = try store.values(of: run)
    #expect(values["study"] == .text("pets") && values["arm"] == .text("both 10%"))
    #expect(throws: StoreError.self) { try store.assign(77, toStudy: "pets", arm: "x") }
  }

  @Test func `a study looks at the test split of a run once, however often it is shown`() throws {
    let lease = try store.createRun(.example(), now: 0)
    for _ in 0..<3 { _ = try store.testScores(of: lease.run, forStudy: "pets", now: 5) }
    // Nothing is stored of it, so nothing was seen.
    #expect(try store.testLooks(of: lease.run).isEmpty)
    let table = try ScoreTable(labels: ["cat"], images: [1], scores: [0.5], targets: [1])
    try store.recordScores(lease, .test, table, epoch: 1, step: 2, now: 5)
    for _ in 0..<3 {
      #expect(try store.testScores(of: lease.run, forStudy: "pets", now: 6) != nil)
    }
    _ = try store.testScores(of: lease.run, forStudy: "other", now: 7)
    #expect(try store.testLooks(of: lease.run).map(\.reason) == ["study pets", "study other"])
  }
}
