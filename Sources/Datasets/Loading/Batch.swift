/// Some images, as a network takes them.
package struct Batch: Equatable, Sendable {
  /// `[image, height, width, channel]`, normalised.
  package var images: [Float]
  /// `[image, label]`: 1 where the label is present, else 0.
  package var targets: [Float]
  /// `[image, label]`: 1 where it is known whether the label is present, 0 where it is unlabelled.
  package var known: [Float]
  /// Which images of the data set these are.
  package var indices: [Int]

  package init(images: [Float], targets: [Float], known: [Float], indices: [Int]) {
    self.images = images
    self.targets = targets
    self.known = known
    self.indices = indices
  }

  /// How many images there are.
  package var count: Int { indices.count }
}
