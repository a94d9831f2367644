import Foundation
import GRDB
import Glibc

/// A bundle from anywhere, as a copy nobody else can change; believed only once all of it was checked.
struct BundleReader {
  let database: DatabaseQueue
  let runs: [Int64]

  /// Copies a bundle, checks it whole and lays the files of its checkpoints out, a folder a run.
  ///
  /// - Throws: `StoreError.badBundle` that says where, what was found and what is allowed.
  init(_ path: String, aside: AsideFolder) throws(StoreError) {
    do {
      database = try Self.open(try Self.copy(path, aside))
      runs = try database.read { db in
        let runs = try BundleCheck(db: db).runs()
        try Self.layFilesOut(of: runs, in: db, aside)
        return runs
      }
    } catch let error as DatabaseError {
      throw .badBundle(path: path, problem: "SQLite says: \(error.message ?? "damaged")")
    } catch let problem as UnreadableValue {
      throw .badBundle(path: path, problem: problem.text)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .badBundle(path: path, problem: String("\(error)".prefix(240)))
    }
  }

  private static func copy(_ path: String, _ aside: AsideFolder) throws -> String {
    // Not to wait for the other end of a pipe.
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw UnreadableValue(text: StoreFolder.words(errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw UnreadableValue(text: "it is not a file")
    }
    let size = Int(status.st_size)
    var head = [UInt8](repeating: 0, count: 100)
    guard size >= head.count, pread(file, &head, head.count, 0) == head.count,
      head.starts(with: Array("SQLite format 3\0".utf8))
    else { throw UnreadableValue(text: "it does not start as one; allowed: what an export wrote") }
    // 1: a database without a log beside it.
    guard head[18] == 1, head[19] == 1 else {
      throw UnreadableValue(text: "a part of it lies in another file; allowed: one file")
    }
    // The copy, and as much again for its files and rows.
    let (needed, free) = (size.addingReportingOverflow(size), aside.freeBytes())
    guard !needed.overflow, needed.partialValue <= free else {
      throw UnreadableValue(
        text: "its \(size) bytes, twice; allowed: \(free), as the disk has room")
    }
    return try aside.copy(file, count: size, as: "bundle.sqlite")
  }

  /// Opens the copy, and brings it to this version once its tables are known to be those of its own.
  private static func open(_ copy: String) throws -> DatabaseQueue {
    let readOnly = StoreOpening.configuration(readOnly: true)
    let queue = try DatabaseQueue(path: copy, configuration: readOnly)
    let version = try queue.read { db in
      try BundleCheck(db: db).schema()
      return try Schema.version(of: db)
    }
    guard version < Schema.version else { return queue }
    try queue.close()
    let writable = try DatabaseQueue(path: copy, configuration: StoreOpening.configuration())
    try writable.write { try Schema.migrate($0) }
    try writable.close()
    return try DatabaseQueue(path: copy, configuration: readOnly)
  }

  /// Writes the files of checkpoints and holds each against its record.
  private static func layFilesOut(
    of runs: [Int64], in db: Database, _ aside: AsideFolder
  ) throws {
    for run in runs {
      let records = try db.checkpoints(of: run)
      let files = Set(records.map(\.file))
      let held = try db.rows("SELECT DISTINCT file FROM bundle_files WHERE run = ?", [run]) {
        try $0.take(String.self)
      }
      guard files == Set(held) else {
        throw UnreadableValue(
          text: """
            run \(StoreError.number(run)) has \(files.count) files in its records and \
            \(held.count) in the bundle; allowed: the same files
            """)
      }
      guard !files.isEmpty else { continue }
      let directory = "\(aside.path)/\(run)"
      try StoreFolder.makeDirectory(directory)
      for file in files.sorted() {
        try aside.write("\(directory)/\(file)") { output in
          try forEachPiece(of: file, run, in: db, output)
        }
      }
      try CheckpointFiles().sync(folder: directory)
      for record in records {
        let problem = CheckpointFile.problem(
          with: "\(directory)/\(record.file)", bytes: record.bytes, checksum: record.checksum)
        if let problem {
          throw UnreadableValue(
            text: "run \(StoreError.number(run)), checkpoint \(record.file): \(problem)")
        }
      }
    }
  }

  private static func forEachPiece(
    of file: String, _ run: Int64, in db: Database, _ body: ([UInt8]) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db.makeStatement(
        sql: "SELECT bytes FROM bundle_files WHERE run = ? AND file = ? ORDER BY piece"),
      arguments: [run, file])
    while let row = try rows.next() {
      var fields = Fields(row)
      try body([UInt8](try fields.take(Data.self)))
    }
  }
}
