/// How training images are varied from epoch to epoch. Validation and test images never are.
///
/// What is done to an image is a pure function of (seed, epoch, image, copy). First its geometry
/// changes, all of it in one bilinear sampling that repeats the border; then come the other
/// operations of ``randAugment``, brightness, contrast and saturation, hue, grey, blur, noise and
/// erasing; last, ``mixUp`` or ``cutMix`` joins the result with that of another image.
///
/// Kinds take their random numbers from streams of their own (flip, crop and colours share one, and
/// always take all of it), so switching one on or off leaves the others as they were.
package struct Augmentation: Equatable, Sendable {
  // MARK: Geometry

  /// Half of the images are mirrored, left for right.
  package var flip: Bool
  /// Half of the images are turned upside down, as in a mirror.
  package var verticalFlip: Bool
  /// The smallest share of each side that a crop keeps, above 0; 1 crops nothing. The crop has the
  /// image's own aspect and is stretched back to the image's size.
  package var crop: Double
  /// Turned about the centre by up to so many degrees either way; 0...180.
  package var rotation: Double
  /// Enlarged about the centre by a factor from this range, within 0.1...10.
  package var scale: ClosedRange<Double>
  /// Moved by up to this share of each side, either way; 0...1.
  package var shift: Double
  /// Slanted sideways by up to so many degrees either way; 0...60.
  package var shear: Double
  /// The share of every known box that must stay in the picture, 0...1. Geometry that leaves less
  /// is drawn again, and weakened if that does not help. Images without boxes are not guarded.
  package var leastVisible: Double

  // MARK: Colour

  /// Brightness, contrast and saturation are each multiplied by 1 - colour ... 1 + colour; 0 leaves
  /// them.
  package var colour: Double
  /// In place of ``colour``, for brightness alone; 0...1.
  package var brightness: Double?
  /// In place of ``colour``, for contrast alone; 0...1.
  package var contrast: Double?
  /// In place of ``colour``, for saturation alone; 0...1.
  package var saturation: Double?
  /// The hue is turned by up to this share of the colour circle, either way; 0...0.5.
  package var hue: Double
  /// The probability that an image loses its colours.
  package var grey: Double
  /// The largest standard deviation of a Gaussian blur, in pixels, 0...10; each image draws its own
  /// from 0 on.
  package var blur: Double
  /// The largest standard deviation of Gaussian noise, in grey levels, 0...255; each image draws
  /// its own from 0 on, each channel of each pixel its own noise.
  package var noise: Double
  /// The probability that a rectangle is replaced by random pixels (Zhong et al., "Random Erasing
  /// Data Augmentation", 2017). Boxes are not spared.
  package var erasing: Double
  /// The rectangle's share of the image, within 0...1.
  package var erasedShare: ClosedRange<Double>
  package var randAugment: RandAugment?

  // MARK: Two images in one

  /// Images are blended with weights from Beta(mixUp, mixUp), targets alike (Zhang et al., "mixup",
  /// 2018); 0 is off, at most 100.
  package var mixUp: Double
  /// A rectangle is taken from another image, whose share of the area is from Beta(cutMix, cutMix);
  /// targets are blended by the area it has in the end (Yun et al., "CutMix", 2019). 0 is off, at
  /// most 100. With ``mixUp`` on as well, each is done to half of the mixed images.
  package var cutMix: Double
  /// The share of images that are mixed.
  package var mixProbability: Double

  /// - Precondition: every value is within the range its property names.
  package init(
    flip: Bool = false, verticalFlip: Bool = false, crop: Double = 1, rotation: Double = 0,
    scale: ClosedRange<Double> = 1...1, shift: Double = 0, shear: Double = 0,
    leastVisible: Double = 0.5, colour: Double = 0, brightness: Double? = nil,
    contrast: Double? = nil, saturation: Double? = nil, hue: Double = 0, grey: Double = 0,
    blur: Double = 0, noise: Double = 0, erasing: Double = 0,
    erasedShare: ClosedRange<Double> = 0.02...0.33, randAugment: RandAugment? = nil,
    mixUp: Double = 0, cutMix: Double = 0, mixProbability: Double = 1
  ) {
    precondition(crop > 0, "crop \(crop); allowed: above 0, at most 1")
    let limits: [(String, Double?, ClosedRange<Double>)] = [
      ("crop", crop, 0...1), ("rotation", rotation, 0...180),
      ("scale", scale.lowerBound, 0.1...10), ("scale", scale.upperBound, 0.1...10),
      ("shift", shift, 0...1), ("shear", shear, 0...60), ("leastVisible", leastVisible, 0...1),
      ("colour", colour, 0...1), ("brightness", brightness, 0...1), ("contrast", contrast, 0...1),
      ("saturation", saturation, 0...1), ("hue", hue, 0...0.5), ("grey", grey, 0...1),
      ("blur", blur, 0...10), ("noise", noise, 0...255), ("erasing", erasing, 0...1),
      ("erasedShare", erasedShare.lowerBound, 0...1),
      ("erasedShare", erasedShare.upperBound, 0...1),
      ("mixUp", mixUp, 0...100), ("cutMix", cutMix, 0...100),
      ("mixProbability", mixProbability, 0...1),
    ]
    for (name, value, allowed) in limits {
      precondition(
        value.map(allowed.contains) ?? true, "\(name) \(value ?? .nan); allowed: \(allowed)")
    }
    self.flip = flip
    self.verticalFlip = verticalFlip
    self.crop = crop
    self.rotation = rotation
    self.scale = scale
    self.shift = shift
    self.shear = shear
    self.leastVisible = leastVisible
    self.colour = colour
    self.brightness = brightness
    self.contrast = contrast
    self.saturation = saturation
    self.hue = hue
    self.grey = grey
    self.blur = blur
    self.noise = noise
    self.erasing = erasing
    self.erasedShare = erasedShare
    self.randAugment = randAugment
    self.mixUp = mixUp
    self.cutMix = cutMix
    self.mixProbability = mixProbability
  }

  /// Leaves every image as it is.
  package static let none = Augmentation()
}
