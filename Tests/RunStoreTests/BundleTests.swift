import Foundation
import GRDB
import Testing

@testable import RunStore

@Suite struct BundleTests {
  @Test func `a run comes out of a bundle as it went in`() throws {
    let (folder, store) = (try TestFolder(), try RunStore.temporary())
    let run = try store.fullRun()
    try store.setNote(run, to: "a note\nof two lines")
    try store.archive(run, now: 200)
    let path = "\(folder.path)/run.bundle"
    let export = try store.export([run], to: path, now: 300)
    #expect(export.runs == [1] && export.live == [] && export.skipped == [])
    #expect(export.bytes > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.bundle"])

    let other = try RunStore.temporary()
    for title in ["a", "b"] { _ = try other.createRun(.example(title), now: 0) }
    #expect(
      try other.importRuns(from: path, now: 400) == [ImportedRun(origin: 1, run: 3, isNew: true)])
    #expect(try other.contents(of: 3) == store.contents(of: run))
    #expect(try other.loadCheckpoint(of: 3).file == smallCheckpoint(900))
    #expect(try other.loadCheckpoint(of: 3, kinds: [.best]).file == smallCheckpoint(450))
    #expect(try other.check(now: 400).filter { $0.run == 3 || $0.run == nil } == [])

    try other.restore(3)
    let lease = try other.claim(3, now: 500)
    try other.append(lease, "loss", [(1201, 0.5)], now: 500)
    try other.recordCheckpoint(lease, .last, epoch: 3, step: 1201, smallCheckpoint(7), now: 500)
    #expect(try other.checkpoints(of: 3).count == 3)
  }

  @Test func `a run that is here already is told, and taken again only when asked`() throws {
    let (folder, store) = (try TestFolder(), try RunStore.temporary())
    _ = try store.fullRun("one")
    _ = try store.fullRun("two")
    let path = "\(folder.path)/runs"
    try store.rename(2, to: "another name")
    _ = try store.export([2, 1, 2], to: path, withCheckpoints: false, now: 300)
    // The two differ in their experiments' texts alone.
    #expect(try store.importRuns(from: path, now: 400).map(\.run) == [1, 2])
    try store.tag(2, "mine")
    #expect(try store.importRuns(from: path, now: 400).allSatisfy { !$0.isNew })
    let again = try store.importRuns(from: path, tag: "gull", again: true, now: 400)
    #expect(again.map(\.run) == [3, 4] && again.map(\.origin) == [1, 2])
    #expect(try store.summary(of: 4, now: 400)?.tags == ["night", "gull"])
    #expect(try store.checkpoints(of: 4).isEmpty)
  }

  @Test func `a run in training is exported as it stands, interrupted elsewhere`() throws {
    let (folder, store) = (try TestFolder(), try RunStore.temporary())
    let lease = try store.createRun(.example(process: .current), now: 100)
    try store.append(lease, "loss", [(1, 0.5)], now: 100)
    try store.post("stop", to: 1, now: 100)
    let path = "\(folder.path)/live"
    #expect(try store.export([1], to: path, now: 101).live == [1])
    try store.append(lease, "loss", [(2, 0.5)], now: 101)

    let other = try RunStore.temporary()
    _ = try other.importRuns(from: path, now: 101)
    let run = try #require(try other.summary(of: 1, now: 101))
    #expect(run.status == .interrupted && run.owner == nil)
    #expect(try other.commands(of: 1).map(\.state) == [.refused])
    #expect(try other.steps("loss", of: 1) == [1])
    #expect(try other.check(now: 101) == [])
    _ = try other.claim(1, now: 101)
  }

  @Test func `an export never replaces a file unasked, and names a run that is not there`() throws {
    let (folder, store) = (try TestFolder(), try RunStore.temporary())
    _ = try store.fullRun()
    let path = "\(folder.path)/a"
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(
      sentence { try store.export([1], to: path, now: 1) }
        == "\(path): there is a file already; allowed: another name, or to replace it (--force)")
    #expect(
      sentence { try store.export([1, 7], to: path, replacing: true, now: 1) }
        == "\(store.path): there is no run 0007; the newest is 0001")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(
      sentence { try store.export([1], to: "\(folder.path)/no/a", now: 1) }.contains("/no/a"))
    _ = try store.export([1], to: path, replacing: true, now: 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `a checkpoint that is damaged is left out and told`() throws {
    let (folder, store) = (try TestFolder(), try RunStore.temporary())
    _ = try store.fullRun()
    let file = store.path(of: try store.checkpoints(of: 1)[0])
    try Data("half".utf8).write(to: URL(filePath: file))
    let export = try store.export([1], to: "\(folder.path)/a", now: 1)
    #expect(export.skipped == ["\(file): not a sound checkpoint: 4 bytes are too few"])
    let other = try RunStore.temporary()
    _ = try other.importRuns(from: "\(folder.path)/a", now: 2)
    #expect(try other.checkpoints(of: 1).map(\.step) == [450])
  }

  @Test func `a store of an older version can be exported by who may only read it`() throws {
    let (folder, out) = (try TestFolder(), try TestFolder())
    do {
      let old = try DatabaseQueue(path: folder.database)
      try old.writeWithoutTransaction { db in
        try db.execute(sql: Schema.migrations[0])
        try db.execute(
          sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 1")
        try db.execute(
          sql: """
            INSERT INTO runs (title, experiment, seed, created, status, planned_epochs,
              planned_steps, tags, note, revision) VALUES ('old', 'x', 1, 2, 'done', 1, 1, '', '', 1);
            INSERT INTO run_details VALUES (1, '', '', '', '', '[]', '{}', '', '', 0, 0);
            INSERT INTO sessions (run, token, owned, owner, heartbeat) VALUES (1, 1, 0, '{}', 2);
            """)
      }
      try old.close()
    }
    let store = try RunStore(path: folder.path, access: .readOnly)
    _ = try store.export([1], to: "\(out.path)/a", now: 1)
    let other = try RunStore.temporary()
    #expect(try other.importRuns(from: "\(out.path)/a", now: 2).map(\.run) == [1])
    #expect(try other.summary(of: 1, now: 2)?.title == "old")
  }
}
