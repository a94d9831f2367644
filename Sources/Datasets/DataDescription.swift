/// What an experiment says about its images.
package struct DataDescription: Equatable, Sendable {
  /// At least one.
  package var sources: [SourceDescription]
  /// The vocabulary, in the order of the network's outputs; nil takes every label found, sorted.
  package var labels: [String]?
  /// Pixels; every image is squeezed to this shape, whatever its own proportions.
  package var height: Int
  package var width: Int
  /// 1 (grey) or 3 (red, green, blue).
  package var channels: Int
  package var split: SplitDescription
  /// Decides the split, what is drawn and what is composed; nil for the seed of the experiment.
  package var seed: UInt64?
  package var onBadImage: BadImagePolicy
  /// Scenes only: how many are drawn, equally many for each label set.
  package var pictures: Int
  /// How many ``FarPicture``s the test part gets in addition.
  package var far: Int
  /// What takes the pixels to numbers about zero; nil for what is measured on the training part.
  package var normalization: PixelNormalization?

  package init(
    sources: [SourceDescription], labels: [String]? = nil, height: Int, width: Int,
    channels: Int = 3, split: SplitDescription = SplitDescription(), seed: UInt64? = nil,
    onBadImage: BadImagePolicy = .skip, pictures: Int = 1200, far: Int = 0,
    normalization: PixelNormalization? = nil
  ) {
    precondition(!sources.isEmpty, "a description without a source")
    self.sources = sources
    self.labels = labels
    self.height = height
    self.width = width
    self.channels = channels
    self.split = split
    self.seed = seed
    self.onBadImage = onBadImage
    self.pictures = pictures
    self.far = far
    self.normalization = normalization
  }

  /// Of a single source.
  package init(
    source: String, format: DataFormat = .auto, labels: [String]? = nil, height: Int, width: Int,
    channels: Int = 3, split: SplitDescription = SplitDescription(), seed: UInt64? = nil,
    onBadImage: BadImagePolicy = .skip, pictures: Int = 1200, far: Int = 0
  ) {
    self.init(
      sources: [SourceDescription(source, format: format)], labels: labels, height: height,
      width: width, channels: channels, split: split, seed: seed, onBadImage: onBadImage,
      pictures: pictures, far: far)
  }

  /// The sources in a few words, for a sentence about all of them.
  package var place: String { sources.map(\.path).joined(separator: ", ") }

  /// Whether all pictures are drawn by the program.
  package var isDrawn: Bool { sources.allSatisfy(\.isDrawn) }
}

extension SourceDescription {
  /// Whether the program draws the pictures.
  package var isDrawn: Bool { format == .scenes || path.hasPrefix(DataSource.scenePrefix) }
}
