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
        INSERT INTO studies (title, created, file, directory, text, base, settings, images)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (title) DO UPDATE SET file = excluded.file, directory = excluded.directory,
          text = excluded.text, base = excluded.base, settings = excluded.settings,
          images = excluded.images
        """,
        [
          study.title, study.created, study.file, study.directory, study.text, study.base,
          try JSONText.encode(study.settings), try study.images.map { try JSONText.encode($0) },
        ])
    }
  }

  /// All studies, the newest first; none in a store of a version that had none.
  package func studies() throws(StoreError) -> [StoredStudy] {
    try read { db in
      guard try Schema.version(of: db) > 3 else { return [] }
      return try db.rows(
        """
        SELECT id, title, created, file, directory, text, base, settings, images FROM studies
        ORDER BY created DESC, id DESC
        """
      ) { fields in
        StoredStudy(
          id: try fields.take(), title: try fields.take(), created: try fields.take(),
          file: try fields.take(), directory: try fields.take(), text: try fields.take(),
          base: try fields.take(), settings: try JSONText.decode(try fields.take()),
          images: try fields.take(String?.self).map { try JSONText.decode($0) })
      }
    }
  }

  /// The study of a title; nil where there is none.
  package func study(titled title: String) throws(StoreError) -> StoredStudy? {
    try studies().first { $0.title == title }
  }

  /// What tells a configuration from others: the same for resolved texts that differ in nothing but
  /// seed, title and question.
  package static func configuration(ofResolved text: String) -> String {
    if case .text(let hash) = RunSettings.values(ofResolved: text)["configuration"] { return hash }
    return ""
  }

  /// The runs of some configurations, the oldest first, without those that are archived and those whose
  /// learning rate or length was changed on the way.
  package func runs(
    ofConfigurations configurations: Set<String>, now: Double
  ) throws(StoreError) -> [String: [StoredRun]] {
    try read { try $0.runs(ofConfigurations: configurations, now: now) }
  }

  /// Queues a run of a study, unless there is one of its configuration and seed.
  ///
  /// - Returns: its number; nil where one is there already.
  package func enqueue(
    _ start: RunStart, forStudy title: String, arm: String, now: Double
  ) throws(StoreError) -> Int64? {
    try write { db in
      let configuration = Self.configuration(ofResolved: start.resolvedText)
      let found = try db.runs(ofConfigurations: [configuration], now: now)[configuration] ?? []
      guard !found.contains(where: { $0.seed == start.seed }) else { return nil }
      let run = try enqueue(start, at: .last, now: now, db)
      try db.setValues(["study": .text(title), "arm": .text(arm)], of: run)
      return run
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
    if try read({ try $0.wasLookedAt(run, reason) }) {
      return try read { try $0.scores(of: run, on: .test) }
    }
    return try write { db in
      try checkExists(run, db)
      guard let scores = try db.scores(of: run, on: .test) else { return nil }
      if try !db.wasLookedAt(run, reason) {
        try db.run(
          "INSERT INTO test_looks (run, time, reason) VALUES (?, ?, ?)", [run, now, reason])
      }
      return scores
    }
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

extension Database {
  fileprivate func runs(
    ofConfigurations configurations: Set<String>, now: Double
  ) throws -> [String: [StoredRun]] {
    guard try Schema.version(of: self) > 2 else { return [:] }
    let found = try rows(
      """
      SELECT value, \(StoredRun.columns) FROM run_values
      JOIN runs ON runs.id = run_values.run JOIN sessions ON sessions.run = runs.id
      WHERE field = (SELECT id FROM fields WHERE name = 'configuration')
        AND value IN (SELECT value FROM json_each(?)) AND NOT purging AND NOT archived
        AND NOT EXISTS (
          SELECT 1 FROM commands WHERE commands.run = runs.id AND state = 'acknowledged'
            AND verb IN ('learning-rate', 'epochs', 'patience'))
      ORDER BY runs.id
      """, [try JSONText.encode(configurations.sorted())]
    ) { (try $0.take(String.self), try StoredRun(&$0, now: now)) }
    return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
  }

  fileprivate func wasLookedAt(_ run: Int64, _ reason: String) throws -> Bool {
    try first("SELECT 1 FROM test_looks WHERE run = ? AND reason = ?", [run, reason]) { _ in true }
      ?? false
  }
}
