import CImageCodecs

/// Turns pixels into JPEG files: small ones, for pictures that are only looked at.
package enum JPEGWriter {
  /// A whole file; the same pixels give the same bytes.
  ///
  /// - Parameters:
  ///   - channels: 1 (grey) or 3 (RGB).
  ///   - pixels: `[height, width, channels]`, row-major; 0...255.
  ///   - quality: 1...100.
  /// - Throws: ``ImageError`` if there is not enough memory.
  /// - Precondition: sides are above 0, and there are as many bytes as they say.
  package static func jpeg(
    width: Int, height: Int, channels: Int, pixels: [UInt8], quality: Int = 82
  ) throws -> [UInt8] {
    precondition(channels == 1 || channels == 3, "a JPEG of \(channels) channels")
    precondition((1...100).contains(quality), "a quality of \(quality)")
    precondition(
      width > 0 && height > 0 && pixels.count == width * height * channels,
      "\(pixels.count) bytes for \(width)x\(height) pixels of \(channels) channels")
    let capacity = ic_jpeg_encoded_limit(Int32(width), Int32(height), Int32(channels))
    var file = [UInt8](repeating: 0, count: Int(capacity))
    var written: Int64 = 0
    var message = CodecMessage()
    let status = ic_jpeg_encode(
      pixels, Int32(width), Int32(height), Int32(channels), Int32(quality), &file, capacity,
      &written, &message.bytes, message.capacity)
    try message.check(status, format: "JPEG")
    return Array(file.prefix(Int(written)))
  }
}
