import Foundation
import GRDB
import Metrics
import Testing

@testable import RunStore

/// A bundle may come from anybody.
@Suite struct HostileBundleTests {
  let folder: TestFolder
  let store: RunStore
  let bundle: String
  let sound: Data

  /// A store with one run, and a bundle of it.
  init() throws {
    folder = try TestFolder()
    store = try RunStore.temporary()
    _ = try store.fullRun(points: 1010)
    bundle = "\(folder.path)/bundle"
    _ = try store.export([1], to: bundle, now: 200)
    sound = try Data(contentsOf: URL(filePath: bundle))
  }

  /// What an import of the file says; the store must not change by it.
  func said(_ path: String? = nil) throws -> String {
    let before = (try store.dataVersion(), try files())
    let said = sentence { try store.importRuns(from: path ?? bundle, now: 300) }
    #expect(try store.dataVersion() == before.0, "\(said)")
    #expect(try files() == before.1, "\(said)")
    #expect(said == "no error" || said.hasSuffix("; nothing was imported"), "\(said)")
    return said
  }

  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: store.path).sorted()
  }

  /// Changes the bundle by SQL, as somebody would who knows the format, and seals it again.
  func change(_ sql: String, seals: Bool = true) throws {
    try sound.write(to: URL(filePath: bundle))
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: bundle, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: sql)
      if seals { try RunBundle.seal(db, live: [], now: 200) }
    }
    try queue.close()
  }

  /// What is done to a bundle, and a part of what is said of it.
  static let hostile = [
    ("UPDATE runs SET status = 'zombie'", #"the status "zombie"; allowed: queued"#),
    ("UPDATE runs SET status = 'interrupted'", #"the status "interrupted"; allowed"#),
    ("UPDATE runs SET status = 'queued'", "a run that waits"),
    ("UPDATE runs SET purging = 1", "run 0001"),
    ("UPDATE runs SET created = 9e999", "created is inf; allowed: a finite"),
    ("UPDATE runs SET planned_epochs = -1", "planned epochs is -1; allowed: 0 or more"),
    ("UPDATE runs SET tags = 'x'", "each between line feeds"),
    ("UPDATE runs SET tags = char(10) || ' x ' || char(10)", "is not a tag"),
    ("UPDATE runs SET title = char(27) || '[2J'", #""?[2J" holds control characters"#),
    ("UPDATE runs SET best_macro_f1 = 0.9", "the best measures are not those of"),
    ("UPDATE runs SET last_epoch = NULL", "the last measures are not those of"),
    ("UPDATE runs SET id = -1", "SQLite|rows that belong"),
    ("DELETE FROM runs", "rows that belong to no run"),
    ("UPDATE sessions SET owned = 1", "line of the list: not JSON"),
    ("UPDATE sessions SET owner = '{}'", "a process that works on it; allowed: none"),
    ("UPDATE sessions SET heartbeat = -9e999", "heartbeat is -inf"),
    ("UPDATE sessions SET step = -3", "step is -3; allowed: 0 or more"),
    ("DELETE FROM sessions", "no session belongs to it"),
    ("UPDATE run_details SET labels = '[\"cat\"]'", "allowed: the run's own, \"cat\""),
    ("UPDATE run_details SET labels = '7'", "other JSON than expected"),
    ("UPDATE run_details SET images_per_split = '{\"train\":-1}'", "images of \"train\" is -1"),
    ("DELETE FROM run_details", "details: not there"),
    ("UPDATE snapshots SET json = '{'", "snapshot: not a JSON object"),
    ("UPDATE log SET time = 9e999", "log: time is inf"),
    ("UPDATE epochs SET step = 3 WHERE epoch = 2", "allowed: steps that rise with epochs"),
    ("UPDATE epochs SET seconds = -1", "length of epoch 1 is -1.0 s"),
    ("UPDATE evaluations SET measures = '{}'", "other JSON than expected"),
    ("UPDATE evaluations SET measures = 'x'", "not JSON"),
    (
      """
      UPDATE evaluations SET measures =
        replace(measures, '"true_positives":', '"true_positives":-') WHERE split = 'test'
      """, "test measures: count of epoch 2 is -"
    ),
    (
      """
      UPDATE evaluations SET measures = replace(measures, '"dog"', '"wolf"') WHERE split = 'test'
      """, #"the labels "cat, wolf"; allowed"#
    ),
    ("UPDATE evaluations SET split = 'training' WHERE split = 'test'", #"the split "training""#),
    ("UPDATE scores SET labels = '[\"cat\"]'", "8 scores"),
    ("UPDATE scores SET scores = zeroblob(3)", "are cut off"),
    (
      "UPDATE scores SET scores = x'0000c07f000000000000000000000000"
        + "00000000000000000000000000000000'", "nan"
    ),
    ("UPDATE scores SET targets = zeroblob(7)", "targets"),
    ("UPDATE scores SET targets = x'0909090909090909'", "9"),
    ("UPDATE scores SET images = zeroblob(8)", "scores"),
    ("UPDATE thresholds SET labels = '[\"cat\",\"bird\"]'", #""cat, bird"; allowed"#),
    ("UPDATE thresholds SET thresholds = '[0.5]'", "do not fit its labels"),
    ("UPDATE thresholds SET version = -1", "allowed: 1 or more"),
    ("UPDATE threshold_details SET details = '[]'", "thresholds: other JSON"),
    ("UPDATE test_looks SET time = 9e999", "looks at test: time is inf"),
    ("UPDATE checkpoints SET file = '../../x.ckpt'", "lies in ../../x.ckpt"),
    ("UPDATE checkpoints SET file = '/etc/x.ckpt'", "lies in /etc/x.ckpt"),
    ("UPDATE checkpoints SET file = 'x.sh'", "a name that ends in .ckpt"),
    ("UPDATE checkpoints SET file = 'other.ckpt'", "allowed: the same files"),
    ("UPDATE checkpoints SET bytes = -1", "bytes is -1"),
    ("UPDATE checkpoints SET bytes = 5", "recorded: 5"),
    ("UPDATE checkpoints SET checksum = 0", "not the file that was recorded"),
    ("UPDATE checkpoints SET kind = 'worst'", "is of the kind worst"),
    ("DELETE FROM checkpoints WHERE kind = 'best'", "1 files in its records and 2"),
    ("UPDATE commands SET state = 'posted'", "a command nobody has read"),
    ("UPDATE commands SET state = 'lost'", "has the state lost"),
    ("UPDATE series SET name = char(27) WHERE name = 'rate'", "control characters"),
    ("UPDATE series_points SET points = zeroblob(40)", "a chunk of"),
    ("UPDATE series_points SET points = zeroblob(99999)", "99999 bytes; allowed: 16000"),
    ("DELETE FROM series_points WHERE id & 0xffffff = 1", "chunk 2 of its points"),
    ("DELETE FROM series_points WHERE id & 0xffffff = 0", "chunk 1 of its points"),
    ("UPDATE series_points SET id = id + (7 << 24)", "summaries"),
    ("INSERT INTO series_points VALUES (99 << 24, x'00')", "belong to no series"),
    ("INSERT INTO series_points VALUES (-1, x'00')", "belong to no series"),
    ("UPDATE series_summaries SET count = count + 1", "its summaries are not those"),
    ("UPDATE series_summaries SET sum = 2 * sum", "its summaries are not those"),
    ("DELETE FROM series_summaries WHERE level = 3", "its summaries are not those"),
    ("UPDATE series_summaries SET level = 9 WHERE level = 3", "its summaries are not those"),
    ("DELETE FROM bundle_files WHERE file LIKE '%900%'", "2 files in its records and 1"),
    ("UPDATE bundle_files SET bytes = zeroblob(1048577)", "allowed: 1048576 at most"),
    ("UPDATE bundle_files SET bytes = zeroblob(9)", "9 bytes are too few"),
    ("UPDATE bundle_files SET file = '../' || file", "allowed: the same files|in its records"),
    ("UPDATE run_values SET value = x'00'", "allowed: a number or a text"),
    ("UPDATE run_values SET value = 9e999", "is inf"),
    ("UPDATE run_details SET resolved_text = char(27) || '[2J'", "holds control characters"),
    ("UPDATE log SET text = text || char(7)", "holds control characters"),
    ("UPDATE fields SET name = name || char(27)", "holds control characters"),
    ("UPDATE runs SET title = 'two' || char(10) || 'lines'", "holds control characters"),
    ("INSERT INTO queue (run, position, since) VALUES (1, 0, 1)", "a place in a queue"),
    ("CREATE VIEW v AS SELECT 1", #"the "view" "v" is not one of an export"#),
    ("CREATE TABLE t (x)", #"the "table" "t" is not one of an export"#),
    ("CREATE INDEX i ON runs(title)", #"the "index" "i" is not one of an export"#),
    (
      "CREATE TRIGGER g AFTER INSERT ON log BEGIN DELETE FROM runs; END",
      #"the "trigger" "g" is not one of an export"#
    ),
    ("ALTER TABLE log ADD COLUMN more TEXT", #"the "table" "log" is not one"#),
    ("DROP INDEX log_by_run", "tables and indexes; allowed"),
    ("PRAGMA user_version = 99", "version 99; allowed: 3 to"),
    ("PRAGMA user_version = 2", "version 2; allowed: 3 to"),
    ("PRAGMA user_version = -5", "version -5; allowed: 3 to"),
    ("PRAGMA application_id = \(Schema.applicationID)", "it is a store"),
    ("PRAGMA application_id = 7", "another program's database"),
    ("PRAGMA journal_mode = WAL", "allowed: one file"),
  ]

  @Test func `a bundle with a hostile row or object is refused whole, in a sentence`() throws {
    for (sql, words) in Self.hostile {
      try change(sql)
      let said = try said()
      #expect(words.split(separator: "|").contains { said.contains($0) }, "\(sql): \(said)")
    }
  }

  static let changed = [
    ("UPDATE runs SET note = 'another'", "its digest does not fit"),
    ("UPDATE scores SET step = 1", "its digest does not fit"),
    ("UPDATE scores SET split = iif(split = 'test', 'tune', split)", "its digest does not fit"),
    ("UPDATE bundle SET exported = 1", "its digest does not fit"),
    ("UPDATE bundle SET format = 2", "format 2; allowed: 1"),
    ("UPDATE bundle SET rows = '{}'", "it says: none"),
    ("UPDATE bundle SET rows = ''", "not JSON|isn’t in the correct format|dataCorrupted"),
    ("UPDATE bundle SET file_bytes = 7", "it says: 7"),
    ("DELETE FROM bundle", "it does not say what is in it"),
    ("DELETE FROM log", "log: 0 rows; it says: 1"),
  ]

  @Test func `what was changed after it was written shows`() throws {
    for (sql, words) in Self.changed {
      try change(sql, seals: false)
      let said = try said()
      #expect(words.split(separator: "|").contains { said.contains($0) }, "\(sql): \(said)")
    }
  }

  @Test func `what is no bundle at all is refused`() throws {
    #expect(
      try said("\(folder.path)/none")
        == "\(folder.path)/none: not a sound bundle of runs: No such file or directory; "
        + "nothing was imported")
    #expect(try said(folder.path).contains("it is not a file"))
    #expect(try said("/dev/zero").contains("it is not a file"))
    #expect(try said("\(store.path)/thresh.sqlite").contains("allowed: one file"))
    try Data().write(to: URL(filePath: bundle))
    #expect(try said().contains("allowed: what an export wrote"))
    try Data("title: cats\n".utf8).write(to: URL(filePath: bundle))
    #expect(try said().contains("allowed: what an export wrote"))
  }

  /// 240 files with bits flipped, bytes overwritten, pages swapped or the end cut off; seed 42.
  @Test func `no damage to the file gets into the store`() throws {
    var generator = SplitMix(state: 42)
    let occupied = sound.indices.filter { sound[$0] != 0 }
    var refused = 0
    for round in 0..<240 {
      var bytes = sound
      switch round % 6 {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
      case 1:
        let pages = bytes.count / 4096
        let (a, b) = (
          Int.random(in: 0..<pages, using: &generator), Int.random(in: 0..<pages, using: &generator)
        )
        let page = bytes[a * 4096..<(a + 1) * 4096]
        bytes.replaceSubrange(a * 4096..<(a + 1) * 4096, with: sound[b * 4096..<(b + 1) * 4096])
        bytes.replaceSubrange(b * 4096..<(b + 1) * 4096, with: page)
      case 2:
        let start = Int.random(in: 0..<bytes.count - 64, using: &generator)
        for index in start..<start + 64 { bytes[index] = .random(in: 0...255, using: &generator) }
      default:
        let place = occupied[Int.random(in: 0..<occupied.count, using: &generator)]
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      try bytes.write(to: URL(filePath: bundle))
      if try said() != "no error" { refused += 1 }
    }
    // The others differ where no row lies: they hold the run that is here already.
    #expect(refused > 80)
  }

  /// 200 bundles with a random value in a random column, sealed by somebody who knows how; seed 7.
  @Test func `a value nobody would write is refused, or is one the program can read`() throws {
    var generator = SplitMix(state: 7)
    let values = [
      "NULL", "-1", "0", "1", "9223372036854775807", "-9223372036854775808", "1 << 40", "9e999",
      "-9e999", "1e300", "0.5", "''", "'x'", "'[]'", "'{}'", "'null'", "'../x'", "'\u{1B}[2J'",
      "zeroblob(0)", "zeroblob(16)", "x'ff'", "char(10)", "'[1e999]'", "'[\"a\",\"a\"]'",
    ]
    var columns: [(String, String)] = []
    let queue = try DatabaseQueue(path: bundle)
    try queue.read { db in
      for name in RunBundle.contents {
        columns += (try RunTable(name, in: db)?.columns ?? []).map { (name, $0) }
      }
    }
    try queue.close()
    var refused = 0
    for _ in 0..<200 {
      let (table, column) = columns[Int.random(in: 0..<columns.count, using: &generator)]
      let value = values[Int.random(in: 0..<values.count, using: &generator)]
      do {
        try change("UPDATE \(table) SET \(column) = \(value)")
      } catch {
        continue  // SQLite itself does not take it.
      }
      let said = sentence { try store.importRuns(from: bundle, again: true, now: 300) }
      if said != "no error" {
        refused += 1
        #expect(said.hasSuffix("; nothing was imported"), "\(said)")
        continue
      }
      let newest = try #require(try store.runs(RunFilter(shelf: .both), now: 300).first?.id)
      #expect(try store.check([newest], now: 300) == [], "\(table).\(column) = \(value)")
      _ = try store.news(of: newest, now: 300)
      _ = try store.overview("loss", of: newest, detail: 10)
      _ = try store.run(newest, now: 300)
    }
    #expect(refused > 30)
  }
}
