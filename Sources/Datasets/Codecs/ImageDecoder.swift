import CImageCodecs
import Synchronization

/// Turns the bytes of a JPEG or PNG file into an upright image of a given size.
///
/// A file is decoded whole or refused: what a damaged file holds after the damage is never shown
/// to a network. The header is judged before any pixel is decoded, so that a small file cannot
/// claim much memory.
package struct ImageDecoder: Sendable {
  /// Part of every fingerprint: to be raised when the same file decodes to other pixels.
  package static let version = 1

  /// The most pixels an image may have: more than any camera has, and 300 MB once decoded.
  package static let pixelLimit = 100_000_000

  /// Images of more pixels than this are decoded one at a time, whatever the number of cores.
  private static let largeImage = 16_000_000
  private static let large = Mutex(())

  let height: Int
  let width: Int
  let channels: Int

  var shape: PixelShape { PixelShape(height: height, width: width, channels: channels) }

  /// - Parameters:
  ///   - height: of the result, in pixels; the image is squeezed, not cropped.
  ///   - channels: of the result, 1 or 3.
  package init(height: Int, width: Int, channels: Int) {
    precondition(
      height > 0 && width > 0 && (channels == 1 || channels == 3),
      "images of \(height)x\(width)x\(channels)")
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// - Returns: `[height, width, channels]`, row-major.
  func pixels(of file: [UInt8]) throws(ImageError) -> [UInt8] { try decode(file).pixels }

  /// The pixels, and what the file says of itself.
  func decode(_ file: [UInt8]) throws(ImageError) -> DecodedImage {
    guard !file.isEmpty else { throw ImageError("the file is empty") }
    switch ImageFormat(file) {
    case .jpeg: return try jpeg(file)
    case .png: return try png(file)
    case .other(let kind): throw ImageError("is \(kind); allowed: JPEG, PNG")
    case .unknown: throw ImageError("is no image of a known kind; allowed: JPEG, PNG")
    }
  }

  /// The share of the stored size at which to decode, in eighths: the least that leaves four times
  /// the result's sides. Below that the coarser filter of the decoder shows in the result.
  private func eighths(height storedHeight: Int, width storedWidth: Int, turned: Bool) -> Int {
    let (needHeight, needWidth) = turned ? (width, height) : (height, width)
    for eighths in [1, 2, 4]
    where storedHeight * eighths >= 32 * needHeight && storedWidth * eighths >= 32 * needWidth {
      return eighths
    }
    return 8
  }

  private func jpeg(_ original: [UInt8]) throws(ImageError) -> DecodedImage {
    let file = JPEGSegments.cleaned(original)
    var header = ic_jpeg_header()
    var message = CodecMessage()
    let status = ic_jpeg_read_header(
      file, Int64(file.count), &header, &message.bytes, message.capacity)
    try message.check(status, format: "JPEG")
    try Self.checkSize(height: Int(header.height), width: Int(header.width))

    let orientation = Orientation(jpeg: file)
    let eighths =
      header.reducible == 1
      ? eighths(
        height: Int(header.height), width: Int(header.width), turned: orientation.swapsSides) : 8
    let scaledHeight = ic_jpeg_scaled(header.height, Int32(eighths))
    let scaledWidth = ic_jpeg_scaled(header.width, Int32(eighths))
    let colours = Int(header.colours)
    let storedChannels =
      switch colours {
      case Int(IC_JPEG_CMYK): 4
      case Int(IC_JPEG_GREY): 1
      // The luma that is stored anyway is all that a grey result needs.
      case Int(IC_JPEG_YCC): channels
      default: 3
      }
    let stored = Int(header.height) * Int(header.width)
    let result = try Self.guarded(pixels: stored) { () throws(ImageError) in
      var pixels = [UInt8](
        repeating: 0, count: Int(scaledHeight) * Int(scaledWidth) * storedChannels)
      var message = CodecMessage()
      let status = ic_jpeg_decode(
        file, Int64(file.count), scaledWidth, scaledHeight, Int32(storedChannels), &pixels,
        Int64(pixels.count), &message.bytes, message.capacity)
      try message.check(status, format: "JPEG")
      let image =
        storedChannels == 4
        ? RawImage.fromInks(
          inverted: pixels, height: Int(scaledHeight), width: Int(scaledWidth))
        : RawImage(
          height: Int(scaledHeight), width: Int(scaledWidth), channels: storedChannels,
          pixels: pixels)
      // 18 pixels at a quarter are 5, the last of them half padding.
      let extent = RawImage.Extent(
        height: Double(header.height) * Double(eighths) / 8,
        width: Double(header.width) * Double(eighths) / 8)
      return finish(image, orientation, extent: extent)
    }
    return DecodedImage(
      pixels: result, format: .jpeg, height: Int(header.height), width: Int(header.width),
      orientation: orientation)
  }

  private func png(_ file: [UInt8]) throws(ImageError) -> DecodedImage {
    // Before the library sees it: it reads on past the size.
    guard let claimed = PNGSize(file) else {
      throw ImageError("truncated: the PNG data ends too early")
    }
    try Self.checkSize(height: claimed.height, width: claimed.width)
    var header = ic_png_header()
    var message = CodecMessage()
    let status = ic_png_read_header(
      file, Int64(file.count), &header, &message.bytes, message.capacity)
    try message.check(status, format: "PNG")

    let (height, width) = (Int(header.height), Int(header.width))
    let grey = header.is_grey == 1 && header.has_alpha == 0 && header.bit_depth <= 8
    let storedChannels = grey ? 1 : header.has_alpha == 1 ? 4 : 3
    let orientation = Orientation(png: file)
    let result = try Self.guarded(pixels: height * width) { () throws(ImageError) in
      var pixels = [UInt8](repeating: 0, count: height * width * storedChannels)
      var message = CodecMessage()
      let status = ic_png_decode(
        file, Int64(file.count), Int32(storedChannels), &pixels, Int64(pixels.count),
        &message.bytes, message.capacity)
      try message.check(status, format: "PNG")
      let image =
        storedChannels == 4
        ? RawImage.onWhite(rgba: pixels, height: height, width: width)
        : RawImage(height: height, width: width, channels: storedChannels, pixels: pixels)
      return finish(image, orientation)
    }
    return DecodedImage(
      pixels: result, format: .png, height: height, width: width, orientation: orientation)
  }

  /// Resizes before turning, when there is less to turn: the filter is symmetric, and so the
  /// order does not show. Channels change where there are fewer of them to resize.
  private func finish(
    _ image: RawImage, _ orientation: Orientation, extent: RawImage.Extent? = nil
  ) -> [UInt8] {
    let turned = orientation.swapsSides
    let (outHeight, outWidth) = turned ? (width, height) : (height, width)
    let small =
      channels < image.channels
      ? image.converted(channels: channels)
        .resized(height: outHeight, width: outWidth, extent: extent)
      : image.resized(height: outHeight, width: outWidth, extent: extent)
        .converted(channels: channels)
    return orientation.upright(
      small.pixels, height: outHeight, width: outWidth, channels: channels)
  }
}

/// What a file was decoded to, and what it holds.
struct DecodedImage {
  /// `[height, width, channel]` of the decoder's shape.
  var pixels: [UInt8]
  var format: FileFacts.Format
  /// Of the stored image, upright.
  var height: Int
  var width: Int

  /// - Parameter orientation: how the image of `height` x `width` stored pixels is turned.
  init(
    pixels: [UInt8], format: FileFacts.Format, height: Int, width: Int, orientation: Orientation
  ) {
    self.pixels = pixels
    self.format = format
    (self.height, self.width) = orientation.swapsSides ? (width, height) : (height, width)
  }
}

// MARK: Limits

extension ImageDecoder {
  fileprivate static func checkSize(height: Int, width: Int) throws(ImageError) {
    guard height > 0, width > 0 else {
      throw ImageError("corrupt: its header says \(width)x\(height) pixels")
    }
    guard width <= pixelLimit / height else {
      throw ImageError(
        "its header says \(width)x\(height) pixels; allowed: at most \(pixelLimit / 1_000_000) "
          + "million")
    }
  }

  fileprivate static func guarded(
    pixels: Int, _ body: () throws(ImageError) -> [UInt8]
  ) throws(ImageError) -> [UInt8] {
    guard pixels > largeImage else { return try body() }
    let result: Result<[UInt8], ImageError> = large.withLock { _ in
      do throws(ImageError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}

/// The size that the header of a PNG file claims; nil where the file ends before it.
private struct PNGSize {
  var height = 0
  var width = 0

  init?(_ file: [UInt8]) {
    guard file.count >= 33 else { return nil }
    for index in 16..<20 { width = width << 8 | Int(file[index]) }
    for index in 20..<24 { height = height << 8 | Int(file[index]) }
  }
}
