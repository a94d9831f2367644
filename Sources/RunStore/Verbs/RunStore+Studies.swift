import GRDB
import Studies

/// Studies, and the runs that belong to them.
///
/// A run belongs to every study that asks for its configuration with its seed, whoever had it trained.
extension RunStore {
  /// Records a study, or what is new of one with the same title; its date stays.
  package func saveStudy(_ study: StoredStudy) throws(StoreError) {
    try write { db in
      try db.run(
        """
        INSERT INTO studies (title, created, file, directory, text, settings, images)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (title) DO UPDATE SET file = excluded.file, directory = excluded.directory,
          text = excluded.text, settings = excluded.settings, images = excluded.images
        """,
        [
          study.title, study.created, study.file, study.directory, study.text,
          try JSONText.encode(study.settings),
          try study.images.map { try JSONText.encode($0) },
        ])
    }
  }

  /// All studies, the newest first; none in a store of a version that had none.
  package func studies() throws(StoreError) -> [StoredStudy] {
    try read { db in
      guard try Schema.version(of: db) > 3 else { return [] }
      return try db.rows(
        """
        SELECT id, title, created, file, directory, text, settings, images FROM studies
        ORDER BY created DESC, id DESC
        """
      ) { fields in
        StoredStudy(
          id: try fields.take(), title: try fields.take(), created: try fields.take(),
          file: try fields.take(),
          directory: try fields.take(), text: try fields.take(),
          settings: try JSONText.decode(try fields.take()),
          images: try fields.take(String?.self).map { try JSONText.decode($0) })
      }
    }
  }

  /// What tells a configuration from others: the same for resolved texts that differ in nothing but
  /// seed, title and question.
  package static func configuration(ofResolved text: String) -> String {
    if case .text(let hash) = RunSettings.values(ofResolved: text)["configuration"] { return hash }
    return ""
  }

  /// The runs of some configurations that are not archived, the oldest first.
  package func runs(
    ofConfigurations configurations: Set<String>, now: Double
  ) throws(StoreError) -> [String: [StoredRun]] {
    try read { db in
      var found: [String: [StoredRun]] = [:]
      guard try Schema.version(of: db) > 2 else { return found }
      for configuration in configurations {
        found[configuration] = try db.rows(
          """
          SELECT \(StoredRun.columns) FROM \(StoredRun.tables) WHERE runs.id IN (
            SELECT run FROM run_values
            WHERE field = (SELECT id FROM fields WHERE name = 'configuration') AND value = ?)
          AND NOT purging AND NOT archived ORDER BY runs.id
          """, [configuration]
        ) { try StoredRun(&$0, now: now) }
      }
      return found
    }
  }

  /// The scores of a run on the test split. A study looks at them as often as it is shown, which
  /// counts as one look.
  ///
  /// - Throws: `StoreError.readOnly` for a store that cannot count a first look.
  package func testScores(
    of run: Int64, forStudy title: String, now: Double
  ) throws(StoreError) -> StoredScores? {
    let reason = "study \(title)"
    let seen = try read { db in
      try db.first("SELECT 1 FROM test_looks WHERE run = ? AND reason = ?", [run, reason]) { _ in
        true
      } ?? false
    }
    if seen { return try read { try $0.scores(of: run, on: .test) } }
    return try lookAtTest(run, reason: reason, now: now).scores
  }

  /// Says which arm of which study a run is, unless it is one of another study already.
  package func assign(_ run: Int64, toStudy title: String, arm: String) throws(StoreError) {
    try write { db in
      try checkExists(run, db)
      guard try db.values(of: run)["study"] == nil else { return }
      try db.setValues(["study": .text(title), "arm": .text(arm)], of: run)
      try db.touch(run)
    }
  }
}
