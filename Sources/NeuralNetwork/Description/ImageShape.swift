/// Height, width and channels of the images a network is given.
package struct ImageShape: Equatable, Hashable, Sendable {
  package var height: Int
  package var width: Int
  /// 1 (grey) to 4.
  package var channels: Int

  package init(height: Int, width: Int, channels: Int) {
    self.height = height
    self.width = width
    self.channels = channels
  }
}
