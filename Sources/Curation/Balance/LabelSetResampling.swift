import Datasets

/// Random resampling by label sets: LP-ROS copies images of label sets that have fewer than the
/// mean, LP-RUS leaves out images of those that have more; neither goes beyond the mean.
///
/// The budget is shared evenly among these label sets, those nearest the mean first; what one cannot
/// take, the others share. Negatives are a label set like any other; images with an unknown label
/// have none and stay as they are.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel
/// classification: Measures and random resampling algorithms" (2015).
struct LabelSetResampling {
  private let training: [Int]
  /// The images of every label set, in an order that only depends on the labels.
  private let bags: [[Int]]
  private let meanSize: Double
  private let budget: Int

  init(_ images: LabelledImages, training: [Int], percent: Double) {
    self.training = training
    var bags: [[Int]: [Int]] = [:]
    for image in training {
      if let labelSet = images.labelSet(of: image) { bags[labelSet, default: []].append(image) }
    }
    self.bags = bags.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    meanSize =
      Double(self.bags.reduce(0) { $0 + $1.count }) / Double(max(1, self.bags.count))
    budget = Int((Double(training.count) * percent / 100).rounded())
  }

  /// The copies that LP-ROS adds; no image of a label set is copied twice before all are once.
  func copies(using generator: inout SeededGenerator) -> [Int] {
    let mean = Int(meanSize.rounded(.down))
    let small = bags.filter { $0.count < mean }.sorted { $0.count > $1.count }
    var copies: [Int] = []
    for (bag, count) in zip(small, share(among: small.map { mean - $0.count })) {
      let order = generator.shuffled(bag)
      copies += (0..<count).map { order[$0 % order.count] }
    }
    return copies
  }

  /// What LP-RUS leaves.
  func rest(using generator: inout SeededGenerator) -> [Int] {
    let mean = Int(meanSize.rounded(.up))
    let large = bags.filter { $0.count > mean }.sorted { $0.count < $1.count }
    var dropped: Set<Int> = []
    for (bag, count) in zip(large, share(among: large.map { $0.count - mean })) {
      dropped.formUnion(generator.shuffled(bag).prefix(count))
    }
    return training.filter { !dropped.contains($0) }
  }

  /// The budget in even shares, none above its gap.
  ///
  /// - Parameter gaps: ascending.
  private func share(among gaps: [Int]) -> [Int] {
    var left = budget
    return gaps.enumerated().map { place, gap in
      let count = min(gap, left / (gaps.count - place))
      left -= count
      return count
    }
  }
}
