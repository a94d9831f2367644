/// The marker segments of a JPEG file up to its first scan.
///
/// Stops without complaint where the file does: it is the decoder who judges damage.
struct JPEGSegments: Sequence, IteratorProtocol {
  struct Segment {
    var marker: UInt8
    /// Without marker and length.
    var body: Range<Int>
  }

  private let bytes: [UInt8]
  private var offset = 2

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Segment? {
    while offset + 4 <= bytes.count {
      guard bytes[offset] == 0xff else {
        offset += 1
        continue
      }
      let marker = bytes[offset + 1]
      switch marker {
      case 0xff:
        offset += 1  // fill byte
      case 0x00, 0x01, 0xd0...0xd8:
        offset += 2  // no length follows
      case 0xd9, 0xda:
        return nil
      default:
        let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
        let end = offset + 2 + length
        guard length >= 2, end <= bytes.count else { return nil }
        let segment = Segment(marker: marker, body: offset + 4..<end)
        offset = end
        return segment
      }
    }
    return nil
  }

  /// The file without two harmless oddities in its header, about which the decoder would warn, so
  /// that its warnings are left for what matters.
  ///
  /// Some cameras write JFIF revision 0 or 2; nothing in the image depends on it. Some editors
  /// leave stray bytes between segments; decoders skip them.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var ranges: [Range<Int>] = []
    var revision: Int?
    var end = 2
    var hasGaps = false
    var segments = JPEGSegments(bytes)
    while let segment = segments.next() {
      let start = segment.body.lowerBound - 4
      hasGaps = hasGaps || start != end
      end = segment.body.upperBound
      ranges.append(start..<end)
      if segment.marker == 0xe0, segment.body.count >= 7,
        bytes[segment.body.prefix(5)].elementsEqual("JFIF\0".utf8),
        bytes[segment.body.lowerBound + 5] != 1
      {
        revision = segment.body.lowerBound + 5
      }
    }
    hasGaps = hasGaps || segments.offset != end
    guard hasGaps || revision != nil, bytes.count >= 2 else { return bytes }
    var result = bytes
    if let revision { result[revision] = 1 }
    guard hasGaps else { return result }
    return ranges.reduce(into: Array(result[0..<2])) { $0 += result[$1] }
      + result[segments.offset...]
  }
}
