/// What an experiment says about its images.
package struct DataDescription: Equatable, Sendable {
  /// A folder, a listing, or `scenes:NAME`.
  package var source: String
  package var format: DataFormat
  /// The vocabulary, in the order of the network's outputs; nil takes every label found, sorted.
  package var labels: [String]?
  /// Pixels; every image is squeezed to this shape, whatever its own proportions.
  package var height: Int
  package var width: Int
  /// 1 (grey) or 3 (red, green, blue).
  package var channels: Int
  package var split: SplitFractions
  package var onBadImage: BadImagePolicy
  /// Scenes only: how many are drawn, equally many for each label set.
  package var pictures: Int

  package init(
    source: String, format: DataFormat = .auto, labels: [String]? = nil, height: Int, width: Int,
    channels: Int = 3, split: SplitFractions = SplitFractions(), onBadImage: BadImagePolicy = .skip,
    pictures: Int = 1200
  ) {
    self.source = source
    self.format = format
    self.labels = labels
    self.height = height
    self.width = width
    self.channels = channels
    self.split = split
    self.onBadImage = onBadImage
    self.pictures = pictures
  }
}
