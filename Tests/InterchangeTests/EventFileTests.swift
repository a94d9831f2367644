import Foundation
import Metrics
import Testing

@testable import Interchange

@Suite struct EventFileTests {
  /// RFC 3720, appendix B.4, and the check value of the polynomial.
  @Test func `checksums are those of the standard`() {
    #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.checksum(Array(repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.checksum(Array(repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.checksum(Array(0..<32)) == 0x46DD_794E)
    #expect(CRC32C.checksum([]) == 0)
  }

  @Test func `every kind of summary is written as TensorBoard's own messages are`() throws {
    let labels: [UInt8] = [0, 1, 0, 1, 1]
    let table = try ScoreTable(
      labels: ["cat"], images: Array(0..<5), scores: [0.1, 0.3, 0.5, 0.8, 0.9], targets: labels)
    let panels: [BoardSummary?] = [
      .scalar("loss/train", .nan, about: "Mean loss"),
      .histogram("h", [0, 0.25, 0.5, 1, 1], buckets: 4),
      .precisionRecall("pr", table.ranked(label: 0), thresholds: 5, about: "Of cat"),
      .picture("picture", width: 2, height: 1, png: [0x89] + Array("PNG".utf8)),
      .text("words", "cät"),
    ]
    let settings: [BoardSummary] = [
      .experiment(
        settings: [("seed", [.number(7), .number(8)]), ("loss", [.text("bce")])],
        measures: [("loss/train", "loss")], time: 1000.5),
      .sessionStart(settings: [("seed", .number(7))], time: 1000.5),
      .sessionEnd(.success, time: 1002),
    ]
    let events = [
      BoardEvent(time: 1000.5, .fileVersion), BoardEvent(time: 1000.5, step: 3, .sessionStart),
      BoardEvent(
        time: 1001, step: 3, .summaries([.scalar("loss/train", 0.1, about: "Mean loss")])),
      BoardEvent(time: 1001.5, step: 4, .summaries(panels.compactMap { $0 })),
      BoardEvent(time: 1002, .summaries(settings)),
    ]
    var encoder = EventEncoder()
    let written = events.map { encoder.record(of: $0) }
    let reference = try Records(of: Data(contentsOf: Self.reference))
    #expect(written.count == reference.records.count)
    for (mine, theirs) in zip(written, reference.records) { #expect(mine == theirs) }
  }

  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Reference/event_file.tfevents")

  @Test func `values that are no numbers are in no bucket, and one value is in the last`() {
    #expect(BoardSummary.histogram("h", [.nan, .infinity]) == nil)
    let same = BoardSummary.histogram("h", [2, .nan, 2], buckets: 2)
    #expect(
      same?.value == .tensor(BoardTensor(shape: [2, 3], elements: .doubles([2, 2, 0, 2, 2, 2]))))
  }

  @Test func `a label that no image holds has no curve`() throws {
    let table = try ScoreTable(labels: ["cat"], images: [0], scores: [0.5], targets: [0])
    #expect(BoardSummary.precisionRecall("pr", table.ranked(label: 0)) == nil)
  }

  @Test func `settings are numbers, flags or text`() {
    #expect(BoardSetting("1e-3") == .number(0.001))
    #expect(BoardSetting("true") == .flag(true))
    #expect(BoardSetting("nan") == .text("nan"))
    #expect(BoardSetting("[cat, dog]") == .text("[cat, dog]"))
  }
}

/// The records of an event file, whole with their frames.
struct Records {
  private(set) var records: [[UInt8]] = []
  /// Bytes after the last whole record.
  private(set) var rest = 0

  init(of data: Data) {
    let bytes = [UInt8](data)
    var start = 0
    while start + 12 <= bytes.count {
      let length = (0..<8).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
      guard start + length + 16 <= bytes.count else { break }
      records.append(Array(bytes[start..<start + length + 16]))
      start += length + 16
    }
    rest = bytes.count - start
  }
}
