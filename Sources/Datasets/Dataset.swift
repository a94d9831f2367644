/// A set of labelled images, decoded and resized.
package struct Dataset: Sendable {
  /// The vocabulary, in the order of the network's outputs.
  package var labels: [String]
  package var shape: PixelShape
  /// Where each image came from, relative to the source; sorted, unless the set has its own order.
  package var names: [String]
  /// `[image, label]`, row-major.
  package var targets: [Target]
  /// Per image `[height, width, channel]`, row-major; 0...255.
  package var pixels: PixelStore
  /// The images that could not be read, in the order of their names.
  package var problems: [BadImage]
  /// Hexadecimal digits that change with any name, target, pixel, label, size or decoder version.
  package var fingerprint: String
  /// Where the pixels came from; nothing else depends on it.
  package var cacheUse = CacheUse()
  /// The split that the set itself brings (its test part), if it brings one.
  package var fixedSplit: Split?

  package init(
    labels: [String], shape: PixelShape, names: [String], targets: [Target], pixels: PixelStore,
    problems: [BadImage] = [], fingerprint: String = "", fixedSplit: Split? = nil
  ) {
    precondition(
      targets.count == names.count * labels.count,
      "\(targets.count) targets for \(names.count) images and \(labels.count) labels")
    precondition(
      pixels.count == names.count && pixels.imageSize == shape.count,
      "\(pixels.count) images of \(pixels.imageSize) bytes for \(names.count) of \(shape.count)")
    self.labels = labels
    self.shape = shape
    self.names = names
    self.targets = targets
    self.pixels = pixels
    self.problems = problems
    self.fingerprint = fingerprint
    self.fixedSplit = fixedSplit
  }

  /// A set whose pixels are in memory.
  ///
  /// - Parameter pixels: `[image, height, width, channel]`, row-major; 0...255.
  package init(
    labels: [String], shape: PixelShape, names: [String], targets: [Target], pixels: [UInt8]
  ) {
    self.init(
      labels: labels, shape: shape, names: names, targets: targets,
      pixels: PixelStore(pixels, imageSize: shape.count))
  }

  /// How many images there are.
  package var count: Int { names.count }

  /// The labels of one image as ascending indices into ``labels``; nil when any is unlabelled.
  package func labelSet(of image: Int) -> [Int]? {
    var labelSet: [Int] = []
    for label in labels.indices {
      switch targets[image * labels.count + label] {
      case .absent: break
      case .present: labelSet.append(label)
      case .unlabelled: return nil
      }
    }
    return labelSet
  }
}
