/// What the training split holds.
///
/// Carried out in this order: held-out negatives leave, the images of each label set are counted
/// out, the dose is added or swapped in, labels are hidden, composites are added, and what is to be
/// without leaves. What is drawn of a label set is always the beginning of one seeded order, so that
/// a smaller count is a subset of a larger one.
package struct MixDescription: Equatable, Sendable {
  /// How many images of which label sets, in the order of the file; nil for all there are.
  package var sets: [MixEntry]?
  /// How many images the shares in ``sets`` are of; nil for as many as all of them allow.
  package var total: Int?
  /// Whether label sets that ``sets`` does not name stay, with all their images.
  package var keepsOthers: Bool
  package var dose: DoseDescription?
  package var hide: HideDescription?
  package var negatives: NegativesDescription
  /// Pictures made of training images, in addition to them.
  package var composites: ComposeDescription?
  /// Label sets whose images leave in the end, as if nothing else were changed.
  package var without: [[String]]

  package init(
    sets: [MixEntry]? = nil, total: Int? = nil, keepsOthers: Bool = false,
    dose: DoseDescription? = nil, hide: HideDescription? = nil,
    negatives: NegativesDescription = NegativesDescription(),
    composites: ComposeDescription? = nil, without: [[String]] = []
  ) {
    self.sets = sets
    self.total = total
    self.keepsOthers = keepsOthers
    self.dose = dose
    self.hide = hide
    self.negatives = negatives
    self.composites = composites
    self.without = without
  }

  /// All of the training split, as it is.
  package static let all = MixDescription()
}

/// How many training images of one label set there shall be.
package struct MixEntry: Equatable, Sendable {
  /// Labels as the file orders them; empty for the images that hold none.
  package var labelSet: [String]
  package var amount: MixAmount

  package init(labelSet: [String], amount: MixAmount) {
    self.labelSet = labelSet
    self.amount = amount
  }

  /// As written in a file: `cat+dog`, or `none`.
  package var name: String { Self.name(of: labelSet) }

  package static func name(of labelSet: [String]) -> String {
    labelSet.isEmpty ? "none" : labelSet.joined(separator: "+")
  }
}

/// So many images.
package enum MixAmount: Equatable, Sendable {
  case count(Int)
  /// Of all images of the mix, 0...1.
  case share(Double)
  case all
}

/// Label sets that are added to a mix in a measured amount, to see what they change.
package struct DoseDescription: Equatable, Sendable {
  package enum Manner: String, CaseIterable, Sendable {
    /// As many images of the other label sets leave, so that their number stays.
    case swap
    /// The others stay.
    case add
  }

  /// None of them is in the mix otherwise.
  package var sets: [[String]]
  /// Of the other images: so many of each of the sets. 0...1.
  package var share: Double
  package var manner: Manner

  package init(sets: [[String]], share: Double, manner: Manner = .swap) {
    self.sets = sets
    self.share = share
    self.manner = manner
  }
}

/// Labels that are taken from training images though they are there, as a folder for each label
/// makes people do.
package struct HideDescription: Equatable, Sendable {
  package enum Hidden: String, CaseIterable, Sendable {
    /// Trained on as not there.
    case absent
    /// Not trained on.
    case unlabelled
  }

  /// Of images of these label sets.
  package var sets: [[String]]
  /// The one label that stays; nil for one of each image's own, drawn by the seed.
  package var keep: String?
  package var hidden: Hidden
  /// Of the images, 0...1.
  package var share: Double

  package init(
    sets: [[String]], keep: String? = nil, hidden: Hidden = .absent, share: Double = 1
  ) {
    self.sets = sets
    self.keep = keep
    self.hidden = hidden
    self.share = share
  }
}

/// Which negatives may be seen in training, by what they show instead.
package struct NegativesDescription: Equatable, Sendable {
  /// Only negatives of these categories are trained on; nil for all.
  package var seen: [String]?
  /// Negatives of these categories are for the test alone.
  package var heldOut: [String]

  package init(seen: [String]? = nil, heldOut: [String] = []) {
    self.seen = seen
    self.heldOut = heldOut
  }
}
