import Experiments

/// Test images that are told apart in what a study measures.
package struct StudyStratum: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The images of one label set; of none of the labels, those of kinds that may be trained on.
    case labelSet([String])
    /// Images without labels that show what is never trained on.
    case unseen
    /// Drawn noise and texture.
    case far
  }

  package var kind: Kind
  /// Its share of the images the network will meet in use, 0...1; those of all strata sum to 1.
  package var weight: Double

  package init(_ kind: Kind, weight: Double = 0) {
    self.kind = kind
    self.weight = weight
  }

  /// `cat+dog`, `none`, `unseen`, `far`.
  package var name: String {
    switch kind {
    case .labelSet(let set): MixEntry.name(of: set)
    case .unseen: "unseen"
    case .far: "far"
    }
  }

  /// Whether its images hold no label.
  package var isNegative: Bool {
    if case .labelSet(let set) = kind { set.isEmpty } else { true }
  }
}
