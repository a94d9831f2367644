import GRDB

/// The tables of a store, and the numbered steps that lead from any older version to this one.
///
/// The version is SQLite's `user_version`. Steps run in one immediate transaction, so that of two
/// processes that open an old store at once one upgrades and the other finds it done.
enum Schema {
  /// "Thsh": tells a store from other programs' databases.
  static let applicationID: Int32 = 0x5468_7368

  /// Step `k` leads from version `k` to `k + 1`. Never changed once released; only added to.
  static let migrations: [String] = [version1, version2, version3, version4]

  static var version: Int { migrations.count }

  /// The version of an open store, which one opened for reading may have from an older program.
  static func version(of db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
  }

  static func migrate(_ db: Database) throws {
    let found = try version(of: db)
    for step in migrations.indices.dropFirst(found) { try db.execute(sql: migrations[step]) }
    if found < version { try db.execute(sql: "PRAGMA user_version = \(version)") }
  }

  private static let version1 = """
    CREATE TABLE store_state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      -- Rises with every change of a row of runs, so that a list asks only for what is new.
      revision INTEGER NOT NULL
    ) STRICT;
    INSERT INTO store_state VALUES (1, 0);

    -- What the list of runs shows; times are seconds since 1970.
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      question TEXT,
      experiment TEXT NOT NULL,
      seed INTEGER NOT NULL,
      created REAL NOT NULL,
      finished REAL,
      status TEXT NOT NULL,
      message TEXT,
      planned_epochs INTEGER NOT NULL,
      planned_steps INTEGER NOT NULL,
      tags TEXT NOT NULL,  -- between line feeds: "\\nnight\\nboth\\n"; empty without any
      note TEXT NOT NULL,
      archived INTEGER NOT NULL DEFAULT 0,
      purging INTEGER NOT NULL DEFAULT 0,
      best_epoch INTEGER, best_step INTEGER, best_loss REAL, best_macro_f1 REAL,
      best_macro_ap REAL, best_micro_f1 REAL, best_subset_accuracy REAL, best_hamming_loss REAL,
      last_epoch INTEGER, last_step INTEGER, last_loss REAL, last_macro_f1 REAL,
      last_macro_ap REAL, last_micro_f1 REAL, last_subset_accuracy REAL, last_hamming_loss REAL,
      revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX runs_by_revision ON runs(revision);
    CREATE TABLE purged_runs (run INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;

    CREATE TABLE run_details (
      run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
      experiment_text TEXT NOT NULL,
      resolved_text TEXT NOT NULL,
      machine TEXT NOT NULL,
      code_version TEXT NOT NULL,
      labels TEXT NOT NULL,            -- JSON list
      images_per_split TEXT NOT NULL,  -- JSON object
      data_fingerprint TEXT NOT NULL,
      split_hash TEXT NOT NULL,
      steps_per_epoch INTEGER NOT NULL,
      parameters INTEGER NOT NULL
    ) STRICT;

    -- Who works on a run, and how far it is: the rows that change with every flush.
    CREATE TABLE sessions (
      run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
      token INTEGER NOT NULL,
      owned INTEGER NOT NULL,
      owner TEXT NOT NULL,  -- JSON
      heartbeat REAL NOT NULL,
      step INTEGER NOT NULL DEFAULT 0,
      epoch INTEGER NOT NULL DEFAULT 0,
      elapsed REAL NOT NULL DEFAULT 0,
      rewinds INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX sessions_owned ON sessions(run) WHERE owned;
    CREATE TABLE snapshots (
      run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
      json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE log (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      time REAL NOT NULL,
      step INTEGER,
      level TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX log_by_run ON log(run);

    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      name TEXT NOT NULL,
      UNIQUE (run, name)
    ) STRICT;
    -- A chunk of points; the id is series * 2^24 + chunk, so that a series lies together, in order,
    -- without a second index. All chunks of a series but its last are full.
    CREATE TABLE series_points (id INTEGER PRIMARY KEY, points BLOB NOT NULL) STRICT;
    -- Level 0 sums up one full chunk, a node of level k up to eight of level k - 1.
    CREATE TABLE series_summaries (
      series INTEGER NOT NULL REFERENCES series ON DELETE CASCADE,
      level INTEGER NOT NULL,
      node INTEGER NOT NULL,
      first_step INTEGER NOT NULL,
      last_step INTEGER NOT NULL,
      count INTEGER NOT NULL,      -- of finite values
      nan_count INTEGER NOT NULL,  -- of others
      min REAL, max REAL, sum REAL,
      PRIMARY KEY (series, level, node)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE epochs (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      step INTEGER NOT NULL,
      time REAL NOT NULL,
      train_loss REAL,
      seconds REAL NOT NULL,
      is_best INTEGER NOT NULL,
      PRIMARY KEY (run, epoch)
    ) STRICT;
    CREATE TABLE evaluations (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      split TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      step INTEGER NOT NULL,
      time REAL NOT NULL,
      measures TEXT NOT NULL,  -- JSON
      PRIMARY KEY (run, split, epoch)
    ) STRICT;
    CREATE TABLE scores (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      split TEXT NOT NULL,
      step INTEGER NOT NULL,
      time REAL NOT NULL,
      labels TEXT NOT NULL,    -- JSON list
      images BLOB NOT NULL,    -- Int64 each, little-endian
      scores BLOB NOT NULL,    -- Float32 each, [image, label]
      targets BLOB NOT NULL,   -- one byte each, [image, label]
      PRIMARY KEY (run, split)
    ) STRICT;
    CREATE TABLE thresholds (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      version INTEGER NOT NULL,
      time REAL NOT NULL,
      goal TEXT NOT NULL,
      split_hash TEXT NOT NULL,
      images INTEGER NOT NULL,
      labels TEXT NOT NULL,      -- JSON lists; a null threshold is infinity, which calls nothing
      thresholds TEXT NOT NULL,
      achieved TEXT NOT NULL,
      PRIMARY KEY (run, version)
    ) STRICT;
    CREATE TABLE test_looks (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      time REAL NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX test_looks_by_run ON test_looks(run);

    CREATE TABLE checkpoints (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      kind TEXT NOT NULL,
      step INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      time REAL NOT NULL,
      file TEXT NOT NULL,  -- the name alone, inside the run's own folder
      bytes INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX checkpoints_by_run ON checkpoints(run);

    CREATE TABLE commands (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      verb TEXT NOT NULL,
      argument TEXT,
      poster TEXT NOT NULL,
      posted REAL NOT NULL,
      state TEXT NOT NULL,
      step INTEGER,
      message TEXT,
      answered REAL
    ) STRICT;
    CREATE INDEX commands_by_run ON commands(run);
    CREATE INDEX commands_waiting ON commands(run) WHERE state = 'posted';
    """

  /// A table beside `thresholds` and not a column of it: a program of version 1 that trains on while
  /// another one upgrades the store still writes its thresholds.
  private static let version2 = """
    CREATE TABLE threshold_details (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      version INTEGER NOT NULL,
      details TEXT NOT NULL,  -- JSON: where each threshold comes from, how scores are calibrated
      PRIMARY KEY (run, version)
    ) STRICT;
    """

  private static let version3 = """
    -- What lists of runs sort and filter by: settings, measures, label sets of the training images.
    CREATE TABLE fields (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE run_values (
      field INTEGER NOT NULL REFERENCES fields,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      value ANY NOT NULL,  -- a number or a text
      PRIMARY KEY (field, run)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX run_values_by_run ON run_values(run);

    -- Runs that wait to be trained, in the order of their positions.
    CREATE TABLE queue (
      run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
      position REAL NOT NULL,
      since REAL NOT NULL,
      status_before TEXT  -- of a run to be resumed; null of one that never started
    ) STRICT;
    -- How the queue is worked off, and by which process.
    CREATE TABLE queue_state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      paused INTEGER NOT NULL,
      parallel INTEGER NOT NULL,  -- runs at once
      token INTEGER NOT NULL,
      owned INTEGER NOT NULL,
      owner TEXT,                 -- JSON
      heartbeat REAL NOT NULL
    ) STRICT;
    INSERT INTO queue_state VALUES (1, 0, 1, 0, 0, NULL, 0);
    """

  private static let version4 = """
    -- Studies: what the runs of one have in common is a value of theirs, `study`.
    CREATE TABLE studies (
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL UNIQUE,
      created REAL NOT NULL,
      file TEXT NOT NULL,
      directory TEXT NOT NULL,  -- where relative paths of the text start
      text TEXT NOT NULL,
      base TEXT,                -- the experiment all arms share, where the text names a file
      settings TEXT NOT NULL,   -- JSON list: what was given beside the text
      images TEXT               -- JSON: the test images and their strata, once the data was opened
    ) STRICT;
    CREATE INDEX run_values_by_value ON run_values(field, value);
    """
}
