import Datasets

/// Pictures that are made of other images, with labels that are known by their making.
package struct ComposeDescription: Equatable, Sendable {
  package var layout: CompositeLayout
  /// How many pictures of which label sets: of the whole set, divided among its parts as the split
  /// says; or of the training part.
  package var sets: [MixEntry]
  /// How many pieces a picture has; of `CompositeLayout.canvas` only.
  package var pieces: ClosedRange<Int>
  /// What the images show that fill a picture up, by category; nil for any image without a label.
  package var distractors: [String]?
  /// Whether what is black in an image is not drawn.
  package var isCutOut: Bool
  /// Whether each piece gets a colour of its own, so that colour tells nothing.
  package var isTinted: Bool
  package var targets: CompositeTargets
  /// Height and width at which the images are read that a whole set is made of; nil for half of the
  /// pictures'.
  package var tile: [Int]?
  /// Of a whole set: how many pictures without a label the test gets in addition that are made of
  /// held-out negatives alone, which no other picture then shows; nil mixes them with the others.
  package var unseen: Int?
  /// What else is made for training, so that a seam tells nothing.
  package var controls: CompositeControls

  package init(
    layout: CompositeLayout, sets: [MixEntry], pieces: ClosedRange<Int> = 2...4,
    distractors: [String]? = nil, isCutOut: Bool = false, isTinted: Bool = false,
    targets: CompositeTargets = .union,
    tile: [Int]? = nil, unseen: Int? = nil, controls: CompositeControls = .match
  ) {
    self.layout = layout
    self.sets = sets
    self.pieces = pieces
    self.distractors = distractors
    self.isCutOut = isCutOut
    self.isTinted = isTinted
    self.targets = targets
    self.tile = tile
    self.unseen = unseen
    self.controls = controls
  }
}
