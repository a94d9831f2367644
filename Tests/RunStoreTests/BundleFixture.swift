import Foundation
import GRDB
import Metrics

@testable import RunStore

extension RunStore {
  /// A finished run with something in every table.
  func fullRun(_ title: String = "cats and dogs", points: Int = 1200) throws -> Int64 {
    let lease = try createRun(.example(title, tags: ["night"], process: .current), now: 100.25)
    try recordFacts(
      lease,
      RunFacts(
        labels: ["cat", "dog"], imagesPerSplit: ["train": 1400], dataFingerprint: "f0",
        splitHash: "s0", stepsPerEpoch: 44, plannedSteps: 1320, parameters: 270_000), now: 101)
    var flush = RunFlush(
      points: (1...points).map {
        StoredPoint(series: "loss", step: $0, value: $0 == 700 ? .nan : 1 / Double($0))
      }, log: [StoredLogLine(time: 101.5, step: 3, text: "größer\n")], snapshot: #"{"step":3}"#,
      progress: RunProgress(step: 900, epoch: 2, elapsed: 12.5))
    flush.points += (1...9).map { StoredPoint(series: "rate", step: $0 * $0, value: 0.001) }
    let epochs = try [goodScores, poorScores].enumerated().map { index, scores in
      StoredEpoch(
        epoch: index + 1, step: 450 * (index + 1), time: 102, trainLoss: 0.5, seconds: 3,
        isBest: index == 0, validation: try measures(scores, loss: 0.25 + Double(index)))
    }
    try recordEpoch(lease, epochs[0], flush: flush, now: 102)
    try recordEpoch(lease, epochs[1], now: 103)
    for split in [StoredSplit.validation, .test] {
      try recordScores(
        lease, split, try table(goodScores), epoch: 2, step: 900,
        measures: split == .test ? try measures(goodScores, loss: 1) : nil, now: 104)
    }
    try recordThresholds(
      lease.run,
      StoredThresholds(
        time: 105, goal: "f1", splitHash: "s0", images: 4, labels: ["cat", "dog"],
        values: [0.25, .infinity], achieved: [1, nil]))
    try recordCheckpoint(lease, .last, epoch: 2, step: 900, smallCheckpoint(900), now: 106)
    try recordCheckpoint(lease, .best, epoch: 1, step: 450, smallCheckpoint(450), now: 106)
    let command = try post("rate", argument: "0.5", to: lease.run, now: 107)
    try acknowledge(command, of: lease, step: 890, now: 107)
    try post("stop", to: lease.run, now: 107)
    try write { db in
      try db.run("INSERT OR IGNORE INTO fields (name) VALUES ('train.rate'), ('optimizer')")
      try db.run(
        """
        INSERT INTO run_values SELECT id, ?, iif(name = 'optimizer', 'adam', 0.5) FROM fields
        WHERE name IN ('train.rate', 'optimizer')
        """, [lease.run])
    }
    try finish(lease, .done, message: "all epochs", now: 108)
    try lookAtTest(lease.run, reason: "the paper", now: 109)
    return lease.run
  }

  /// Everything a store holds of a run but the numbers of rows, as text to compare.
  func contents(of run: Int64) throws -> [String] {
    let skipped: Set = ["run", "series", "field", "token", "owner", "revision"]
    return try read { db in
      var lines: [String] = []
      for name in ["runs", "series"] + RunTable.ofRun {
        guard let table = try RunTable(name, in: db) else { continue }
        let columns = table.columns.filter { !skipped.contains($0) }
        let key = name == "runs" ? "id" : "run"
        try table.forEachRow(columns, where: "\(key) = ?", [run], in: db) { values in
          lines.append("\(name) \(values)")
        }
      }
      lines += try db.rows(
        """
        SELECT name || '=' || quote(value) FROM run_values JOIN fields ON id = field
        WHERE run = ? ORDER BY name
        """, [run]
      ) { try $0.take() }
      lines += try db.rows(
        """
        SELECT name, level, node, first_step, last_step, count, nan_count, min, max, sum
        FROM series_summaries JOIN series ON id = series WHERE run = ? ORDER BY name, level, node
        """, [run]
      ) { fields in (0..<10).map { _ in "\(fields.takeValue())" }.joined(separator: " ") }
      for (name, news) in try db.seriesNews(of: run, after: [:]).sorted(by: { $0.key < $1.key }) {
        let values = news.points.values.map(\.bitPattern)
        lines.append("\(name) \(news.points.steps) \(values)")
      }
      return lines
    }
  }

  /// The whole store in one number: rows of all tables, and files of all folders.
  func state() throws -> UInt64 {
    var hash = RowHash()
    try read { db in
      for name in try db.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        [], { try $0.take(String.self) })
      {
        hash.add(name)
        for row in try Row.fetchAll(db, sql: "SELECT * FROM \(name)") {
          for value in row.databaseValues { hash.add(value) }
        }
      }
    }
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for file in files.sorted() where !file.hasPrefix("thresh.sqlite") { hash.add(file) }
    return hash.value
  }
}
