/// Shrinks pictures of one shape to few pixels.
struct PictureReduction: Sendable {
  private let shape: PixelShape
  private let height: Int
  private let width: Int
  private let rows: Resampler
  private let columns: Resampler

  init(of shape: PixelShape, height: Int, width: Int) {
    self.shape = shape
    self.height = height
    self.width = width
    rows = Resampler(from: shape.width, to: width)
    columns = Resampler(from: shape.height, to: height)
  }

  /// - Shapes: `[height, width, channel]` in and out.
  func reduced(_ pixels: [UInt8]) -> RawImage {
    // Columns first: they are summed a row at a time, which is the quicker way to few pixels.
    let low = columns.columns(of: pixels, rowBytes: shape.width * shape.channels)
    return RawImage(
      height: height, width: width, channels: shape.channels,
      pixels: rows.rows(
        of: low, rows: height, inLength: shape.width, channels: shape.channels))
  }
}
