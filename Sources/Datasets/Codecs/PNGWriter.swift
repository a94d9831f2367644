import CImageCodecs

/// Turns pixels into PNG files, of 8 bits a sample.
package enum PNGWriter {
  /// A whole file; the same pixels give the same bytes.
  ///
  /// - Parameters:
  ///   - channels: 1 (grey) or 3 (RGB).
  ///   - pixels: `[height, width, channels]`, row-major; 0...255.
  /// - Throws: `ImageError` if there is not enough memory.
  /// - Precondition: sides are above 0, and there are as many bytes as they say.
  package static func png(
    width: Int, height: Int, channels: Int, pixels: [UInt8]
  ) throws -> [UInt8] {
    precondition(channels == 1 || channels == 3, "a PNG of \(channels) channels")
    precondition(
      width > 0 && height > 0 && pixels.count == width * height * channels,
      "\(pixels.count) bytes for \(width)x\(height) pixels of \(channels) channels")
    // Data that zlib cannot compress grows by a few bytes a block, and each row by one.
    let capacity = pixels.count + pixels.count / 100 + height + 4096
    var file = [UInt8](repeating: 0, count: capacity)
    var written: Int64 = 0
    var message = CodecMessage()
    let status = ic_png_encode(
      pixels, Int32(width), Int32(height), Int32(channels), &file, Int64(capacity), &written,
      &message.bytes, message.capacity)
    try message.check(status, format: "PNG")
    return Array(file.prefix(Int(written)))
  }
}
