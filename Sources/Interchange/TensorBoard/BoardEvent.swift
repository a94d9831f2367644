/// One record of an event file.
package struct BoardEvent: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// The first record of each file.
    case fileVersion
    /// What was written for this step and later ones does not count any more: the run goes on before
    /// them.
    case sessionStart
    case summaries([BoardSummary])
  }

  /// Seconds since 1970.
  package var time: Double
  package var step: Int
  package var content: Content

  package init(time: Double, step: Int = 0, _ content: Content) {
    self.time = time
    self.step = step
    self.content = content
  }
}

/// Turns events into the records of one file.
///
/// A record is its length (UInt64), the length's checksum, an `Event` message and its checksum, all
/// little-endian.
/// - Source: TensorFlow's `core/lib/io/record_writer.h` and `core/util/event.proto`.
package struct EventEncoder: Sendable {
  /// Tags that the file has described; a description stands with the first value of its tag.
  private var described: Set<String> = []

  package init() {}

  package mutating func record(of event: BoardEvent) -> [UInt8] {
    var message = ProtobufWriter()
    message.write(event.time, field: 1)
    if event.step != 0 { message.write(event.step, field: 2) }
    switch event.content {
    case .fileVersion: message.write("brain.Event:2", field: 3)
    case .sessionStart: message.write(field: 7) { $0.write(1, field: 1) }
    case .summaries(let summaries):
      message.write(field: 5) { summary in
        for value in summaries {
          let isNew = described.insert(value.tag).inserted
          summary.write(field: 1) { value.write(into: &$0, describing: isNew) }
        }
      }
    }
    return Self.framed(message.bytes)
  }

  static func framed(_ payload: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(payload.count))
    var record: [UInt8] = []
    record.reserveCapacity(payload.count + 16)
    record += length
    record += littleEndian(CRC32C.masked(length))
    record += payload
    record += littleEndian(CRC32C.masked(payload))
    return record
  }

  private static func littleEndian(_ word: some FixedWidthInteger) -> [UInt8] {
    stride(from: 0, to: word.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}
