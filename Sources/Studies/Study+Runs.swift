import Datasets
import Experiments
import NeuralNetwork

/// One training of a study: the places of its arm and of its seed in it.
package struct StudyRun: Equatable, Sendable {
  package var arm: Int
  package var seed: Int
}

extension Study {
  /// All trainings: every arm with the first seed, then every arm with the next, so that a study that
  /// is cut short has whole seeds.
  package var runs: [StudyRun] {
    seeds.indices.flatMap { seed in arms.indices.map { StudyRun(arm: $0, seed: seed) } }
  }

  package func experiment(for run: StudyRun) -> Experiment {
    experiment(for: arms[run.arm], seed: seeds[run.seed])
  }

  /// What an arm trains with one seed.
  package func experiment(for arm: StudyArm, seed: UInt64) -> Experiment {
    var experiment = base
    experiment.title = "\(title) \(arm.name)"
    experiment.question = question
    experiment.seed = seed
    experiment.mix = MixDescription(
      sets: counts(of: arm), negatives: base.mix.negatives)
    if let balance = arm.balance { experiment.balance = balance }
    switch arm.kind {
    case .plain, .skew: break
    case .synthetic(let share, let layout):
      experiment.mix.composites = ComposeDescription(
        layout: layout,
        sets: zip(several, divided(share * Double(images), among: several.count)).map {
          MixEntry(labelSet: $0, amount: .count($1))
        }, controls: .match)
    case .hidden: experiment.mix.hide = HideDescription(sets: several)
    case .seen(let categories): experiment.mix.negatives.seen = categories
    case .head(let head):
      experiment.head = head
      if head.isSoftmax != base.train.loss.function.isSoftmax {
        experiment.train.loss = LossDescription(
          function: head.isSoftmax ? .softmaxCrossEntropy : .binaryCrossEntropy,
          labelSmoothing: base.train.loss.labelSmoothing)
      }
    case .augment(_, let augmentation): experiment.augment = augmentation
    }
    return experiment
  }

  /// Training images of each label set, in the order of the strata; the same sum for every mix.
  package func counts(of arm: StudyArm) -> [MixEntry] {
    let both = (arm.mix.both * Double(images)).rounded()
    let neither = min((arm.mix.neither * Double(images)).rounded(), Double(images) - both)
    let left = Double(images) - both - neither
    var parts = singles.map { _ in 1.0 }
    if case .skew(let ratio, _) = arm.kind, !parts.isEmpty { parts[0] = 1 / Double(ratio) }
    let whole = parts.reduce(0, +)
    let counts = WholeNumbers.nearest(parts.map { $0 / whole * left }, sum: Int(left))
    var entries = zip(singles, counts).map { MixEntry(labelSet: $0, amount: .count($1)) }
    entries += zip(several, divided(both, among: several.count)).map {
      MixEntry(labelSet: $0, amount: .count($1))
    }
    entries.append(MixEntry(labelSet: [], amount: .count(Int(neither))))
    return entries.filter { $0.amount != .count(0) }
  }

  /// A label set of which an arm trains on no image though it is made for it, because its share is too
  /// small; nil where there is none.
  func missing(in arm: StudyArm) -> String? {
    let named = Set(counts(of: arm).map(\.name))
    var needed: [[String]] = []
    if arm.mix.both > 0 { needed += several }
    if arm.mix.neither > 0 { needed.append([]) }
    if arm.mix.both + arm.mix.neither < 1 { needed += singles }
    if case .synthetic(let share, _) = arm.kind,
      Int((share * Double(images)).rounded()) < several.count
    {
      return "made of several labels"
    }
    return needed.map(MixEntry.name).first { !named.contains($0) }
  }

  private func divided(_ count: Double, among parts: Int) -> [Int] {
    let sum = count.rounded()
    return WholeNumbers.nearest(
      [Double](repeating: sum / Double(max(parts, 1)), count: parts), sum: Int(sum))
  }
}
