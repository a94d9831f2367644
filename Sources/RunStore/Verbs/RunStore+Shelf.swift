import Foundation
import GRDB

/// Keeping runs in order.
extension RunStore {
  package func rename(_ run: Int64, to title: String) throws(StoreError) {
    try change(run) { try $0.run("UPDATE runs SET title = ? WHERE id = ?", [title, run]) }
  }

  package func setNote(_ run: Int64, to note: String) throws(StoreError) {
    try change(run) { try $0.run("UPDATE runs SET note = ? WHERE id = ?", [note, run]) }
  }

  /// Adds a tag; one that is there already stays where it is.
  package func tag(_ run: Int64, _ tag: String) throws(StoreError) {
    try TagText.check(tag)
    try changeTags(run) { tags in
      if !tags.contains(tag) { tags.append(tag) }
    }
  }

  package func untag(_ run: Int64, _ tag: String) throws(StoreError) {
    try changeTags(run) { tags in tags.removeAll { $0 == tag } }
  }

  /// Takes a run out of the list, from which ``restore(_:)`` brings it back.
  ///
  /// - Throws: `StoreError.wrongStatus` while a process works on it, or it waits for one.
  package func archive(_ run: Int64, now: Double) throws(StoreError) {
    try change(run) { db in
      if let status = try db.storedRun(run, now: now)?.status, status.isLive || status == .queued {
        throw StoreError.wrongStatus(
          run: run, status: status, wish: "archived",
          allowed: status == .queued
            ? "a run that does not wait in the queue" : "a run no process works on")
      }
      try db.run("UPDATE runs SET archived = 1 WHERE id = ?", [run])
    }
  }

  package func restore(_ run: Int64) throws(StoreError) {
    try change(run) { try $0.run("UPDATE runs SET archived = 0 WHERE id = ?", [run]) }
  }

  /// Deletes an archived run for good, with its files.
  ///
  /// Works in pieces, so that a run in training never waits long for the lock; one that was cut
  /// short shows no more, and is carried to its end by the next purge.
  ///
  /// - Throws: `StoreError.notArchived`.
  package func purge(_ run: Int64) throws(StoreError) {
    try change(run) { db in
      let archived = try db.first("SELECT archived FROM runs WHERE id = ?", [run]) {
        try $0.takeFlag()
      }
      guard archived == true else { throw StoreError.notArchived(run: run) }
      try db.run("UPDATE runs SET purging = 1 WHERE id = ?", [run])
      try db.run(
        "INSERT OR REPLACE INTO purged_runs VALUES (?, ?)", [run, try db.nextRevision()])
    }
    try finishPurges()
  }

  /// Carries every purge that was begun to its end.
  func finishPurges() throws(StoreError) {
    let condemned = try read { db in
      try db.rows("SELECT id FROM runs WHERE purging") { try $0.take(Int64.self) }
    }
    for run in condemned {
      let series = try read { db in
        try db.rows("SELECT id FROM series WHERE run = ?", [run]) { try $0.take(Int64.self) }
      }
      for series in series {
        while try write({ try SeriesTable($0, series).deletePiece() }) {}
      }
      _ = try write { try $0.run("DELETE FROM runs WHERE id = ?", [run]) }
      try? FileManager.default.removeItem(atPath: folder.checkpoints(of: run))
    }
    while try givePageBack() {}
  }

  private func change(_ run: Int64, _ body: (Database) throws -> Void) throws(StoreError) {
    try write { db in
      try checkExists(run, db)
      try body(db)
      try db.touch(run)
    }
  }

  private func changeTags(
    _ run: Int64, _ body: (inout [String]) -> Void
  ) throws(StoreError) {
    try change(run) { db in
      let text = try db.first("SELECT tags FROM runs WHERE id = ?", [run]) {
        try $0.take(String.self)
      }
      var tags = TagText.split(text ?? "")
      body(&tags)
      try db.run("UPDATE runs SET tags = ? WHERE id = ?", [TagText.join(tags), run])
    }
  }

  /// Shortens the file by some of its free pages; false when there are none left.
  private func givePageBack() throws(StoreError) -> Bool {
    try write { db in
      let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
      guard free > 0 else { return false }
      _ = try Row.fetchAll(db, sql: "PRAGMA incremental_vacuum(2000)")
      return try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0 < free
    }
  }
}

extension SeriesTable {
  /// Deletes some of the series' chunks and, after the last, the series; false when all is gone.
  fileprivate func deletePiece() throws -> Bool {
    try db.run(
      """
      DELETE FROM series_points WHERE id IN (
        SELECT id FROM series_points WHERE id >= ? AND id < ? LIMIT 2000)
      """, [ids.lowerBound, ids.upperBound])
    if db.changesCount > 0 { return true }
    try db.run("DELETE FROM series WHERE id = ?", [series])
    return false
  }
}
