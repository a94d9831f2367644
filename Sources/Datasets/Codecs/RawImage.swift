/// A decoded image: 1 (grey) or 3 (RGB) interleaved channels of 0...255.
struct RawImage: Equatable, Sendable {
  var height: Int
  var width: Int
  var channels: Int
  /// `[height, width, channels]`, row-major.
  var pixels: [UInt8]

  /// The image with so many channels: grey is repeated, colour becomes its luma.
  ///
  /// - Source: ITU-R BT.601 luma in sixteen bits of fraction, as Pillow's `convert("L")`.
  func converted(channels wanted: Int) -> RawImage {
    precondition(
      [1, 3].contains(channels) && [1, 3].contains(wanted), "\(channels) to \(wanted) channels")
    if channels == wanted { return self }
    let count = height * width
    var result = [UInt8](repeating: 0, count: count * wanted)
    if wanted == 3 {
      for pixel in 0..<count {
        let grey = pixels[pixel]
        result[3 * pixel] = grey
        result[3 * pixel + 1] = grey
        result[3 * pixel + 2] = grey
      }
    } else {
      for pixel in 0..<count {
        let red = Int32(pixels[3 * pixel])
        let green = Int32(pixels[3 * pixel + 1])
        let blue = Int32(pixels[3 * pixel + 2])
        let luma = (19595 &* red &+ 38470 &* green &+ 7471 &* blue &+ 0x8000) >> 16
        result[pixel] = UInt8(truncatingIfNeeded: luma)
      }
    }
    return RawImage(height: height, width: width, channels: wanted, pixels: result)
  }

  /// Lays pixels with straight alpha on white.
  ///
  /// - Parameter rgba: `[height, width, 4]`.
  static func onWhite(rgba: [UInt8], height: Int, width: Int) -> RawImage {
    var result = [UInt8](repeating: 0, count: height * width * 3)
    for pixel in 0..<height * width {
      let alpha = Int32(rgba[4 * pixel + 3])
      let white = 255 &* (255 &- alpha) &+ 127
      for channel in 0..<3 {
        let blended = (Int32(rgba[4 * pixel + channel]) &* alpha &+ white) / 255
        result[3 * pixel + channel] = UInt8(truncatingIfNeeded: blended)
      }
    }
    return RawImage(height: height, width: width, channels: 3, pixels: result)
  }

  /// Turns the four inks of a print image into light.
  ///
  /// Inks are stored inverted, as Adobe's programs write them and all readers assume: 255 is none.
  ///
  /// - Parameter inverted: `[height, width, 4]`: cyan, magenta, yellow, black.
  static func fromInks(inverted: [UInt8], height: Int, width: Int) -> RawImage {
    var result = [UInt8](repeating: 0, count: height * width * 3)
    for pixel in 0..<height * width {
      let black = Int32(inverted[4 * pixel + 3])
      for channel in 0..<3 {
        let light = (Int32(inverted[4 * pixel + channel]) &* black &+ 127) / 255
        result[3 * pixel + channel] = UInt8(truncatingIfNeeded: light)
      }
    }
    return RawImage(height: height, width: width, channels: 3, pixels: result)
  }
}
