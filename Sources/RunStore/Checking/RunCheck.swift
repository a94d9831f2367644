import Foundation
import GRDB
import Metrics

/// Reads every row of a run as the program would, and holds it against what training can write.
///
/// Never trusts a row: a store may be damaged, a bundle may come from anybody.
struct RunCheck {
  let db: Database
  let run: Int64
  /// The run's own, which everything that is measured must have.
  let labels: [String]

  private typealias Part = (place: String, mending: RunProblem.Mending?, check: () throws -> Void)

  /// All that is wrong with the rows of a run, at most one problem a part.
  static func problems(of run: Int64, in db: Database) throws -> [RunProblem] {
    let labels = (try? details(of: run, in: db)) ?? []
    let check = RunCheck(db: db, run: run, labels: labels)
    var parts: [Part] = [
      ("line of the list", nil, check.line),
      ("details", nil, { _ = try details(of: run, in: db) }),
      ("session", nil, check.session),
      ("snapshot", nil, check.snapshot),
      ("log", nil, check.log),
      ("epochs", nil, check.epochs),
      ("best and last measures", .deriveMeasures, check.bestAndLast),
      ("splits", nil, check.splits),
      ("thresholds", nil, check.thresholds),
      ("looks at test", nil, check.looks),
      ("checkpoints", nil, check.checkpoints),
      ("commands", nil, check.commands),
      ("values", nil, check.values),
    ]
    for split in StoredSplit.allCases {
      parts.append(("\(split.rawValue) measures", nil, { try check.evaluations(split) }))
      parts.append(("\(split.rawValue) scores", nil, { try check.scores(split) }))
    }
    let series = try db.rows("SELECT id, name FROM series WHERE run = ? ORDER BY id", [run]) {
      (id: try $0.take(Int64.self), name: try $0.take(String.self))
    }
    for (id, name) in series {
      let place = "series \(name.quoted)"
      parts.append((place, nil, { try SeriesTable(db, id).check(place) }))
    }
    return try parts.compactMap { try problem(in: $0) }
  }

  /// What a part throws is its problem, unless the database itself cannot be read just now.
  private static func problem(in part: Part) throws -> RunProblem? {
    do {
      try part.check()
      return nil
    } catch let problem as RunProblem {
      return problem
    } catch let error as DatabaseError where error.resultCode != .SQLITE_CORRUPT {
      throw error
    } catch let problem as UnreadableValue {
      return RunProblem(place: part.place, found: problem.text, mending: part.mending)
    } catch {
      return RunProblem(place: part.place, found: words(error), mending: nil)
    }
  }

  /// Errors of decoders are long; their first words tell enough.
  private static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted: "not JSON"
    case let error as DecodingError: String("other JSON than expected: \(error)".prefix(160))
    default: String("\(error)".prefix(240))
    }
  }

  private func line() throws {
    let found: Void? = try db.first(
      """
      SELECT status, created, finished, planned_epochs, planned_steps, tags, purging
      FROM runs WHERE id = ?
      """, [run]
    ) { fields in
      let status: String = try fields.take()
      guard let known = StoredStatus(rawValue: status), known != .interrupted else {
        let allowed = StoredStatus.allCases.filter { $0 != .interrupted }.map(\.rawValue)
        throw UnreadableValue(
          text: "the status \(status.quoted); allowed: \(allowed.joined(separator: ", "))")
      }
      try Self.finite("created", try fields.take())
      if let finished: Double = try fields.take() { try Self.finite("finished", finished) }
      try Self.count("planned epochs", try fields.take())
      try Self.count("planned steps", try fields.take())
      let tags: String = try fields.take()
      for tag in TagText.split(tags) { try TagText.check(tag) }
      guard TagText.join(TagText.split(tags)) == tags else {
        throw UnreadableValue(text: "the tags \(tags.quoted); allowed: each between line feeds")
      }
    }
    guard found != nil else { throw UnreadableValue(text: "not there") }
    guard try db.storedRun(run, now: 0) != nil else {
      throw UnreadableValue(text: "no session belongs to it")
    }
  }

  private static func details(of run: Int64, in db: Database) throws -> [String] {
    let labels = try db.first(
      """
      SELECT labels, images_per_split, steps_per_epoch, parameters FROM run_details WHERE run = ?
      """, [run]
    ) { fields in
      let labels: [String] = try JSONText.decode(try fields.take())
      let images: [String: Int] = try JSONText.decode(try fields.take())
      for (split, count) in images { try Self.count("images of \(split.quoted)", count) }
      try count("steps per epoch", try fields.take())
      try count("parameters", try fields.take())
      guard Set(labels).count == labels.count, !labels.contains("") else {
        throw UnreadableValue(text: "labels that are empty or come twice")
      }
      return labels
    }
    guard let labels else { throw UnreadableValue(text: "not there") }
    return labels
  }

  private func session() throws {
    _ = try db.first(
      "SELECT token, heartbeat, step, epoch, elapsed, rewinds FROM sessions WHERE run = ?", [run]
    ) { fields in
      try Self.count("token", try fields.take())
      try Self.finite("heartbeat", try fields.take())
      try Self.count("step", try fields.take())
      try Self.count("epoch", try fields.take())
      try Self.duration("trained time", try fields.take())
      try Self.count("rewinds", try fields.take())
    }
  }

  private func snapshot() throws {
    let text = try db.first("SELECT json FROM snapshots WHERE run = ?", [run]) {
      try $0.take(String.self)
    }
    guard let text else { return }
    guard (try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any] else {
      throw UnreadableValue(text: "not a JSON object")
    }
  }

  private func log() throws {
    _ = try db.rows("SELECT time, step, level, text FROM log WHERE run = ?", [run]) { fields in
      try Self.finite("time", try fields.take())
      if let step: Int = try fields.take() { try Self.count("step", step) }
      _ = try fields.take(String.self)
      _ = try fields.take(String.self)
    }
  }

  private func looks() throws {
    _ = try db.rows("SELECT time, reason FROM test_looks WHERE run = ?", [run]) { fields in
      try Self.finite("time", try fields.take())
      _ = try fields.take(String.self)
    }
  }

  private func checkpoints() throws {
    for record in try db.checkpoints(of: run) {
      try Self.count("step", record.step)
      try Self.count("epoch", record.epoch)
      try Self.finite("time", record.time)
      try Self.count("bytes", record.bytes)
      guard record.file.hasSuffix(".ckpt"), record.file.utf8.count <= 100 else {
        throw UnreadableValue(
          text: "the file \(record.file.quoted); allowed: a name that ends in .ckpt")
      }
    }
  }

  private func commands() throws {
    for command in try db.commands(of: run) {
      try Self.finite("time", command.posted)
      if let answered = command.answered { try Self.finite("time", answered) }
      if let step = command.step { try Self.count("step", step) }
    }
  }

  private func values() throws {
    guard try Schema.version(of: db) > 2 else { return }
    _ = try db.rows(
      "SELECT name, value FROM run_values JOIN fields ON fields.id = field WHERE run = ?", [run]
    ) { fields in
      let name: String = try fields.take()
      switch fields.takeValue().storage {
      case .int64, .string: break
      case .double(let value):
        guard value.isFinite else {
          throw UnreadableValue(
            text: "\(name.quoted) is \(value); allowed: a finite number or a text")
        }
      case .null, .blob:
        throw UnreadableValue(text: "\(name.quoted); allowed: a number or a text")
      }
    }
  }

  func fit(_ found: [String]) throws(UnreadableValue) {
    guard found == labels else {
      throw UnreadableValue(
        text: """
          the labels \(found.joined(separator: ", ").quoted); \
          allowed: the run's own, \(labels.joined(separator: ", ").quoted)
          """)
    }
  }

  /// Above all steps and counts, and so far from overflow that sums of a few thousand are safe.
  static let most = 1 << 48

  static func count(_ what: String, _ value: Int) throws(UnreadableValue) {
    guard (0..<most).contains(value) else {
      throw UnreadableValue(text: "\(what) is \(value); allowed: 0 or more")
    }
  }

  static func finite(_ what: String, _ value: Double) throws(UnreadableValue) {
    guard value.isFinite, abs(value) < 1e15 else {
      throw UnreadableValue(text: "\(what) is \(value); allowed: a finite number of seconds")
    }
  }

  static func duration(_ what: String, _ value: Double) throws(UnreadableValue) {
    guard value >= 0, value < 1e15 else {
      throw UnreadableValue(text: "\(what) is \(value) s; allowed: 0 or more")
    }
  }
}

extension String {
  /// On one line, short, between quotation marks: what a file says may hold anything.
  var quoted: String {
    let scalars = unicodeScalars.prefix(80).map { scalar in
      scalar.properties.generalCategory == .control ? "?" : Character(scalar)
    }
    return "\"\(String(scalars))\(unicodeScalars.count > 80 ? "…" : "")\""
  }
}
