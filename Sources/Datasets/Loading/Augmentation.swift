/// How training images are varied from epoch to epoch. Validation and test images never are.
package struct Augmentation: Equatable, Sendable {
  /// Half of the images are mirrored, left for right.
  package var flip: Bool
  /// The smallest share of each side that a crop keeps, above 0; 1 crops nothing. The crop has the
  /// image's own aspect and is stretched back to the image's size.
  package var crop: Double
  /// Brightness, contrast and saturation are each multiplied by 1 - colour ... 1 + colour; 0 leaves
  /// them.
  package var colour: Double

  /// - Precondition: `crop` is above 0 and at most 1, `colour` in 0...1.
  package init(flip: Bool = false, crop: Double = 1, colour: Double = 0) {
    precondition(crop > 0 && crop <= 1, "crop \(crop); allowed: above 0, at most 1")
    precondition(colour >= 0 && colour <= 1, "colour \(colour); allowed: 0...1")
    self.flip = flip
    self.crop = crop
    self.colour = colour
  }

  /// Leaves every image as it is.
  package static let none = Augmentation()

  /// What is done to one image once.
  ///
  /// Every choice takes the same numbers from the generator, wanted or not, so that switching one
  /// kind of variation off leaves the others as they were.
  func choose(using random: inout SeededGenerator) -> Variation {
    let side = crop + (1 - crop) * random.uniform()
    let left = random.uniform() * (1 - side)
    let top = random.uniform() * (1 - side)
    let mirrored = random.chance(0.5)
    let factors = (0..<3).map { _ in Float(1 + colour * (2 * random.uniform() - 1)) }
    return Variation(
      mirrored: flip && mirrored, side: Float(side), left: Float(left), top: Float(top),
      brightness: factors[0], contrast: factors[1], saturation: factors[2])
  }
}

/// One image's share of an augmentation.
struct Variation: Equatable, Sendable {
  var mirrored = false
  /// The part of the image that is seen: its side, and where it begins, as shares of the image.
  var side: Float = 1
  var left: Float = 0
  var top: Float = 0
  var brightness: Float = 1
  /// About the mean luma of what is seen.
  var contrast: Float = 1
  /// About each pixel's own luma.
  var saturation: Float = 1

  var movesPixels: Bool { mirrored || side < 1 }
  var changesColours: Bool { brightness != 1 || contrast != 1 || saturation != 1 }
}
