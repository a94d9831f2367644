import Foundation
import GRDB
import Testing

@testable import RunStore

@Suite struct StoreCheckTests {
  let folder: TestFolder
  let store: RunStore

  init() throws {
    folder = try TestFolder()
    store = try RunStore(path: folder.path)
    _ = try store.fullRun()
  }

  /// What a check finds, as the place and what was found there.
  private func found(now: Double = 1000) throws -> [String] {
    try store.check(now: now).map { "\($0.run ?? 0) \($0.place): \($0.found)" }
  }

  private func file(_ name: String) throws -> String {
    let path = "\(store.folder.checkpoints)/\(name)"
    try StoreFolder.makeDirectory(URL(filePath: path).deletingLastPathComponent().path)
    try Data("half".utf8).write(to: URL(filePath: path))
    return path
  }

  /// Checks, repairs, checks again: everything must be found once, and mended.
  private func expectMended(_ words: [String], now: Double = 1000) throws {
    let findings = try store.check(now: now)
    #expect(findings.count == words.count, "\(findings)")
    for (finding, words) in zip(findings, words) {
      #expect("\(finding.place): \(finding.found)".contains(words), "\(finding)")
      #expect(finding.isMendable)
    }
    #expect(try store.repair(findings, now: now).allSatisfy(\.isMended))
    #expect(try found(now: now) == [])
  }

  @Test func `a sound store has no findings, and a check changes nothing`() throws {
    let state = try store.state()
    var told: [Int] = []
    let findings = try store.check(now: 1000) { done, count in told.append(done * 10 + count) }
    #expect(findings == [] && told == [1, 11])
    #expect(try store.state() == state)
    #expect(sentence { try store.check([7], now: 0) }.contains("there is no run 0007"))
    #expect(try RunStore(path: folder.path, access: .readOnly).check(now: 1000) == [])
  }

  @Test func `summaries and measures that do not fit are made anew`() throws {
    let contents = try store.contents(of: 1)
    try store.write { db in
      try db.run("UPDATE series_summaries SET max = 9 WHERE level = 0 AND node = 1")
      try db.run("UPDATE runs SET best_epoch = 2, last_loss = NULL")
    }
    try expectMended(["best and last measures: the best", "\"loss\": its summaries"])
    #expect(try store.contents(of: 1) == contents)
  }

  @Test func `what a killed process left is cleared`() throws {
    let lease = try store.createRun(.example(process: .current), now: 900)
    try store.post("stop", to: 2, now: 900)
    try store.write { db in
      try db.run(
        "UPDATE sessions SET owner = ? WHERE run = 2",
        [
          try JSONText.encode(
            ProcessIdentity(
              host: ProcessIdentity.current.host, boot: "before", nameSpace: "", number: 1,
              startTicks: 0))
        ])
    }
    let strangers = [
      try file("0001/step-000000001.1.tmp"), try file("0001/step-000000001.ckpt"),
      try file("0077/step-000000001.ckpt"),
    ]
    let aside = "\(folder.path)/import-dead.tmp"
    try StoreFolder.makeDirectory(aside)
    let host = ProcessIdentity.current.host
    try expectMended([
      "import: \(aside)", "0077: there is no such run",
      "step-000000001.1.tmp: a file that was never recorded", "step-000000001.ckpt: a file",
      "session: process 1 on \(host) has ended and left it running",
    ])
    for path in strangers + [aside] { #expect(!FileManager.default.fileExists(atPath: path)) }
    #expect(try store.commands(of: 2).map(\.state) == [.refused])
    #expect(sentence { try store.beat(lease, now: 1001) }.contains("taken over"))
    #expect(try store.summary(of: 2, now: 1001)?.status == .interrupted)
    _ = try store.claim(2, now: 1001)
  }

  @Test func `a live run is left alone, whatever lies in its folder`() throws {
    let lease = try store.createRun(.example(), now: 999)
    let stranger = try file("0002/step-000000001.2.tmp")
    try store.post("stop", to: 2, now: 999)
    #expect(try found() == [])
    // Found while it was silent, repaired once it had spoken again.
    let findings = try store.check(now: 9999)
    #expect(findings.map(\.place) == ["session", "checkpoints"])
    try store.beat(lease, now: 9999)
    #expect(try store.repair(findings, now: 9999).allSatisfy { !$0.isMended })
    #expect(FileManager.default.fileExists(atPath: stranger))
    try store.beat(lease, now: 9999)
  }

  @Test func `checkpoints that are gone are forgotten, damaged ones only told`() throws {
    let records = try store.checkpoints(of: 1)
    try FileManager.default.removeItem(atPath: store.path(of: records[0]))
    try expectMended(["checkpoint of step 900: \(store.path(of: records[0])): No such file"])
    #expect(try store.checkpoints(of: 1) == [records[1]])
    try Data("half".utf8).write(to: URL(filePath: store.path(of: records[1])))
    let findings = try store.repair(try store.check(now: 1000), now: 1000)
    #expect(findings.map(\.isMended) == [false] && findings[0].weight == .damage)
    #expect(findings[0].remedy.contains("archive and purge it"))
    #expect(FileManager.default.fileExists(atPath: store.path(of: records[1])))
  }

  @Test func `a purge that was cut short is carried to its end`() throws {
    try store.archive(1, now: 500)
    try store.write { try $0.run("UPDATE runs SET purging = 1") }
    try expectMended(["purge: a purge was cut short"])
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM series_points") } == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.checkpoints) == [])
  }

  @Test func `places in the queue and runs that wait belong together`() throws {
    let columns = try store.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('queue') WHERE \"notnull\"")
    }
    try store.write { db in
      try db.run(
        """
        INSERT INTO queue (run, \(columns.joined(separator: ", ")))
        VALUES (1, \(columns.map { _ in "0" }.joined(separator: ", ")))
        """)
    }
    try expectMended(["queue: it waits and is done"])
    try store.write { try $0.run("UPDATE runs SET status = 'queued'") }
    try expectMended(["queue: it is queued and not in the queue"])
    #expect(try store.summary(of: 1, now: 1000)?.status == .stopped)
  }

  @Test func `points that belong to no series are removed`() throws {
    try store.write { db in
      try db.run("INSERT INTO series_points VALUES (99 << 24, x'00'), (-1, x'01')")
    }
    try expectMended(["series: points that", "series: points that"])
  }

  @Test(arguments: [
    ("UPDATE runs SET status = 'zombie'", "line of the list: the status \"zombie\""),
    ("UPDATE run_details SET labels = '{'", "details: not JSON"),
    ("UPDATE epochs SET seconds = -1", "epochs: length of epoch 1 is -1.0 s"),
    ("UPDATE scores SET scores = zeroblob(4)", "validation scores: "),
    ("UPDATE thresholds SET labels = '[\"a\",\"b\"]'", "thresholds: the labels \"a, b\""),
    ("UPDATE series_points SET points = x'00'", "series \"loss\": a chunk of points has no head"),
    ("UPDATE sessions SET step = -1", "session: step is -1"),
  ])
  func `what cannot be mended is told with what to do, and stays as it is`(
    sql: String, words: String
  ) throws {
    try store.write { try $0.execute(sql: sql) }
    let state = try store.state()
    let findings = try store.repair(try store.check(now: 1000), now: 1000)
    let found = findings.map { "\($0.place): \($0.found)" }
    #expect(found.contains { $0.hasPrefix(words) }, "\(found)")
    #expect(findings.allSatisfy { !$0.isMended && !$0.remedy.isEmpty })
    #expect(try store.state() == state)
  }

  @Test func `a database SQLite cannot read is told, and nothing traps`() throws {
    store.close()
    var generator = SplitMix(state: 3)
    let sound = try Data(contentsOf: URL(filePath: folder.database))
    var told = 0
    for _ in 0..<30 {
      var bytes = sound
      for _ in 0..<3 {
        let start = Int.random(in: 100..<bytes.count - 512, using: &generator)
        for index in start..<start + 512 { bytes[index] = .random(in: 0...255, using: &generator) }
      }
      let image = try TestFolder()
      try bytes.write(to: URL(filePath: image.database))
      do {
        let damaged = try RunStore(path: image.path)
        let findings = try damaged.check(now: 1000)
        if findings.contains(where: { $0.remedy.contains(".recover") }) { told += 1 }
        _ = try damaged.repair(findings, now: 1000)
      } catch {
        #expect(error.description.contains(image.path))
        told += 1
      }
    }
    #expect(told > 4)
  }

  @Test func `a check while a trainer writes finds nothing`() async throws {
    let writer = try RunStore(path: folder.path)
    let lease = try writer.createRun(.example(process: .current), now: 1000)
    let training = Task.detached {
      for step in 1...40 {
        try writer.append(
          lease, "loss", ((step - 1) * 20..<step * 20).map { ($0, Double($0)) }, now: 1000)
        if step % 10 == 0 {
          try writer.recordCheckpoint(
            lease, .last, epoch: 1, step: step, smallCheckpoint(step), now: 1000)
          try writer.recordEpoch(
            lease,
            StoredEpoch(epoch: step / 10, step: step, time: 1, isBest: step % 20 == 0),
            now: 1000)
        }
      }
    }
    for _ in 0..<4 { #expect(try found() == []) }
    try await training.value
    #expect(try found() == [])
  }
}
