import Foundation
import GRDB
import Testing

@testable import RunStore

/// What a process killed at any moment leaves: the database and its log as they lie on the disk.
@Suite struct CrashTests {
  /// Copies both files while `store` is still open, as a kill would leave them.
  static func image(of folder: TestFolder) throws -> TestFolder {
    let image = try TestFolder()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.database + suffix, toPath: image.database + suffix)
    }
    return image
  }

  @Test func `everything committed survives, and what was under way is as if it never was`() throws
  {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    let lease = try store.createRun(.example(), now: 100)
    for step in 1...700 where step % 7 == 0 {
      try store.append(lease, "loss", (step - 6...step).map { ($0, 1) }, now: 100)
    }
    var taken: TestFolder?
    _ = try? store.write { db in
      // More than the cache holds, so that uncommitted pages reach the log.
      try db.execute(sql: "PRAGMA cache_size = 10")
      for step in 701...740 {
        let line = StoredLogLine(time: 0, text: String(repeating: "x", count: 30_000))
        let point = StoredPoint(series: "loss", step: step, value: 0)
        try db.append(lease, RunFlush(points: [point], log: [line]), now: 101)
      }
      taken = try Self.image(of: folder)
      throw StoreError.busy(path: "")
    }
    let image = try #require(taken)
    let size = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
    #expect(try size(image.database + "-wal") > 1_000_000, "the log holds the uncommitted pages")

    let after = try RunStore(path: image.path)
    #expect(try after.steps("loss", of: lease.run) == Array(1...700))
    #expect(try after.log(of: lease.run).lines.isEmpty)
    #expect(try after.runs(now: 106).first?.status == .interrupted)
    let next = try after.claim(lease.run, by: there, now: 106)
    try after.append(next, "loss", [(701, 1)], now: 106)
    #expect(try after.steps("loss", of: lease.run).count == 701)
  }

  @Test func `a log torn at any byte leaves the flushes before the tear, without a gap`() throws {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    let lease = try store.createRun(.example(), now: 100)
    // Into the database, so that the log holds flushes only.
    try store.writer?.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    var ends: [Int] = []
    for step in 1...40 {
      try store.append(lease, "loss", [(step, 1)], now: Double(step))
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.database + "-wal")
      ends.append(attributes[.size] as? Int ?? 0)
    }
    var generator = SplitMix(state: 11)
    for _ in 0..<25 {
      let length = Int.random(in: 0...(ends.last ?? 0), using: &generator)
      let image = try Self.image(of: folder)
      let handle = try #require(FileHandle(forWritingAtPath: image.database + "-wal"))
      try handle.truncate(atOffset: UInt64(length))
      try handle.close()
      let whole = ends.count { $0 <= length }
      let after = try RunStore(path: image.path)
      #expect(try after.steps("loss", of: lease.run) == Array(1..<whole + 1))
      let beat = try after.summary(of: lease.run, now: 0)?.heartbeat
      #expect(beat == (whole == 0 ? 100 : Double(whole)))
    }
  }

  @Test func `a full database refuses a flush, keeps all before it and goes on when there is room`()
    throws
  {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    let lease = try store.createRun(.example(), now: 0)
    func limit(_ pages: Int) throws {
      try store.writer?.writeWithoutTransaction { db in
        _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
      }
    }
    let used = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try limit(used + 3)
    var kept = 0
    var said = "no error"
    while said == "no error", kept < 100_000 {
      said = sentence {
        try store.append(lease, "loss", (kept..<kept + 100).map { ($0, Double($0)) })
      }
      if said == "no error" { kept += 100 }
    }
    #expect(
      said == """
        \(folder.database): the disk is full; what was recorded before is safe; \
        free some space and go on
        """)
    #expect(kept > 0)
    #expect(try store.steps("loss", of: lease.run) == Array(0..<kept))
    try store.beat(lease, now: 5)
    try limit(1 << 30)
    try store.append(lease, "loss", [(kept, 1)])
    #expect(try store.steps("loss", of: lease.run).count == kept + 1)
  }

  @Test func `a reader holds its moment while the writer goes on`() throws {
    let folder = try TestFolder()
    let writer = try RunStore(path: folder.path)
    let lease = try writer.createRun(.example(), now: 0)
    try writer.append(lease, "loss", [(1, 1)])
    let reader = try RunStore(path: folder.path, access: .readOnly)
    try reader.read { db in
      #expect(try db.seriesNews(of: lease.run, after: [:])["loss"]?.points.count == 1)
      for step in 2...50 { try writer.append(lease, "loss", [(step, 1)]) }
      #expect(try db.seriesNews(of: lease.run, after: [:])["loss"]?.points.count == 1)
    }
    #expect(try reader.steps("loss", of: lease.run).count == 50)
  }
}
