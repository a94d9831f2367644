/// The kind of a file, told from its first bytes and never from its name.
enum ImageFormat: Equatable, Sendable {
  case jpeg
  case png
  /// Known, and not read: its name with an article, as in "a GIF image".
  case other(String)
  case unknown

  init(_ bytes: [UInt8]) {
    func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.count
        && bytes[offset..<offset + signature.count].elementsEqual(signature)
    }
    func starts(_ text: String, at offset: Int = 0) -> Bool {
      starts(Array(text.utf8), at: offset)
    }
    if starts([0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if starts("GIF87a") || starts("GIF89a") {
      self = .other("a GIF image")
    } else if starts("RIFF"), starts("WEBP", at: 8) {
      self = .other("a WebP image")
    } else if starts("II*\0") || starts("MM\0*") || starts("II+\0") || starts("MM\0+") {
      self = .other("a TIFF image")
    } else if starts("BM"), bytes.count >= 18, starts([0, 0, 0, 0], at: 6) {
      self = .other("a BMP image")
    } else if starts("ftyp", at: 4) {
      let brand = String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self)
      switch brand {
      case "avif", "avis": self = .other("an AVIF image")
      case "heic", "heix", "hevc", "mif1", "msf1": self = .other("a HEIC image")
      default: self = .other("a video or an image in an ISO media container")
      }
    } else if starts([0xff, 0x0a]) || starts([0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20]) {
      self = .other("a JPEG XL image")
    } else if starts([0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20]) || starts([0xff, 0x4f, 0xff, 0x51]) {
      self = .other("a JPEG 2000 image")
    } else if starts([0, 0, 1, 0]) {
      self = .other("an ICO image")
    } else if starts("8BPS") {
      self = .other("a Photoshop file")
    } else if starts("qoif") {
      self = .other("a QOI image")
    } else if starts("%PDF") {
      self = .other("a PDF file")
    } else if bytes.count > 2, bytes[0] == 0x50, (0x31...0x37).contains(bytes[1]),
      [0x09, 0x0a, 0x0d, 0x20].contains(bytes[2])
    {
      self = .other("a PNM image")
    } else {
      self = Self.markup(bytes)
    }
  }

  /// Web pages and error messages are often saved under an image's name.
  private static func markup(_ bytes: [UInt8]) -> ImageFormat {
    let head = bytes.prefix(512)
    guard !head.isEmpty, !head.contains(where: { $0 < 9 || (14..<32).contains($0) }) else {
      return .unknown
    }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    if text.contains("<svg") { return .other("an SVG drawing") }
    if text.contains("<html") || text.contains("<!doctype html") { return .other("a web page") }
    return text.unicodeScalars.contains("\u{fffd}") ? .unknown : .other("text")
  }
}
