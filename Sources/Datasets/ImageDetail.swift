/// What is known of an image beside its labels and its pixels.
package struct ImageDetail: Equatable, Sendable {
  /// Which of ``LabelledImages/sources`` it comes from.
  package var source: Int
  /// The part that the source itself puts it into.
  package var part: SplitPart?
  /// Images of one group (a burst, an animal, a product) never end up in different parts.
  package var group: String?
  /// What the source says it shows that is no label in use: labels left out of the vocabulary, and
  /// the folder of a negative.
  package var categories: [String]
  /// Where the objects are, as far as the source says.
  package var boxes: [LabelledBox]
  /// What its decisions count for in the loss; 1 is usual.
  package var weight: Float
  /// What is known of its file; nil for a picture that comes from none.
  package var facts: FileFacts?
  /// Whether it is a ``FarPicture``, which nobody collected and nothing is trained on.
  package var isFar: Bool

  package init(
    source: Int = 0, part: SplitPart? = nil, group: String? = nil, categories: [String] = [],
    boxes: [LabelledBox] = [], weight: Float = 1, facts: FileFacts? = nil,
    isFar: Bool = false
  ) {
    self.source = source
    self.part = part
    self.group = group
    self.categories = categories
    self.boxes = boxes
    self.weight = weight
    self.facts = facts
    self.isFar = isFar
  }
}

/// Where an object is in its image.
package struct LabelledBox: Equatable, Sendable {
  /// Index into the labels of the set.
  package var label: Int
  package var box: Box

  package init(label: Int, box: Box) {
    self.label = label
    self.box = box
  }
}

/// A rectangle in an image, in shares of its width and height; (0, 0) is the upper left corner.
package struct Box: Equatable, Sendable {
  package var left: Float
  package var top: Float
  package var right: Float
  package var bottom: Float

  /// Cut off at the borders of the image; nil where nothing is left, or a number is none.
  package init?(left: Float, top: Float, right: Float, bottom: Float) {
    let all = [left, top, right, bottom]
    guard all.allSatisfy(\.isFinite) else { return nil }
    self.left = max(0, left)
    self.top = max(0, top)
    self.right = min(1, right)
    self.bottom = min(1, bottom)
    guard self.left < self.right, self.top < self.bottom else { return nil }
  }
}
