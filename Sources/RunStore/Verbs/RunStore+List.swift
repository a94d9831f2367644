import GRDB

/// Which runs a list shows.
package struct RunFilter: Equatable, Sendable {
  package enum Shelf: Sendable {
    case current, archived, both
  }

  package var shelf: Shelf
  package var tag: String?
  /// Part of title, experiment, question, note or a tag; letters A to Z in either case.
  package var text: String?

  package init(shelf: Shelf = .current, tag: String? = nil, text: String? = nil) {
    self.shelf = shelf
    self.tag = tag
    self.text = text
  }
}

/// How far a reader has read the list of runs.
package struct RunListMark: Equatable, Sendable {
  let revision: Int64
}

/// What changed in the list of runs since a mark.
package struct RunListNews: Equatable, Sendable {
  /// New and changed runs, archived ones too, and all that are live; newest first.
  package var runs: [StoredRun]
  /// Runs that are gone for good.
  package var purged: [Int64]
  package var mark: RunListMark
}

/// Finding runs.
extension RunStore {
  /// The runs a filter lets through, newest first, as they show at `now`.
  package func runs(
    _ filter: RunFilter = RunFilter(), now: Double
  ) throws(StoreError) -> [StoredRun] {
    var conditions = ["NOT purging"]
    var arguments = StatementArguments()
    switch filter.shelf {
    case .current: conditions.append("NOT archived")
    case .archived: conditions.append("archived")
    case .both: break
    }
    if let tag = filter.tag {
      conditions.append("instr(tags, ?) > 0")
      arguments += ["\n\(tag)\n"]
    }
    if let text = filter.text, !text.isEmpty {
      conditions.append(
        """
        instr(lower(title || char(10) || experiment || char(10) || ifnull(question, '')
          || char(10) || note || char(10) || tags), lower(?)) > 0
        """)
      arguments += [text]
    }
    return try read { db in
      try db.rows(
        """
        SELECT \(StoredRun.columns) FROM \(StoredRun.tables)
        WHERE \(conditions.joined(separator: " AND ")) ORDER BY runs.id DESC
        """, arguments
      ) { try StoredRun(&$0, now: now) }
    }
  }

  /// What changed in the list since `mark`; without one, all of it.
  ///
  /// Costs the changed and the live runs, however long the list is.
  package func runListNews(
    after mark: RunListMark? = nil, now: Double
  ) throws(StoreError) -> RunListNews {
    let since = mark?.revision ?? -1
    return try read { db in
      let revision = try db.first("SELECT revision FROM store_state") { try $0.take(Int64.self) }
      let runs = try db.rows(
        """
        SELECT \(StoredRun.columns) FROM \(StoredRun.tables)
        WHERE NOT purging AND runs.id IN (
          SELECT id FROM runs WHERE revision > ? UNION SELECT run FROM sessions WHERE owned)
        ORDER BY runs.id DESC
        """, [since]
      ) { try StoredRun(&$0, now: now) }
      let purged = try db.rows(
        "SELECT run FROM purged_runs WHERE revision > ? ORDER BY run", [since]
      ) { try $0.take(Int64.self) }
      return RunListNews(
        runs: runs, purged: purged, mark: RunListMark(revision: revision ?? since))
    }
  }

  /// One run as a line of the list; nil when there is none.
  package func summary(of run: Int64, now: Double) throws(StoreError) -> StoredRun? {
    try read { try $0.storedRun(run, now: now) }
  }

  /// Everything of a run that does not grow with its length.
  package func run(_ run: Int64, now: Double) throws(StoreError) -> StoredRunDetails {
    try read { db in
      guard let summary = try db.storedRun(run, now: now) else { throw try noRun(run, db) }
      let details = try db.first(
        """
        SELECT experiment_text, resolved_text, machine, code_version, labels, images_per_split,
          data_fingerprint, split_hash, steps_per_epoch, parameters
        FROM run_details WHERE run = ?
        """, [run]
      ) { fields in
        StoredRunDetails(
          run: summary, experimentText: try fields.take(), resolvedText: try fields.take(),
          machine: try fields.take(), codeVersion: try fields.take(),
          facts: RunFacts(
            labels: try JSONText.decode(try fields.take()),
            imagesPerSplit: try JSONText.decode(try fields.take()),
            dataFingerprint: try fields.take(), splitHash: try fields.take(),
            stepsPerEpoch: try fields.take(), plannedSteps: summary.plannedSteps,
            parameters: try fields.take()),
          testLooks: try db.testLookCount(of: run))
      }
      guard let details else { throw UnreadableValue(text: "run \(run) has no details") }
      return details
    }
  }
}

extension Database {
  func storedRun(_ run: Int64, now: Double) throws -> StoredRun? {
    try first(
      "SELECT \(StoredRun.columns) FROM \(StoredRun.tables) WHERE runs.id = ? AND NOT purging",
      [run]
    ) { try StoredRun(&$0, now: now) }
  }
}
