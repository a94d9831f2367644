/// The size of every image of a set.
package struct PixelShape: Equatable, Sendable {
  package var height: Int
  package var width: Int
  package var channels: Int

  package init(height: Int, width: Int, channels: Int) {
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// Width over height.
  var aspect: Double { Double(width) / Double(height) }

  /// Bytes of one image.
  package var count: Int { height * width * channels }
}
