import Datasets
import Experiments

/// An image of a part, as a table of scores numbers it.
package struct PartImage: Equatable, Sendable {
  /// Its number in the set.
  package var image: Int
  package var name: String
  /// Ascending indices into the labels; nil where not all is known of it.
  package var labelSet: [Int]?
  /// What it shows that is no label; of a composed picture, what its pieces show.
  package var categories: [String]
  /// What kind of negative it is; nil where it holds a label, or where not all is known of it.
  package var negative: NegativeKind?
}

/// What an image with none of the labels shows instead.
package enum NegativeKind: String, CaseIterable, Sendable {
  /// Something that negatives of the training part may show, and nothing held out.
  case seen
  /// Something that is kept from training: held out, or not among what is seen.
  case unseen
  /// Noise or texture, see `FarPicture`.
  case far
}

extension CuratedData {
  /// The images of a part, ascending.
  package func images(of part: SplitPart) -> [PartImage] {
    let images = dataset.images
    return split[part].map { image in
      let labelSet = images.labelSet(of: image)
      return PartImage(
        image: image, name: images.names[image], labelSet: labelSet,
        categories: images.details[image].categories,
        negative: labelSet == [] ? kind(ofNegative: images.details[image]) : nil)
    }
  }

  private func kind(ofNegative detail: ImageDetail) -> NegativeKind {
    if detail.isFar { return .far }
    return negatives.holdsOut(detail.categories) || !negatives.shows(detail.categories)
      ? .unseen : .seen
  }
}

extension NegativesDescription {
  /// Whether a negative that shows this is for the test alone.
  func holdsOut(_ categories: [String]) -> Bool {
    categories.contains(where: heldOut.contains)
  }

  /// Whether a negative that shows this may be trained on, if it is not held out.
  func shows(_ categories: [String]) -> Bool {
    seen.map { categories.contains(where: $0.contains) } ?? true
  }
}
