/// One image's share of an augmentation.
struct Variation: Equatable, Sendable {
  var placement = Placement()
  /// RandAugment's, as far as they are not movements; in order.
  var operations: [PixelOperation] = []
  var colours = ColourFactors()
  /// Added to the hue, as a share of the colour circle.
  var hue: Float = 0
  var isGrey = false
  /// Standard deviation of a Gaussian blur, in pixels.
  var blur: Float = 0
  /// Standard deviation of Gaussian noise, in grey levels.
  var noise: Float = 0
  /// Where the noise begins.
  var grain = SeededGenerator(seed: 0)
  var erased: Erasure?

  /// Whether no more is done than moving pixels and changing colours by factors.
  var isPlain: Bool {
    operations.isEmpty && hue == 0 && !isGrey && blur == 0 && noise == 0 && erased == nil
  }

  var changesNothing: Bool { isPlain && !placement.movesPixels && colours == ColourFactors() }
}

/// What brightness, contrast and saturation are multiplied by.
struct ColourFactors: Equatable, Sendable {
  var brightness: Float = 1
  /// About the mean luma of what is seen.
  var contrast: Float = 1
  /// About each pixel's own luma.
  var saturation: Float = 1
}

/// A rectangle of random pixels, in shares of the sides of the result.
struct Erasure: Equatable, Sendable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
  /// Where the pixels begin.
  var grain: SeededGenerator
}
