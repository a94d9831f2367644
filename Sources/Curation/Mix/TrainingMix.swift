import Datasets
import Experiments

/// Makes the training part of a split hold what an experiment file asks for.
///
/// The images of a label set are drawn in one seeded order, so a smaller count is always a subset of
/// a larger one with the same seed, and a dose a subset of a larger dose. An image with an unlabelled
/// pair has no label set: it stays where all others stay, and leaves where label sets are counted out.
package struct TrainingMix {
  private let description: MixDescription

  package init(_ description: MixDescription) { self.description = description }

  /// Mixes the training part and hides labels; negatives were held out before.
  ///
  /// - Throws: one sentence about what there is too little of.
  package func apply(
    to images: inout LabelledImages, _ split: inout Split, seed: UInt64
  ) throws(CurationError) {
    if let counts = try counts(of: split.train, in: images) {
      split.train = counts.chosen(seed: seed)
    }
    if let hide = description.hide {
      try self.hide(hide, of: split.train, in: &images, seed: seed)
    }
  }

  // MARK: Negatives

  /// Held-out categories leave all parts but test; unseen ones leave training.
  ///
  /// - Parameter isComposed: whether a whole set is made of the images: what its negatives show is then
  ///   chosen where they are made, and its other pictures show anything.
  /// - Throws: one sentence about a category that no negative shows.
  func holdOutNegatives(
    of images: LabelledImages, _ split: inout Split, isComposed: Bool = false
  ) throws(CurationError) {
    try check(description.negatives.heldOut, of: images, for: "mix.negatives.held_out")
    try check(description.negatives.seen ?? [], of: images, for: "mix.negatives.seen")
    let negatives = description.negatives
    func isHeldOut(_ image: Int) -> Bool {
      images.labelSet(of: image) == [] && negatives.holdsOut(images.details[image].categories)
    }
    if !negatives.heldOut.isEmpty {
      split.test = (split.test + (split.train + split.validation + split.tune).filter(isHeldOut))
        .sorted()
      split.train.removeAll(where: isHeldOut)
      split.validation.removeAll(where: isHeldOut)
      split.tune.removeAll(where: isHeldOut)
    }
    // Of a composed set its pictures choose, see ``ComposeDescription/compose(_:_:_:negatives:seed:)``.
    guard !isComposed else { return }
    split.train.removeAll { image in
      !negatives.shows(images.details[image].categories) && images.labelSet(of: image) == []
    }
  }

  /// Takes the images of some label sets out of the training part, by the labels they are trained with.
  func leaveOut(of images: LabelledImages, _ split: inout Split) throws(CurationError) {
    for set in description.without {
      let labelSet = try images.indices(of: set, for: "mix.without")
      split.train.removeAll { images.labelSet(of: $0) == labelSet }
    }
  }

  private func check(
    _ names: [String], of images: LabelledImages, for key: String
  ) throws(CurationError) {
    guard !names.isEmpty else { return }
    let negatives = images.names.indices.filter { images.labelSet(of: $0) == [] }
    let shown = Set(negatives.flatMap { images.details[$0].categories }).sorted()
    for name in names where !shown.contains(name) {
      let allowed = shown.isEmpty ? "none, for none is known" : shown.joined(separator: ", ")
      throw CurationError(
        "\(key) names \(name), which no negative shows; allowed: \(allowed)"
          + CurationError.guess(name, among: shown))
    }
  }

  // MARK: Counts

  /// How many images of which label sets; nil to keep all.
  private func counts(
    of candidates: [Int], in images: LabelledImages
  ) throws(CurationError) -> MixCounts? {
    guard description.sets != nil || description.dose != nil else { return nil }
    var counts = MixCounts(of: candidates, in: images)
    if let sets = description.sets {
      var amounts: [(labelSet: [Int], amount: MixAmount)] = []
      for entry in sets {
        amounts.append((try images.indices(of: entry.labelSet, for: "mix"), entry.amount))
      }
      try counts.count(amounts, total: description.total, keepsOthers: description.keepsOthers)
    }
    if let dose = description.dose {
      var dosed: [[Int]] = []
      for set in dose.sets { dosed.append(try images.indices(of: set, for: "mix")) }
      try counts.add(dosed, share: dose.share, swaps: dose.manner == .swap)
    }
    return counts
  }

  // MARK: Hidden labels

  private func hide(
    _ hide: HideDescription, of candidates: [Int], in images: inout LabelledImages, seed: UInt64
  ) throws(CurationError) {
    for set in hide.sets {
      let labelSet = try images.indices(of: set, for: "mix")
      let kept = hide.keep.flatMap { images.labels.firstIndex(of: $0) }
      let holders = candidates.filter { images.labelSet(of: $0) == labelSet }
      var order = SeededGenerator(
        seed: seed, streams: [Self.hideStream] + labelSet.map(UInt64.init))
      let count = Int((hide.share * Double(holders.count)).rounded())
      for image in order.shuffled(holders).prefix(count) {
        var draw = SeededGenerator(seed: seed, stream: Self.hideStream, UInt64(image))
        let keep = kept ?? labelSet[draw.integer(below: labelSet.count)]
        for label in labelSet where label != keep {
          images.targets[image * images.labels.count + label] =
            hide.hidden == .absent ? .absent : .unlabelled
        }
      }
    }
  }

  private static let hideStream: UInt64 = 0x6869_6465
}
