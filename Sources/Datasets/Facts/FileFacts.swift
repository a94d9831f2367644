/// What is known of an image's file, found while it is decoded.
package struct FileFacts: Equatable, Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
    /// One of the many images of an IDX file.
    case idx = "IDX"
  }

  package var format: Format
  /// Of the file; in an IDX set, of the image.
  package var bytes: Int
  /// Pixels as stored, upright.
  package var height: Int
  package var width: Int
  /// The quality setting of a JPEG file, 1...100, as far as its tables tell.
  package var quality: Int?
  /// The same for the same bytes, and for practically no others.
  package var content: UInt64
  /// What it looks like once resized; nil for a picture that shows next to nothing.
  package var look: PerceptualHash?

  package init(
    format: Format, bytes: Int, height: Int, width: Int, quality: Int? = nil, content: UInt64,
    look: PerceptualHash? = nil
  ) {
    self.format = format
    self.bytes = bytes
    self.height = height
    self.width = width
    self.quality = quality
    self.content = content
    self.look = look
  }
}

extension FileFacts {
  /// Of a file and what it was decoded to.
  ///
  /// - Parameter content: the ``ContentHash`` of the file.
  init(_ image: DecodedImage, file: [UInt8], content: UInt64, hasher: PerceptualHasher) {
    self.init(
      format: image.format, bytes: file.count, height: image.height, width: image.width,
      quality: image.format == .jpeg ? JPEGQuality.estimate(of: file) : nil, content: content,
      look: hasher.hash(of: image.pixels))
  }

  /// Of an image of an IDX set, and what it was resized to.
  init(idx image: RawImage, pixels: [UInt8], hasher: PerceptualHasher) {
    var hash = ContentHash()
    hash.add(image.pixels)
    self.init(
      format: .idx, bytes: image.pixels.count, height: image.height, width: image.width,
      content: hash.value, look: hasher.hash(of: pixels))
  }
}
