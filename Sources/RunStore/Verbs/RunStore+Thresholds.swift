import GRDB
import Metrics

/// Versions of a run's thresholds.
extension RunStore {
  /// Keeps a set of thresholds as the next version of the run's; any process may.
  ///
  /// - Returns: the version it was given.
  @discardableResult
  package func recordThresholds(
    _ run: Int64, _ thresholds: StoredThresholds
  ) throws(StoreError) -> Int {
    try write { db in
      try checkExists(run, db)
      let version =
        (try db.first("SELECT max(version) FROM thresholds WHERE run = ?", [run]) {
          try $0.take(Int?.self)
        } ?? nil).map { $0 + 1 } ?? 1
      try db.run(
        "INSERT INTO thresholds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          run, version, thresholds.time, thresholds.goal, thresholds.splitHash, thresholds.images,
          try JSONText.encode(thresholds.labels),
          try JSONText.encode(thresholds.values.map { $0 == .infinity ? nil : $0 }),
          try JSONText.encode(thresholds.achieved.map { $0.flatMap { $0.isFinite ? $0 : nil } }),
        ])
      try db.run(
        "INSERT INTO threshold_details VALUES (?, ?, ?)",
        [run, version, try JSONText.encode(ThresholdDetails(thresholds))])
      return version
    }
  }

  /// All versions of a run's thresholds, oldest first.
  package func thresholds(of run: Int64) throws(StoreError) -> [StoredThresholds] {
    try read { try $0.thresholds(of: run) }
  }
}

/// What version 2 of the store keeps beside a version of thresholds.
private struct ThresholdDetails: Codable {
  var origins: [ThresholdOrigin] = []
  var calibrations: [LabelCalibration?] = []

  init() {}

  init(_ thresholds: StoredThresholds) {
    origins = thresholds.origins
    calibrations = thresholds.calibrations
  }
}

/// A version of thresholds before its values are read.
private struct VersionOfSplit: ChosenOnSplit {
  var number: Int
  var splitHash: String
}

extension Database {
  /// Those to decide by: the newest version of the run's own split; nil before there is one.
  func newestThresholds(of run: Int64) throws -> StoredThresholds? {
    let versions = try rows(
      "SELECT version, split_hash FROM thresholds WHERE run = ? ORDER BY version", [run]
    ) { fields in
      VersionOfSplit(number: try fields.take(), splitHash: try fields.take())
    }
    let hash = try first("SELECT split_hash FROM run_details WHERE run = ?", [run]) {
      try $0.take(String.self)
    }
    guard let newest = versions.newest(ofSplit: hash ?? "") else { return nil }
    return try thresholds(of: run, version: newest.number).last
  }

  /// One version, or all, oldest first.
  func thresholds(of run: Int64, version: Int? = nil) throws -> [StoredThresholds] {
    let details = try thresholdDetails(of: run, version: version)
    return try rows(
      """
      SELECT version, time, goal, split_hash, images, labels, thresholds, achieved
      FROM thresholds WHERE run = ? AND version = coalesce(?, version) ORDER BY version
      """, [run, version]
    ) { fields in
      let (version, time) = (try fields.take(Int.self), try fields.take(Double.self))
      let (goal, hash) = (try fields.take(String.self), try fields.take(String.self))
      let images = try fields.take(Int.self)
      let labels: [String] = try JSONText.decode(try fields.take())
      let values: [Double?] = try JSONText.decode(try fields.take())
      let achieved: [Double?] = try JSONText.decode(try fields.take())
      let detail = details[version] ?? ThresholdDetails()
      guard values.count == labels.count, achieved.count == labels.count,
        [0, labels.count].contains(detail.origins.count),
        [0, labels.count].contains(detail.calibrations.count)
      else {
        throw UnreadableValue(
          text: "thresholds version \(version) of run \(run) do not fit its labels")
      }
      return StoredThresholds(
        version: version, time: time, goal: goal, splitHash: hash, images: images, labels: labels,
        values: values.map { $0 ?? .infinity }, achieved: achieved, origins: detail.origins,
        calibrations: detail.calibrations)
    }
  }

  /// By version; empty in a store of version 1 that was opened for reading.
  private func thresholdDetails(of run: Int64, version: Int?) throws -> [Int: ThresholdDetails] {
    guard try Schema.version(of: self) > 1 else { return [:] }
    let details = try rows(
      """
      SELECT version, details FROM threshold_details
      WHERE run = ? AND version = coalesce(?, version)
      """, [run, version]
    ) { fields in
      (
        try fields.take(Int.self),
        try JSONText.decode(try fields.take(), as: ThresholdDetails.self)
      )
    }
    return Dictionary(uniqueKeysWithValues: details)
  }
}
