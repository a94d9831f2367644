import Foundation

/// A folder that MLflow reads as a file store: experiments, and the runs of each.
///
/// - Source: MLflow 3.17, `mlflow/store/tracking/file_store.py`.
package struct MLflowFolder {
  package let path: String

  /// - Throws: a sentence where the folder cannot be made.
  package init(_ path: String) throws(InterchangeError) {
    let url = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    self.path = String(url.path(percentEncoded: false).reversed().drop { $0 == "/" }.reversed())
    try OutputFolder.make(self.path)
  }

  /// The number of the experiment of a name, which is made if there is none.
  ///
  /// - Parameter time: seconds since 1970.
  package func experiment(named name: String, time: Double) throws(InterchangeError) -> String {
    let name = String((name.isEmpty ? "thresh" : name).prefix(500))
    for number in OutputFolder.names(in: path)
    where Self.value(of: "name", in: "\(path)/\(number)/meta.yaml") == name {
      return number
    }
    // As long as MLflow's own, and the same wherever it is written.
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let number = String(100_000_000_000_000_000 + hash % 900_000_000_000_000_000)
    try OutputFolder.make("\(path)/\(number)")
    let moment = Self.milliseconds(time)
    try OutputFile.write(
      Self.yaml([
        ("artifact_location", .text(Self.uri("\(path)/\(number)"))), ("creation_time", moment),
        ("experiment_id", .text(number)), ("last_update_time", moment),
        ("lifecycle_stage", .text("active")), ("name", .text(name)),
      ]), to: "\(path)/\(number)/meta.yaml")
    return number
  }

  /// Writes a run beside its place and puts it there, over one that is there.
  ///
  /// - Parameters:
  ///   - id: letters and digits, of the run alone.
  ///   - body: adds what the run holds.
  /// - Returns: the run's folder.
  package func replace(
    _ id: String, of experiment: String, _ info: MLflowRunFacts,
    _ body: (MLflowRun) throws -> Void
  ) throws -> String {
    let home = "\(path)/\(experiment)"
    let place = "\(home)/\(id)"
    let aside = "\(home)/.\(UUID().uuidString).partial"
    try OutputFolder.make(aside)
    do {
      try body(MLflowRun(at: aside))
      try OutputFile.write(
        Self.yaml([
          ("artifact_uri", .text(Self.uri("\(place)/artifacts"))), ("deleted_time", .null),
          ("end_time", info.end.map(Self.milliseconds) ?? .null), ("entry_point_name", .text("")),
          ("experiment_id", .text(experiment)), ("lifecycle_stage", .text("active")),
          ("run_id", .text(id)), ("run_name", .text(info.name)), ("source_name", .text("")),
          ("source_type", .number(4)), ("source_version", .text("")),
          ("start_time", Self.milliseconds(info.start)), ("status", .number(info.status.rawValue)),
          ("tags", .none), ("user_id", .text(info.user)),
        ]), to: "\(aside)/meta.yaml")
      // A run that was there may be of an experiment that had another name then.
      for other in OutputFolder.names(in: path) {
        let old = "\(path)/\(other)/\(id)"
        if FileManager.default.fileExists(atPath: old) { try OutputFolder.remove(old) }
      }
      guard rename(aside, place) == 0 else { throw InterchangeError.cannotWrite(place, errno) }
    } catch {
      try? FileManager.default.removeItem(atPath: aside)
      throw error
    }
    return place
  }
}

/// What MLflow has of a run beside what is measured.
package struct MLflowRunFacts: Sendable {
  package enum Status: Int, Sendable {
    case running = 1
    case scheduled, finished, failed, killed
  }

  package var name: String
  package var user: String
  package var status: Status
  /// Seconds since 1970.
  package var start: Double
  package var end: Double?

  package init(name: String, user: String, status: Status, start: Double, end: Double?) {
    self.name = name
    self.user = user
    self.status = status
    self.start = start
    self.end = end
  }
}

/// The few kinds of YAML in a file of facts.
extension MLflowFolder {
  private enum Fact {
    case text(String)
    case number(Int)
    case null, none
  }

  private static func yaml(_ facts: [(key: String, value: Fact)]) -> String {
    facts.map { key, value in
      switch value {
      // What is JSON is YAML too.
      case .text(let text): "\(key): \(TableForm.jsonString(text))\n"
      case .number(let number): "\(key): \(number)\n"
      case .null: "\(key): null\n"
      case .none: "\(key): []\n"
      }
    }.joined()
  }

  private static func milliseconds(_ time: Double) -> Fact { .number(MLflowRun.stamp(time)) }

  private static func uri(_ path: String) -> String { URL(filePath: path).absoluteString }

  /// The value of a key on a line of its own, plain or quoted.
  private static func value(of key: String, in file: String) -> String? {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(key): ") }
    guard let value = line?.dropFirst(key.count + 2) else { return nil }
    switch value.first {
    case "\"": return try? JSONDecoder().decode(String.self, from: Data(value.utf8))
    case "'": return String(value.dropFirst().dropLast()).replacing("''", with: "'")
    default: return String(value)
    }
  }
}
