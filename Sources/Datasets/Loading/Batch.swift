/// Some images, as a network takes them.
package struct Batch: Equatable, Sendable {
  /// `[image, height, width, channel]`, normalised.
  package var images: [Float]
  /// `[image, label]`: 1 where the label is present, else 0; between the two where the image is
  /// blended from others.
  package var targets: [Float]
  /// `[image, label]`: what the decision counts for in the loss. 0 where the image is unlabelled, or
  /// one it is blended from; else the image's weight, which is 1 unless its source says otherwise.
  package var known: [Float]
  /// Which images of the data set these are; where two are joined, the one that the place is for.
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
