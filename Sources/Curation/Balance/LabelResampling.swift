import Datasets

/// Random resampling by labels: ML-ROS copies images of rare labels, ML-RUS leaves out images that
/// hold none. A label is *rare* if its imbalance ratio is above the mean ratio of the list.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel
/// classification: Measures and random resampling algorithms" (2015). The R package
/// `mldr.resampling` never retires a label (the test stands behind a `return`); here it is retired.
struct LabelResampling {
  private let training: [Int]
  /// Per training image, the labels it is known to hold.
  private let held: [[Int]]
  /// Whether all labels of a training image are known.
  private let isWhole: [Bool]
  private let counts: [Int]
  private let rare: [Int]
  private let meanRatio: Double
  /// How many images are copied, or left out.
  private let budget: Int

  init(_ images: LabelledImages, training: [Int], percent: Double) {
    self.training = training
    held = training.map(images.knownLabels)
    isWhole = training.map { images.labelSet(of: $0) != nil }
    var counts = [Int](repeating: 0, count: images.labels.count)
    for label in held.joined() { counts[label] += 1 }
    self.counts = counts
    let imbalance = Imbalance(counts: counts.map(Double.init))
    let mean = imbalance.mean ?? 0
    meanRatio = mean
    rare = counts.indices.filter { imbalance.ratios[$0].map { $0 > mean } ?? false }
    budget = Int((Double(training.count) * percent / 100).rounded())
  }

  /// The copies that ML-ROS adds.
  ///
  /// In every round each rare label has one random image of its own copied; it is retired once its
  /// ratio, counted with the copies, is no longer above the mean ratio of the list as it was. Ends
  /// with the budget, or when all are retired.
  ///
  /// - Parameter pick: a random whole number from 0 up to but without the one given.
  func copies(pick: (Int) -> Int) -> [Int] {
    var counts = counts
    var live = rare.map { label in
      (label: label, bag: held.indices.filter { held[$0].contains(label) })
    }
    var copies: [Int] = []
    while copies.count < budget, !live.isEmpty {
      var retired: Set<Int> = []
      for (label, bag) in live where copies.count < budget {
        let place = bag[pick(bag.count)]
        copies.append(training[place])
        for label in held[place] { counts[label] += 1 }
        let ratio = Double(counts.max() ?? 0) / Double(counts[label])
        if ratio <= meanRatio { retired.insert(label) }
      }
      live.removeAll { retired.contains($0.label) }
    }
    return copies
  }

  /// What ML-RUS leaves: random images without a rare label are left out, as many as the budget
  /// says or as there are. Images with an unknown label stay, for they may hold a rare one.
  ///
  /// - Parameter pick: a random whole number from 0 up to but without the one given.
  func rest(pick: (Int) -> Int) -> [Int] {
    let rare = Set(rare)
    var common = held.indices.filter { isWhole[$0] && rare.isDisjoint(with: held[$0]) }
    var dropped: Set<Int> = []
    while dropped.count < budget, !common.isEmpty {
      let place = pick(common.count)
      dropped.insert(common[place])
      common.swapAt(place, common.count - 1)
      common.removeLast()
    }
    return training.indices.filter { !dropped.contains($0) }.map { training[$0] }
  }
}
