import Datasets
import Experiments

/// Carries out what an experiment says of composed pictures.
extension ComposeDescription {
  /// How the images are opened that a whole set is made of: as tiles, grey where pieces get colours.
  func base(of description: DataDescription) -> DataDescription {
    var base = description
    base.height = tile?[0] ?? max(1, description.height / 2)
    base.width = tile?[1] ?? max(1, description.width / 2)
    if isTinted { base.channels = 1 }
    return base
  }

  /// The whole set, made of `base` part by part, and its split.
  ///
  /// - Parameters:
  ///   - split: of `base`; a picture is made of images of one part.
  ///   - negatives: what training pictures without a label are made of, and what pictures for the test
  ///     alone.
  /// - Throws: one sentence about the images or the label that are missing.
  /// - Precondition: amounts are counts.
  func compose(
    _ base: Dataset, _ split: Split, _ description: DataDescription,
    negatives: NegativesDescription, seed: UInt64
  ) throws -> (Dataset, Split) {
    let shares = SplitPart.allCases.map { description.split.fractions[$0] }
    let whole = shares.reduce(0, +)
    var counts = [[CompositeCount]](repeating: [], count: shares.count)
    for entry in sets {
      let labelSet = try base.images.indices(of: entry.labelSet, for: "data.compose.sets")
      guard case .count(let total) = entry.amount else {
        preconditionFailure("\(entry.name): \(entry.amount.text) pictures of a whole set")
      }
      let amounts = shares.map { $0 / whole * Double(total) }
      for (part, count) in WholeNumbers.nearest(amounts, sum: total).enumerated() {
        counts[part].append(CompositeCount(labelSet: labelSet, count: count))
      }
    }
    var plans = zip(SplitPart.allCases, counts).map { part, counts in
      (part: part, plan: plan(counts, seed: seed))
    }
    for index in plans.indices where plans[index].part == .train {
      plans[index].plan.negativeDistractors = negatives.seen
    }
    if let unseen {
      for index in plans.indices { plans[index].plan.excluded = negatives.heldOut }
      var plan = plan([CompositeCount(labelSet: [], count: unseen)], seed: seed)
      plan.distractors = negatives.heldOut
      plans.append((.test, plan))
    }
    let shape = PixelShape(
      height: description.height, width: description.width, channels: description.channels)
    let composed = try base.composed(plans, split: split, shape: shape)
    return (composed, composed.images.keptSplit)
  }

  /// Adds pictures made of training images to the training part.
  func add(to dataset: inout Dataset, _ split: inout Split, seed: UInt64) throws {
    var counts: [CompositeCount] = []
    for entry in sets {
      let labelSet = try dataset.images.indices(of: entry.labelSet, for: "mix.composites.sets")
      let count =
        switch entry.amount {
        case .count(let count): count
        case .share(let share): Int((share * Double(split.train.count)).rounded())
        case .all: split.train.count
        }
      counts.append(CompositeCount(labelSet: labelSet, count: count))
    }
    let before = dataset.count
    dataset = try dataset.adding(plan(counts, seed: seed), controls: controls, of: split.train)
    split.train += before..<dataset.count
  }

  private func plan(_ counts: [CompositeCount], seed: UInt64) -> CompositePlan {
    CompositePlan(
      layout: layout, counts: counts, pieces: pieces, distractors: distractors, isCutOut: isCutOut,
      isTinted: isTinted, targets: targets, seed: seed)
  }
}

extension LabelledImages {
  /// Every image in the part that its details name.
  fileprivate var keptSplit: Split {
    Split(
      parts: SplitPart.allCases.map { part in
        details.indices.filter { details[$0].part == part }
      })
  }
}
