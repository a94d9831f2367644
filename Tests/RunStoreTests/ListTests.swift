import Foundation
import Testing

@testable import RunStore

@Suite struct ListTests {
  @Test func `runs are found by shelf, tag and text`() throws {
    let store = try RunStore.temporary()
    for (title, tags) in [("Mix 05", ["night"]), ("mix-06", ["nightly"]), ("base", [])] {
      let lease = try store.createRun(.example(title, tags: tags), now: 0)
      try store.finish(lease, .done, now: 1)
    }
    try store.setNote(3, to: "a MIXED bag")
    func found(_ filter: RunFilter) throws -> [Int64] { try store.runs(filter, now: 2).map(\.id) }
    #expect(try found(RunFilter()) == [3, 2, 1])
    #expect(try found(RunFilter(tag: "night")) == [1])
    #expect(try found(RunFilter(text: "mix")) == [3, 2, 1])
    #expect(try found(RunFilter(text: "mix-")) == [2])
    #expect(try found(RunFilter(text: "single labels")) == [3, 2, 1])
    #expect(try found(RunFilter(text: "%")) == [])
    try store.archive(2, now: 2)
    #expect(try found(RunFilter()) == [3, 1])
    #expect(try found(RunFilter(shelf: .archived)) == [2])
    #expect(try found(RunFilter(shelf: .both, text: "mix-")) == [2])
    try store.restore(2)
    #expect(try found(RunFilter()) == [3, 2, 1])
  }

  @Test func `tags, titles and notes are kept as they are given`() throws {
    let store = try RunStore.temporary()
    let run = try store.createRun(.example(), now: 0).run
    try store.tag(run, "night")
    try store.tag(run, "both ways")
    try store.tag(run, "night")
    try store.rename(run, to: "two\nlines '; DROP TABLE runs")
    try store.setNote(run, to: "n\u{0}ote")
    #expect(try store.summary(of: run, now: 0)?.tags == ["night", "both ways"])
    try store.untag(run, "night")
    try store.untag(run, "never there")
    let kept = try #require(try store.summary(of: run, now: 0))
    #expect(kept.tags == ["both ways"] && kept.title == "two\nlines '; DROP TABLE runs")
    for bad in ["", " x", "x ", "a\nb", "a\r\nb", "a\u{1b}b", String(repeating: "x", count: 65)] {
      #expect(sentence { try store.tag(run, bad) }.contains("is not a tag; allowed: 1 to 64"))
      #expect(sentence { try store.createRun(.example(tags: [bad]), now: 0) }.contains("not a tag"))
    }
    #expect(sentence { try store.rename(7, to: "x") }.contains("there is no run 0007"))
  }

  @Test func `the news of the list are what changed, what lives and what is gone`() throws {
    let store = try RunStore.temporary()
    var leases: [RunLease] = []
    for index in 1...3 { leases.append(try store.createRun(.example("\(index)"), now: 0)) }
    for lease in leases.dropLast() { try store.finish(lease, .done, now: 0) }
    let first = try store.runListNews(now: 1)
    #expect(first.runs.map(\.id) == [3, 2, 1] && first.purged.isEmpty)

    let still = try store.runListNews(after: first.mark, now: 1)
    #expect(still.runs.map(\.id) == [3], "a live run is always told")
    #expect(still.mark == first.mark)
    try store.append(leases[2], RunFlush(progress: RunProgress(step: 5)), now: 2)
    try store.tag(1, "night")
    try store.archive(2, now: 2)
    try store.purge(2)
    try store.finish(leases[2], .stopped, now: 3)
    let second = try store.runListNews(after: first.mark, now: 3)
    #expect(second.runs.map(\.id) == [3, 1] && second.purged == [2])
    #expect(second.runs[0].status == .stopped && second.runs[0].progress.step == 5)
    let third = try store.runListNews(after: second.mark, now: 4)
    #expect(third.runs.isEmpty && third.purged.isEmpty)
  }

  @Test func `only an archived run can be purged, and it leaves nothing but its number`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let other = try store.createRun(.example(), now: 0)
    for lease in [lease, other] {
      try store.append(
        lease,
        RunFlush(
          points: (0..<3000).map { StoredPoint(series: "loss", step: $0, value: 1) },
          log: [StoredLogLine(time: 0, text: "a line")], snapshot: "{}"), now: 0)
      try store.recordCheckpoint(lease, .last, epoch: 1, step: 9, smallCheckpoint(9), now: 0)
    }
    #expect(
      sentence { try store.archive(lease.run, now: 1) } == """
        run 0001 is running and cannot be archived; allowed: a run no process works on
        """)
    try store.finish(lease, .done, now: 1)
    #expect(
      sentence { try store.purge(lease.run) }
        == "run 0001 is not archived; only an archived run can be purged")
    try store.archive(lease.run, now: 1)
    #expect(
      sentence { try store.claim(lease.run, now: 1) }
        == "run 0001 is archived and cannot be resumed; restore it first")
    try store.purge(lease.run)

    #expect(try store.runs(RunFilter(shelf: .both), now: 1).map(\.id) == [other.run])
    #expect(sentence { try store.restore(lease.run) }.contains("there is no run 0001"))
    #expect(!FileManager.default.fileExists(atPath: store.folder.checkpoints(of: lease.run)))
    #expect(try store.steps("loss", of: other.run).count == 3000)
    #expect(try store.loadCheckpoint(of: other.run).file == smallCheckpoint(9))
    let rows = try store.read { db in
      try ["series_points", "log", "snapshots", "sessions", "run_details", "checkpoints"].map {
        try db.rows("SELECT count(*) FROM \($0)") { try $0.take(Int.self) }[0]
      }
    }
    #expect(rows == [6, 1, 1, 1, 1, 1])
    #expect(try store.createRun(.example(), now: 2).run == 3, "numbers never come again")
  }

  @Test func `a purge that was cut short is carried to its end by the next`() throws {
    let store = try RunStore.temporary()
    for _ in 0..<2 {
      let lease = try store.createRun(.example(), now: 0)
      try store.append(lease, "loss", (0..<600).map { ($0, 1) })
      try store.finish(lease, .done, now: 0)
      try store.archive(lease.run, now: 0)
    }
    try store.write { try $0.execute(sql: "UPDATE runs SET purging = 1 WHERE id = 1") }
    #expect(try store.runs(RunFilter(shelf: .both), now: 1).map(\.id) == [2])
    try store.purge(2)
    let left = try store.read {
      try $0.rows("SELECT id FROM series_points") { try $0.take(Int.self) }
    }
    #expect(left.isEmpty)
  }
}
