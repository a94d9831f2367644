/// How the stored image must be turned to stand upright: the eight values of EXIF tag 0x0112.
///
/// - Source: EXIF 2.32, section 4.6.4, tag 274.
enum Orientation: Int, Sendable {
  case upright = 1
  case mirrored, halfTurn, flipped, transposed, clockwise, transversed, anticlockwise

  /// Whether width and height trade places.
  var swapsSides: Bool { rawValue >= 5 }

  /// Turns an image of `height` x `width` stored pixels upright.
  ///
  /// - Shapes: `[height, width, channels]` in; `[width, height, channels]` out if ``swapsSides``.
  func upright(_ pixels: [UInt8], height: Int, width: Int, channels: Int) -> [UInt8] {
    if self == .upright { return pixels }
    let outHeight = swapsSides ? width : height
    let outWidth = swapsSides ? height : width
    var result = [UInt8](repeating: 0, count: pixels.count)
    var target = 0
    for y in 0..<outHeight {
      for x in 0..<outWidth {
        let (row, column) = source(y: y, x: x, height: height, width: width)
        let start = (row * width + column) * channels
        for channel in 0..<channels {
          result[target] = pixels[start + channel]
          target += 1
        }
      }
    }
    return result
  }

  /// Where the upright pixel (y, x) is stored.
  private func source(y: Int, x: Int, height: Int, width: Int) -> (row: Int, column: Int) {
    switch self {
    case .upright: (y, x)
    case .mirrored: (y, width - 1 - x)
    case .halfTurn: (height - 1 - y, width - 1 - x)
    case .flipped: (height - 1 - y, x)
    case .transposed: (x, y)
    case .clockwise: (height - 1 - x, y)
    case .transversed: (height - 1 - x, width - 1 - y)
    case .anticlockwise: (x, width - 1 - y)
    }
  }
}

// MARK: Reading it

extension Orientation {
  /// The orientation in a block of EXIF data (a TIFF header and its first directory).
  ///
  /// Broken EXIF is common and says nothing about the image: nil, never an error.
  init?(exif bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    func number(_ offset: Int, _ size: Int, littleEndian: Bool) -> Int? {
      guard offset >= 0, offset <= bytes.count - size else { return nil }
      var value = 0
      for index in 0..<size {
        let byte = Int(bytes[start + offset + (littleEndian ? size - 1 - index : index)])
        value = value << 8 | byte
      }
      return value
    }
    guard let order = number(0, 2, littleEndian: false), order == 0x4949 || order == 0x4d4d
    else { return nil }
    let little = order == 0x4949
    guard number(2, 2, littleEndian: little) == 42,
      let directory = number(4, 4, littleEndian: little),
      let entries = number(directory, 2, littleEndian: little)
    else { return nil }
    for entry in 0..<entries {
      let offset = directory + 2 + 12 * entry
      guard let tag = number(offset, 2, littleEndian: little) else { return nil }
      guard tag == 0x0112 else { continue }
      // A short; some writers say long.
      let size = number(offset + 2, 2, littleEndian: little) == 4 ? 4 : 2
      guard let value = number(offset + 8, size, littleEndian: little) else { return nil }
      self.init(rawValue: value)
      return
    }
    return nil
  }

  /// The orientation that a JPEG file states before its first scan; upright without one.
  init(jpeg bytes: [UInt8]) {
    for segment in JPEGSegments(bytes) where segment.marker == 0xe1 {
      let body = bytes[segment.body]
      guard body.starts(with: Array("Exif\0".utf8)), body.count > 6 else { continue }
      if let found = Orientation(exif: body.dropFirst(6)) {
        self = found
        return
      }
    }
    self = .upright
  }

  /// The orientation in the eXIf chunk of a PNG file; upright without one.
  init(png bytes: [UInt8]) {
    var offset = 8
    while offset + 12 <= bytes.count {
      var length = 0
      for index in 0..<4 { length = length << 8 | Int(bytes[offset + index]) }
      guard length <= bytes.count - offset - 12 else { break }
      if bytes[offset + 4..<offset + 8].elementsEqual("eXIf".utf8) {
        self = Orientation(exif: bytes[offset + 8..<offset + 8 + length]) ?? .upright
        return
      }
      offset += 12 + length
    }
    self = .upright
  }
}
