extension LabelledImages {
  /// Divides the images into four parts.
  ///
  /// What is kept in proportion is for the rule to say: label sets (`LabelSetStratification`), or
  /// labels and pairs of labels (`IterativeStratification`). Either way the images of a group go
  /// to the same part, so parts are as near to their shares as the groups allow.
  ///
  /// Images of which no label is known go to train; so do, if label sets are what counts, those
  /// with some labels unknown, for they have no label set and their known labels are of use there.
  /// Only a group takes such images elsewhere.
  ///
  /// The parts that sources name are kept: an image of validation, tune or test stays there, and
  /// the parts that no source names are carved from the others, tune from validation if that is
  /// named (the whole rule is at `KeptParts`). Images of one group for which sources name
  /// different parts stay where they are; ``SplitQuality/straddling`` lists them.
  ///
  /// - Parameter groups: lists of images that look the same, as found by whoever sees their pixels;
  ///   used if the description keeps duplicates together.
  /// - Precondition: the description's pattern was checked by ``GroupPattern``.
  package func split(
    _ description: SplitDescription, seed: UInt64, groups: [[Int]] = []
  ) -> Split {
    let groups = ImageGroups(of: self, description, duplicates: groups)
    let kept = KeptParts(of: self, description, groups: groups)
    let rule = description.rule.resolved(for: self)
    var parts = kept.parts
    for pool in kept.pools {
      var units: [[Int]] = []
      for unit in groups.units(of: pool.images) {
        if unit.contains(where: { rule == .labelSets ? labelSet(of: $0) != nil : isLabelled($0) }) {
          units.append(unit)
        } else {
          parts[pool.home.index] += unit
        }
      }
      let divided =
        switch rule {
        case .auto, .labelSets:
          LabelSetStratification(units, of: self, shares: pool.shares).parts(seed: seed)
        case .labels:
          IterativeStratification(units, of: self, shares: pool.shares, pairs: false, seed: seed)
            .parts()
        case .pairs:
          IterativeStratification(units, of: self, shares: pool.shares, pairs: true, seed: seed)
            .parts()
        }
      for part in parts.indices { parts[part] += divided[part] }
    }
    return Split(parts: parts)
  }
}
