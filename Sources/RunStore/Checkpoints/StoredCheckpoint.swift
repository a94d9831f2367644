/// A checkpoint a run has kept.
package struct StoredCheckpoint: Equatable, Sendable, Identifiable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The newest state: the two newest are kept, should one be damaged.
    case last
    /// The state after the best epoch so far.
    case best
    /// Asked for by a person; kept until the run is purged.
    case manual
  }

  package var id: Int64
  package var run: Int64
  package var kind: Kind
  package var step: Int
  package var epoch: Int
  package var time: Double
  /// The name inside the run's folder.
  package var file: String
  package var bytes: Int
  package var checksum: UInt64

  static let columns = "id, run, kind, step, epoch, time, file, bytes, checksum"

  init(_ fields: inout Fields) throws {
    id = try fields.take()
    run = try fields.take()
    let kindText: String = try fields.take()
    guard let kind = Kind(rawValue: kindText) else {
      throw UnreadableValue(text: "checkpoint \(id) is of the kind \(kindText)")
    }
    self.kind = kind
    step = try fields.take()
    epoch = try fields.take()
    time = try fields.take()
    file = try fields.take()
    bytes = try fields.take()
    checksum = UInt64(bitPattern: try fields.take(Int64.self))
    // The database may come from elsewhere, and must not lead out of the run's folder.
    guard let first = file.first, first != ".",
      file.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) })
    else { throw UnreadableValue(text: "checkpoint \(id) lies in \(file)") }
  }
}

/// A checkpoint and what its file holds.
package struct LoadedCheckpoint: Sendable {
  package var record: StoredCheckpoint
  package var file: CheckpointFile
  /// Newer ones that were passed over, and why, in sentences.
  package var skipped: [String]
}
