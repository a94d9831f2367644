/// How a set is divided into its four parts.
package struct SplitDescription: Equatable, Sendable {
  package var fractions: SplitFractions
  package var rule: SplitRule
  /// What holds images together that look the same.
  package var duplicates: DuplicateRule
  /// A regular expression whose match in an image's name is its group, see ``GroupPattern``; nil
  /// takes the groups of the source.
  package var group: String?
  /// Whether the parts that a source itself has are kept, see ``LabelledImages/split(_:seed:groups:)``.
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

/// What is done about images that look the same.
package enum DuplicateRule: String, CaseIterable, Sendable {
  /// They go to the same part.
  case together
  /// Nothing.
  case ignore
}
