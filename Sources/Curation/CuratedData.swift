import Datasets
import Experiments
import Foundation

/// The data of an experiment as it is trained on: opened, divided, composed, mixed and balanced.
///
/// A pure function of the experiment and the files it names: whoever looks at the data of an
/// experiment sees what its training sees.
package struct CuratedData: Sendable {
  /// The images, with labels hidden and pictures added as the mix says.
  package let dataset: Dataset
  /// The training part is what is trained on, each image once.
  package let split: Split
  /// What an epoch visits of it, and what a decision counts for.
  package let balance: BalancePlan
  /// How near the split came to what was asked for, before the mix; nil for a composed set, whose
  /// parts have the pictures they were asked to have.
  package let quality: SplitQuality?
  /// Images that the lists of the split do not name; 0 where there are no lists.
  package let unlisted: Int
  /// Which negatives may be trained on.
  let negatives: NegativesDescription
  private let method: Balance.Method
  /// Images that look the same, where they were looked for among the images of the set.
  private let copies: NearDuplicates?

  /// - Parameters:
  ///   - directory: where the relative paths of the experiment start.
  ///   - cache: the folder for decoded images; nil keeps them for as long as the data lives.
  ///   - progress: told how many images of how many are done, from any thread, one call at a time.
  /// - Throws: one sentence about what kept the data from being used.
  package static func open(
    _ experiment: Experiment, directory: String, cache: String? = nil,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> CuratedData {
    let description = experiment.data
    var dataset = try Dataset.open(
      experiment.compose?.base(of: description) ?? description, directory: directory,
      seed: experiment.dataSeed, cache: cache, progress: progress)
    var unlisted = 0
    if let lists = description.split.lists {
      let base = URL(filePath: directory, directoryHint: .isDirectory)
      let path = URL(filePath: lists, relativeTo: base).path
      unlisted = try SplitLists.read(path: path, place: lists).apply(to: &dataset.images).count
    }
    let copies =
      description.isDrawn || description.split.duplicates == .ignore
      ? nil : NearDuplicates(of: dataset)
    let groups = copies?.groups.map(\.images) ?? []
    var split = dataset.images.split(description.split, seed: experiment.dataSeed, groups: groups)
    let quality =
      experiment.compose == nil
      ? SplitQuality(of: split, in: dataset.images, description.split, groups: groups) : nil

    let mix = TrainingMix(experiment.mix)
    try mix.holdOutNegatives(of: dataset.images, &split, isComposed: experiment.compose != nil)
    if let compose = experiment.compose {
      (dataset, split) = try compose.compose(
        dataset, split, description, negatives: experiment.mix.negatives,
        seed: experiment.dataSeed)
    }
    if description.far > 0 {
      let before = dataset.count
      dataset = try dataset.addingFar(description.far, seed: experiment.dataSeed)
      split.test += before..<dataset.count
    }
    try mix.apply(to: &dataset.images, &split, seed: experiment.seed)
    if let composites = experiment.mix.composites {
      try composites.add(to: &dataset, &split, seed: experiment.seed)
    }
    try mix.leaveOut(of: dataset.images, &split)
    let balance = BalancePlan.plan(
      experiment.balance, for: dataset.images, training: split.train, seed: experiment.seed)
    return CuratedData(
      dataset: dataset, split: split, balance: balance, quality: quality, unlisted: unlisted,
      negatives: experiment.mix.negatives, method: experiment.balance.method,
      copies: experiment.compose == nil ? copies : nil)
  }
}

extension CuratedData {
  /// What is in the data, and what is wrong with it.
  package var inspection: Inspection {
    var inspection = Inspection(
      of: dataset, split: split, copies: copies ?? NearDuplicates(of: dataset))
    inspection.quality = quality
    if unlisted > 0 {
      let images = dataset.images.details.count { !$0.isFar }
      inspection.findings.append(.unlisted(unlisted, of: images))
    }
    if method != .none {
      inspection.balancing = Inspection.Balancing(
        method: method.rawValue, report: balance.report, weights: balance.positiveWeights)
    }
    return inspection
  }

  /// Training images to look at: one of each label set in turn, the most frequent sets first, and
  /// last those that have none because not all is known of them.
  ///
  /// - Parameter count: at most so many.
  package func examples(_ count: Int) -> [Int] {
    var strata: [[Int]: [Int]] = [:]
    for image in split.train {
      if let labelSet = dataset.labelSet(of: image) {
        strata[labelSet, default: []].append(image)
      }
    }
    let ordered = strata.sorted { a, b in
      a.value.count != b.value.count
        ? a.value.count > b.value.count : a.key.lexicographicallyPrecedes(b.key)
    }.map(\.value)
    let deepest = ordered.first?.count ?? 0
    var examples: [Int] = []
    for depth in 0..<min(count, deepest) where examples.count < count {
      for images in ordered where depth < images.count { examples.append(images[depth]) }
    }
    examples += split.train.filter { dataset.labelSet(of: $0) == nil }
    return Array(examples.prefix(count))
  }
}
