/// Something about a set of images that will show in what is learned from it.
package enum Finding: Equatable, Sendable {
  case unreadable(Int, of: Int)
  /// Nothing is known of so many images.
  case unlabelled(Int, of: Int)
  /// No image holds none of the labels.
  case noNegatives
  /// No image holds two labels, though there are several.
  case singlesOnly
  /// Pairs of labels on no image together; the most expected first, and how many more there are.
  case neverTogether([[String]], more: Int)
  /// The first label is on no image without the second.
  case neverWithout([[String]], more: Int)
  /// Labels on no image with any other, where other labels do meet.
  case alwaysAlone([String])
  /// The label is on every image.
  case everywhere(String)
  case shortcut(Shortcut)
  /// Labels on fewer than ten images of the whole set, with their number; the rarest first.
  case rare([LabelCount])
  /// Labels on fewer than ten images of a part, though not of the whole set.
  case rareInParts([PartCount])
  /// Label sets that training sees no image of, with the number of images in the other parts; the
  /// most frequent first.
  case missingInTraining([LabelCount], more: Int)
  /// Images that the lists of the split do not name.
  case unlisted(Int, of: Int)
  /// MeanIR of the whole set.
  case imbalance(Double)
  /// Groups of copies whose images are in several parts, and how many images these are.
  case copiesAcrossParts(groups: Int, images: Int)
  /// Groups of copies whose images are labelled differently; the names of one.
  case copiesInConflict(groups: Int, example: [String])
  /// Stored with fewer pixels than they are trained with.
  case small(Int, of: Int, height: Int, width: Int)
  /// Pictures of hardly any contrast.
  case blank(Int, of: Int)

  package struct LabelCount: Equatable, Sendable {
    package var label: String
    package var count: Int
  }

  package struct PartCount: Equatable, Sendable {
    package var part: String
    /// The rarest first.
    package var labels: [LabelCount]
  }

  package enum Severity: String, CaseIterable, Sendable {
    /// Measures will mislead, or something cannot be learned.
    case warning
    /// Worth knowing.
    case note
  }

  package var severity: Severity {
    switch self {
    case .unreadable(let count, let total): count * 100 > total ? .warning : .note
    case .noNegatives, .neverTogether, .everywhere, .shortcut, .rare, .rareInParts,
      .copiesAcrossParts, .copiesInConflict:
      .warning
    case .unlabelled, .singlesOnly, .neverWithout, .alwaysAlone, .missingInTraining, .unlisted,
      .imbalance,
      .small, .blank:
      .note
    }
  }

  /// A name for programs.
  package var kind: String {
    switch self {
    case .unreadable: "unreadable"
    case .unlabelled: "unlabelled"
    case .noNegatives: "no_negatives"
    case .singlesOnly: "singles_only"
    case .neverTogether: "never_together"
    case .neverWithout: "never_without"
    case .alwaysAlone: "always_alone"
    case .everywhere: "everywhere"
    case .shortcut: "shortcut"
    case .rare: "rare"
    case .rareInParts: "rare_in_parts"
    case .missingInTraining: "missing_in_training"
    case .unlisted: "unlisted"
    case .imbalance: "imbalance"
    case .copiesAcrossParts: "copies_across_parts"
    case .copiesInConflict: "copies_in_conflict"
    case .small: "small"
    case .blank: "blank"
    }
  }
}
