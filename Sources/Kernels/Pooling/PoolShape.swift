/// The shape of a pooling with square windows.
///
/// - Input: `[batch, height, width, lanes]`.
/// - Output: `[batch, outputHeight, outputWidth, lanes]`; rows and columns at the end that fill no
///   window are left out.
package struct PoolShape: Equatable, Sendable {
  package var input: MapShape
  /// Side of a window, 1...15.
  package var size: Int
  package var stride: Int
  /// Rows and columns beyond each edge that windows may reach into, at most half a window: so each
  /// window holds a place of the map. Only the largest of a window knows such places.
  package var padding: Int

  package init(input: MapShape, size: Int, stride: Int, padding: Int = 0) {
    require(
      size > 0 && size <= 15 && stride > 0 && padding >= 0 && padding <= size / 2
        && size <= min(input.height, input.width) + 2 * padding,
      "windows of \(size), stride \(stride), padding \(padding), on "
        + "\(input.height) x \(input.width)")
    self.input = input
    self.size = size
    self.stride = stride
    self.padding = padding
  }

  package var output: MapShape {
    MapShape(
      batch: input.batch, height: (input.height + 2 * padding - size) / stride + 1,
      width: (input.width + 2 * padding - size) / stride + 1, channels: input.channels)
  }

  /// Floats that keep the place of each maximum.
  package var placesCount: Int { output.count }

  /// The windows, of `count` along an axis, that hold an input position.
  @inline(__always)
  func windows(holding position: Int, of count: Int) -> Range<Int> {
    let place = position + padding
    let first = place < size ? 0 : (place - size) / stride + 1
    let end = min(place / stride + 1, count)
    return first..<max(first, end)
  }

  /// Where a window begins along an axis, and which of its places lie on the map.
  @inline(__always)
  func window(_ index: Int, of side: Int) -> (start: Int, inside: Range<Int>) {
    let start = index * stride - padding
    return (start, max(0, -start)..<min(size, side - start))
  }
}
