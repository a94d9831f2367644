import Datasets

extension LabelledImages {
  /// Per label, negatives over positives among the training images, at most `cap`; 1 for a label
  /// that lacks either. The cap keeps one rare label from owning the gradient.
  package func positiveWeights(of training: [Int], cap: Float = 20) -> [Float] {
    labels.indices.map { label in
      var positives = 0
      var negatives = 0
      for image in training {
        switch target(image: image, label: label) {
        case .present: positives += 1
        case .absent: negatives += 1
        case .unlabelled: break
        }
      }
      guard positives > 0, negatives > 0 else { return 1 }
      return min(cap, Float(negatives) / Float(positives))
    }
  }

  /// Per training image, the probability that a draw yields it; they sum to 1.
  ///
  /// An image weighs as much as its rarest label: the largest of 1/count over the labels it holds.
  /// Holding none counts as a label of its own, so negatives are drawn like images of any label.
  package func samplingWeights(of training: [Int]) -> [Double] {
    let none = labels.count
    let held = training.map { image in
      let held = knownLabels(of: image)
      return held.isEmpty ? [none] : held
    }
    var counts = [Int](repeating: 0, count: labels.count + 1)
    for label in held.joined() { counts[label] += 1 }
    let weights = held.map { held in held.map { 1 / Double(counts[$0]) }.max() ?? 0 }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
