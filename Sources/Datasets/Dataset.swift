/// A set of labelled images, decoded and resized.
package struct Dataset: Sendable {
  /// What the images are called and hold.
  package var images: LabelledImages
  package var shape: PixelShape
  /// Per image `[height, width, channel]`, row-major; 0...255.
  package var pixels: PixelStore
  /// Targets between 0 and 1, `[label]`, of the images that are blended from others: what is
  /// trained on in place of their ``targets``.
  package var softTargets: [Int: [Float]] = [:]
  /// The images that could not be read, in the order of their names.
  package var problems: [BadImage]
  /// Hexadecimal digits that change with any name, target, pixel, label, size or decoder version.
  package var fingerprint: String
  /// Where the pixels came from; nothing else depends on it.
  package var cacheUse = CacheUse()
  /// How long opening it took.
  package var opening = Duration.zero

  package init(
    images: LabelledImages, shape: PixelShape, pixels: PixelStore, problems: [BadImage] = [],
    fingerprint: String = ""
  ) {
    precondition(
      pixels.count == images.count && pixels.imageSize == shape.count,
      "\(pixels.count) images of \(pixels.imageSize) bytes for \(images.count) of \(shape.count)")
    self.images = images
    self.shape = shape
    self.pixels = pixels
    self.problems = problems
    self.fingerprint = fingerprint
  }

  /// A set whose pixels are in memory.
  ///
  /// - Parameter pixels: `[image, height, width, channel]`, row-major; 0...255.
  package init(
    labels: [String], shape: PixelShape, names: [String], targets: [Target], pixels: [UInt8]
  ) {
    self.init(
      images: LabelledImages(labels: labels, names: names, targets: targets), shape: shape,
      pixels: PixelStore(pixels, imageSize: shape.count))
  }

  package var labels: [String] { images.labels }
  package var names: [String] { images.names }
  package var targets: [Target] { images.targets }
  /// How many images there are.
  package var count: Int { images.count }

  /// The labels of one image as ascending indices into ``labels``; nil when any is unlabelled.
  package func labelSet(of image: Int) -> [Int]? { images.labelSet(of: image) }
}
