/// A set of labelled images, decoded and resized, in memory.
package struct Dataset: Sendable {
  /// The vocabulary, in the order of the network's outputs.
  package var labels: [String]
  package var shape: PixelShape
  /// Where each image came from, relative to the source; sorted, unless the set has its own order.
  package var names: [String]
  /// `[image, label]`, row-major.
  package var targets: [Target]
  /// `[image, height, width, channel]`, row-major; 0...255.
  package var pixels: [UInt8]
  /// The images that could not be read, in the order of their names.
  package var problems: [BadImage]
  /// Hexadecimal digits that change with any name, target, pixel, label, size or decoder version.
  package var fingerprint: String
  /// The split that the set itself brings (its test part), if it brings one.
  package var fixedSplit: Split?

  package init(
    labels: [String], shape: PixelShape, names: [String], targets: [Target], pixels: [UInt8],
    problems: [BadImage] = [], fingerprint: String = "", fixedSplit: Split? = nil
  ) {
    precondition(
      targets.count == names.count * labels.count,
      "\(targets.count) targets for \(names.count) images and \(labels.count) labels")
    precondition(
      pixels.count == names.count * shape.count,
      "\(pixels.count) bytes for \(names.count) images of \(shape.count)")
    self.labels = labels
    self.shape = shape
    self.names = names
    self.targets = targets
    self.pixels = pixels
    self.problems = problems
    self.fingerprint = fingerprint
    self.fixedSplit = fixedSplit
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
