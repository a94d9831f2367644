/// How a set is divided into its four parts.
package struct SplitDescription: Equatable, Sendable {
  package var fractions: SplitFractions
  package var rule: SplitRule
  /// What holds images together that look the same.
  package var duplicates: DuplicateRule
  /// A pattern whose match in an image's name is its group; nil takes the groups of the source.
  package var group: String?
  /// Whether the parts that a source itself has are kept.
  package var keepsParts: Bool
  /// The path of a listing that says which image goes to which part; nil for none.
  package var lists: String?

  package init(
    fractions: SplitFractions = SplitFractions(), rule: SplitRule = .auto,
    duplicates: DuplicateRule = .together, group: String? = nil, keepsParts: Bool = true,
    lists: String? = nil
  ) {
    self.fractions = fractions
    self.rule = rule
    self.duplicates = duplicates
    self.group = group
    self.keepsParts = keepsParts
    self.lists = lists
  }
}

/// What every part is to hold in the same proportion as the whole.
package enum SplitRule: String, CaseIterable, Sendable {
  /// Label sets where there are few, labels and pairs of them where there are many.
  case auto
  /// Every label set.
  case labelSets = "label-sets"
  /// Every label (Sechidis, Tsoumakas and Vlahavas, 2011).
  case labels
  /// Every label and every pair of labels (Szymański and Kajdanowicz, 2017).
  case pairs
}

/// What is done about images that look the same.
package enum DuplicateRule: String, CaseIterable, Sendable {
  /// They go to the same part.
  case together
  /// Nothing.
  case ignore
}
