/// The shape of a pooling with square windows that lie wholly inside the map.
///
/// - Input: `[batch, height, width, lanes]`.
/// - Output: `[batch, outputHeight, outputWidth, lanes]`; rows and columns at the end that fill no
///   window are left out.
package struct PoolShape: Equatable, Sendable {
  package var input: MapShape
  /// Side of a window, 1...15.
  package var size: Int
  package var stride: Int

  package init(input: MapShape, size: Int, stride: Int) {
    require(
      size > 0 && size <= 15 && stride > 0 && size <= min(input.height, input.width),
      "windows of \(size), stride \(stride), on \(input.height) x \(input.width)")
    self.input = input
    self.size = size
    self.stride = stride
  }

  package var output: MapShape {
    MapShape(
      batch: input.batch, height: (input.height - size) / stride + 1,
      width: (input.width - size) / stride + 1, channels: input.channels)
  }

  /// Floats that keep the place of each maximum.
  package var placesCount: Int { output.count }

  /// The windows, of `count` along an axis, that hold an input position.
  @inline(__always)
  func windows(holding position: Int, of count: Int) -> Range<Int> {
    let first = position < size ? 0 : (position - size) / stride + 1
    let end = min(position / stride + 1, count)
    return first..<max(first, end)
  }
}
