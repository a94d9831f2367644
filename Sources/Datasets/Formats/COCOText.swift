/// The text of a COCO file without its masks, which are most of it and are not needed: a reader of
/// JSON takes several times the memory of the text that it reads.
enum COCOText {
  private static let key = Array("\"segmentation\"".utf8)

  /// Puts 0 in place of every list or object that stands at a key `segmentation`.
  ///
  /// A text that is no JSON comes out as one that is none either.
  static func withoutMasks(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\"") else {
        offset += 1
        continue
      }
      let isKey = bytes[offset...].starts(with: key)
      offset = end(ofStringAt: offset, in: bytes)
      guard isKey, let value = value(after: offset, in: bytes) else { continue }
      kept += bytes[start..<value]
      kept.append(UInt8(ascii: "0"))
      start = end(ofNestAt: value, in: bytes)
      offset = start
    }
    return start == 0 ? bytes : kept + bytes[start...]
  }

  /// Behind the closing quote.
  private static func end(ofStringAt start: Int, in bytes: [UInt8]) -> Int {
    var offset = start + 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.count, offset + 1)
  }

  /// Where a list or an object starts behind a key; nil where anything else follows.
  private static func value(after key: Int, in bytes: [UInt8]) -> Int? {
    var offset = key
    var hasColon = false
    while offset < bytes.count {
      switch bytes[offset] {
      case 9, 10, 13, 32: break
      case UInt8(ascii: ":") where !hasColon: hasColon = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): return hasColon ? offset : nil
      default: return nil
      }
      offset += 1
    }
    return nil
  }

  /// Behind the bracket that closes the one at `start`, or at it if none does: then what is left
  /// is not closed either.
  private static func end(ofNestAt start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset = end(ofStringAt: offset, in: bytes)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return offset }
    }
    return start
  }
}
