import CImageCodecs

/// One file of the IDX format, of unsigned bytes.
///
/// - Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats.
struct IDXFile {
  /// The sizes of the axes, the first the slowest.
  let sizes: [Int]
  /// The whole file; the data starts at ``start``.
  let bytes: [UInt8]
  let start: Int

  /// Images or labels for all of this: more than any such set has.
  static let sizeLimit = 2 << 30

  /// - Parameters:
  ///   - path: plain, or compressed if it ends in `.gz`.
  ///   - axes: 3 for images, 1 for labels.
  init(path: String, place: String, axes: Int) throws(DatasetError) {
    do throws(ImageError) {
      let file = try FileTree.bytes(of: path)
      try self.init(path.hasSuffix(".gz") ? Self.inflated(file) : file, axes: axes)
    } catch {
      throw DatasetError(place: place, found: error.description)
    }
  }

  /// - Parameter bytes: the file, not compressed.
  init(_ bytes: [UInt8], axes: Int) throws(ImageError) {
    start = 4 + 4 * axes
    guard bytes.count >= start else {
      throw ImageError(
        "has \(bytes.count) bytes; an IDX file of \(axes) axes has a header of \(start)")
    }
    let magic = Self.number(bytes, at: 0)
    guard magic == 0x0800 + axes else {
      throw ImageError("starts with the number \(magic); allowed: \(0x0800 + axes)")
    }
    var sizes: [Int] = []
    var total = 1
    for axis in 0..<axes {
      let size = Self.number(bytes, at: 4 + 4 * axis)
      let (product, overflows) = total.multipliedReportingOverflow(by: size)
      total = overflows ? .max : product
      sizes.append(size)
    }
    guard total == bytes.count - start else {
      let shape = sizes.map(String.init).joined(separator: "x")
      throw ImageError(
        "holds \(bytes.count - start) bytes of data; its header says \(shape)")
    }
    self.sizes = sizes
    self.bytes = bytes
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The content of a gzip file, whose last four bytes say how large it is.
  static func inflated(_ file: [UInt8]) throws(ImageError) -> [UInt8] {
    guard file.count >= 18 else { throw ImageError("is too short for a gzip file") }
    let size = file.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // No gzip data grows more than about a thousandfold, whatever its end claims.
    guard size <= sizeLimit, size / 1100 <= file.count else {
      throw ImageError("claims to inflate from \(file.count) to \(size) bytes")
    }
    var content = [UInt8](repeating: 0, count: max(1, size))
    var written: Int64 = 0
    var message = [CChar](repeating: 0, count: 200)
    let status = ic_gzip_inflate(
      file, Int64(file.count), &content, Int64(size), &written, &message, Int32(message.count))
    guard status == IC_OK, written == size else {
      let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw ImageError(
        text.isEmpty
          ? "inflates to \(written) bytes, not \(size)" : String(decoding: text, as: UTF8.self))
    }
    if content.count > size { content.removeLast() }
    return content
  }
}
