/// A picture in the words of kitty's graphics protocol.
package enum KittyEncoder {
  /// The most bytes of one piece of a picture's data, in base64.
  static let pieceLength = 4096

  /// Shows a picture on cells from the cursor on, which stays where it is.
  ///
  /// The terminal stretches it over all of its cells; what the proportions leave of the last column
  /// or line is made transparent.
  ///
  /// - Parameters:
  ///   - number: names the picture for ``deletion(of:)``, not 0; one of the same number is replaced.
  package static func encode(
    _ picture: Picture, number: Int, columns: Int, lines: Int, cell: CellSize
  ) -> [UInt8] {
    let rect = Rect(width: columns, height: lines)
    let fit = PictureFit(picture, in: rect, cell: cell)
    guard fit.width > 0, fit.height > 0 else { return [] }
    // More pixels than the device has would only be sent for nothing.
    let shown =
      picture.width > fit.width ? picture.scaled(height: fit.height, width: fit.width) : picture
    let width = max(shown.width * columns * cell.width / fit.width, shown.width)
    let height = max(shown.height * lines * cell.height / fit.height, shown.height)
    let isWhole = (width, height) == (shown.width, shown.height)
    let pixels = isWhole ? shown.pixels : padded(shown, height: height, width: width)
    return message(
      "a=T,f=\(isWhole ? 24 : 32),s=\(width),v=\(height),i=\(number),c=\(columns),r=\(lines),C=1,q=2",
      data: Base64.encode(pixels))
  }

  /// Takes a picture off the screen and out of the terminal's memory.
  package static func deletion(of number: Int) -> [UInt8] {
    message("a=d,d=I,i=\(number),q=2")
  }

  /// Takes every picture off the screen.
  package static let deletionOfAll = message("a=d,d=A,q=2")

  /// Asks whether the terminal knows the protocol; one that does answers `i=31;OK`.
  package static let question = message(
    "i=\(questionNumber),s=1,v=1,a=q,t=d,f=24", data: Base64.encode([0, 0, 0]))
  package static let questionNumber = 31

  private static func message(_ keys: String, data: [UInt8] = []) -> [UInt8] {
    var bytes: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + pieceLength, data.count)
      let more = data.count > pieceLength ? end < data.count ? "m=1" : "m=0" : ""
      let head = start > 0 ? more : more.isEmpty ? keys : "\(keys),\(more)"
      bytes += "\u{1B}_G\(head)".utf8
      if end > start {
        bytes.append(UInt8(ascii: ";"))
        bytes += data[start..<end]
      }
      bytes += "\u{1B}\\".utf8
      start = end
    } while start < data.count
    return bytes
  }

  /// Red, green, blue and opacity, with transparent pixels at the right and at the bottom.
  private static func padded(_ picture: Picture, height: Int, width: Int) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: height * width * 4)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let (from, to) = ((y * picture.width + x) * 3, (y * width + x) * 4)
        pixels[to] = picture.pixels[from]
        pixels[to + 1] = picture.pixels[from + 1]
        pixels[to + 2] = picture.pixels[from + 2]
        pixels[to + 3] = 255
      }
    }
    return pixels
  }
}

/// Bytes as text of 64 characters (RFC 4648), with padding.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let left = bytes.count - start
      let group =
        Int(bytes[start]) << 16 | (left > 1 ? Int(bytes[start + 1]) << 8 : 0)
        | (left > 2 ? Int(bytes[start + 2]) : 0)
      text.append(letters[group >> 18])
      text.append(letters[group >> 12 & 63])
      text.append(left > 1 ? letters[group >> 6 & 63] : UInt8(ascii: "="))
      text.append(left > 2 ? letters[group & 63] : UInt8(ascii: "="))
    }
    return text
  }
}
