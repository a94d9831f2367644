/// The shape of one image's values between two layers.
///
/// A flattened map keeps its height and width: the values stay where they are in memory, and only
/// layers that follow treat them as one row.
struct FeatureShape: Equatable, Sendable, CustomStringConvertible {
  var height: Int
  var width: Int
  var channels: Int
  var isFlat: Bool

  init(height: Int, width: Int, channels: Int, isFlat: Bool = false) {
    self.height = height
    self.width = width
    self.channels = channels
    self.isFlat = isFlat
  }

  /// A row of values.
  init(flat count: Int) {
    self.init(height: 1, width: 1, channels: count, isFlat: true)
  }

  /// Values of one image.
  var count: Int { height * width * channels }

  /// As shown to people: a map as `[height, width, channels]`, a row as `[count]`.
  var dimensions: [Int] { isFlat ? [count] : [height, width, channels] }

  var description: String {
    isFlat ? "\(count) values" : "\(height)x\(width)x\(channels)"
  }
}
