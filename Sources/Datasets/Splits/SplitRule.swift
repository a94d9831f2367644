/// What every part is to hold in the same proportion as the whole.
package enum SplitRule: String, CaseIterable, Sendable {
  /// Label sets where they are few and large enough to be divided, labels and pairs elsewhere.
  case auto
  /// Every label set.
  case labelSets = "label-sets"
  /// Every label (Sechidis, Tsoumakas and Vlahavas, 2011).
  case labels
  /// Every label and every pair of labels (Szymański and Kajdanowicz, 2017).
  case pairs

  /// What ``auto`` means for a set.
  ///
  /// Label sets, if there are at most four labels, or if nine in ten images are of a label set that
  /// has ten images or more, so that a part of a tenth gets its share. Pairs elsewhere, and where
  /// of most images only some labels are known, for these have no label set.
  package func resolved(for images: LabelledImages) -> SplitRule {
    guard self == .auto else { return self }
    let (large, few) = (10, 4)
    var sizes: [[Int]: Int] = [:]
    var partlyKnown = 0
    for image in 0..<images.count {
      if let labelSet = images.labelSet(of: image) {
        sizes[labelSet, default: 0] += 1
      } else if images.isLabelled(image) {
        partlyKnown += 1
      }
    }
    let known = sizes.values.reduce(0, +)
    guard known >= partlyKnown else { return .pairs }
    if images.labels.count <= few { return .labelSets }
    let inLarge = sizes.values.filter { $0 >= large }.reduce(0, +)
    return inLarge * 10 >= known * 9 ? .labelSets : .pairs
  }
}
