import Dispatch
import Foundation
import GRDB
import Synchronization
import Testing

@testable import RunStore

@Suite struct OpeningTests {
  @Test func `a store is made with its folders and found again`() throws {
    let folder = try TestFolder()
    let path = "\(folder.path)/a/b/runs"
    let lease = try RunStore(path: path).createRun(.example(), now: 1)
    let again = try RunStore(path: path + "/")
    #expect(again.path == path)
    #expect(try again.runs(now: 1).map(\.id) == [lease.run])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).contains("thresh.sqlite"))
  }

  @Test func `a path through a file is refused in a sentence`() throws {
    let folder = try TestFolder()
    try Data().write(to: URL(filePath: "\(folder.path)/file"))
    #expect(
      sentence { try RunStore(path: "\(folder.path)/file") }
        == "\(folder.path)/file: not a folder; allowed: a folder, or a path where one can be made")
    #expect(
      sentence { try RunStore(path: "\(folder.path)/file/runs") }
        == "\(folder.path)/file/runs: not a folder; allowed: a folder, or a path where one can be made"
    )
  }

  @Test func `reading where there is no store makes none`() throws {
    let folder = try TestFolder()
    #expect(
      sentence { try RunStore(path: folder.path, access: .readOnly) }
        == "\(folder.path): no run store here; allowed: a folder that holds thresh.sqlite")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a store open for reading shows everything and refuses every change`() throws {
    let folder = try TestFolder()
    let writer = try RunStore(path: folder.path)
    let lease = try writer.createRun(.example(), now: 1)
    try writer.append(lease, "loss", [(1, 0.5)])
    let reader = try RunStore(path: folder.path, access: .readOnly)
    #expect(try reader.steps("loss", of: lease.run) == [1])
    let before = try reader.dataVersion()
    try writer.append(lease, "loss", [(2, 0.4)])
    #expect(try reader.dataVersion() != before)
    #expect(try reader.steps("loss", of: lease.run) == [1, 2])
    #expect(
      sentence { try reader.createRun(.example(), now: 1) } == """
        \(folder.database): the store is open for reading only; \
        allowed: to browse it, or a store of your own
        """)
    #expect(sentence { try reader.lookAtTest(lease.run, reason: "", now: 1) }.contains("only"))
  }

  @Test func `a database in a folder nobody may write into is read as it lies`() throws {
    let folder = try TestFolder()
    let path = "\(folder.path)/50% of what?#1"
    do {
      let store = try RunStore(path: path)
      _ = try store.createRun(.example(), now: 1)
      store.close()
    }
    let reader = try RunStore(
      folder: StoreFolder(path: path), access: .readOnly, mayWatch: false)
    #expect(try reader.runs(now: 1).count == 1)
    #expect(
      !(try FileManager.default.contentsOfDirectory(atPath: path)).contains { $0.hasSuffix("-shm") }
    )

    // Its pages may change under the reader once somebody can write after all.
    let version = try reader.dataVersion()
    let writer = try RunStore(path: path)
    _ = try writer.createRun(.example(), now: 1)
    #expect(try reader.dataVersion() != version)
    #expect(
      sentence { try reader.runs(now: 1) } == """
        \(path)/thresh.sqlite: another process has begun to write into the store; open it again
        """)
  }

  @Test func `a store of a newer version is refused and left alone`() throws {
    let folder = try TestFolder()
    try RunStore(path: folder.path).close()
    let queue = try DatabaseQueue(path: folder.database)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    for access in [RunStore.Access.readWrite, .readOnly] {
      #expect(
        sentence { try RunStore(path: folder.path, access: access) } == """
          \(folder.database): the store has version 99, made by a newer thresh; \
          allowed: versions 1 to \(Schema.version), or a newer thresh
          """)
    }
  }

  @Test func `another program's database is refused and left as it was`() throws {
    let folder = try TestFolder()
    let queue = try DatabaseQueue(path: folder.database)
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE recipes (name TEXT)") }
    try queue.close()
    let bytes = try Data(contentsOf: URL(filePath: folder.database))
    for access in [RunStore.Access.readWrite, .readOnly] {
      #expect(
        sentence { try RunStore(path: folder.path, access: access) } == """
          \(folder.database): not a database of runs; allowed: a file this program made, or none
          """)
    }
    #expect(try Data(contentsOf: URL(filePath: folder.database)) == bytes)
  }

  @Test func `a file that is no database is refused`() throws {
    let folder = try TestFolder()
    try Data("this is not a database, but long enough to look at".utf8)
      .write(to: URL(filePath: folder.database))
    #expect(
      sentence { try RunStore(path: folder.path) }
        == "\(folder.database): not a database of runs; allowed: a file this program made, or none")
  }

  @Test func `a damaged database says so and never crashes`() throws {
    let folder = try TestFolder()
    do {
      let store = try RunStore(path: folder.path)
      for index in 0..<40 {
        let lease = try store.createRun(.example("run \(index)"), now: 1)
        try store.append(lease, "loss", (0..<600).map { ($0, Double($0)) })
      }
      store.close()
    }
    let sound = try Data(contentsOf: URL(filePath: folder.database))
    var generator = SplitMix(state: 3)
    var complaints = 0
    for trial in 0..<24 {
      var bytes = sound
      if trial % 3 == 0 {
        bytes = bytes.prefix(Int.random(in: 100..<bytes.count, using: &generator))
      }
      for _ in 0..<200 {
        let place = Int.random(in: 100..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: folder.database + suffix)
      }
      try bytes.write(to: URL(filePath: folder.database))
      do {
        let store = try RunStore(path: folder.path)
        for run in try store.runs(now: 1) {
          _ = try store.news(of: run.id, now: 1)
          _ = try store.overview("loss", of: run.id, detail: 7)
        }
      } catch {
        complaints += 1
        #expect(type(of: error) == StoreError.self)
        #expect("\(error)".contains(folder.path))
      }
    }
    #expect(complaints > 12)
  }

  @Test func `of many that open a new folder at once all get the same store`() throws {
    let folder = try TestFolder()
    let errors = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      let said = sentence {
        let store = try RunStore(path: folder.path)
        _ = try store.createRun(.example("\(index)"), now: 1)
      }
      errors.withLock { $0.append(said) }
    }
    #expect(errors.withLock { $0 } == Array(repeating: "no error", count: 8))
    #expect(try RunStore(path: folder.path).runs(now: 1).count == 8)
  }

  @Test func `a store that was being made when its process died is completed`() throws {
    let folder = try TestFolder()
    let queue = try DatabaseQueue(path: folder.database)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try queue.close()
    #expect(sentence { try RunStore(path: folder.path, access: .readOnly) }.contains("not a"))
    #expect(try RunStore(path: folder.path).runs(now: 1).isEmpty)
  }

  @Test func `a temporary store leaves nothing behind`() throws {
    let path: String
    do {
      let store = try RunStore.temporary()
      path = store.path
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

/// The same numbers every time.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
