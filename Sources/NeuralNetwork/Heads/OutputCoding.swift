/// What the outputs of a softmax stand for where they are not the labels one by one.
package protocol OutputCoding: Sendable {
  var labels: Int { get }
  var outputs: Int { get }

  /// What the outputs are to be, `[image, output]`, from what is known of the labels,
  /// `[image, label]`.
  ///
  /// An image that no output can be told for is unknown in all of them, so that the loss leaves it
  /// out. An image counts for as much as the most of its pairs.
  func encoded(targets: [Float], known: [Float]) -> EncodedTargets

  /// Scores of 0...1, `[image, label]`, from the softmax of the outputs, `[image, output]`.
  func scores(probabilities: [Float]) -> [Float]
}

/// Targets and what they count for, both `[image, output]`.
package struct EncodedTargets: Equatable, Sendable {
  package var targets: [Float]
  package var known: [Float]

  package init(targets: [Float], known: [Float]) {
    self.targets = targets
    self.known = known
  }
}
