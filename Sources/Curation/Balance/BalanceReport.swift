import Datasets

/// What balancing did to the labels of a training list.
package struct BalanceReport: Equatable, Sendable {
  /// How often labels and label sets are seen in an epoch.
  package struct Frequencies: Equatable, Sendable {
    /// How many images an epoch sees.
    package var images: Int
    /// Per label, images known to hold it; the expected number where images are drawn by weight.
    package var labels: [Double]
    /// The same for label sets, of images whose labels are all known.
    package var labelSets: [[Int]: Double]

    /// Per label, IRLbl: the count of the most frequent label over its own; nil for one never held.
    ///
    /// Source: Charte, Rivera, del Jesus and Herrera (2015), eq. 6.
    package var imbalance: [Double?] { Imbalance(counts: labels).ratios }
    /// MeanIR: the mean of ``imbalance`` over the labels that have it; nil if none has.
    package var meanImbalance: Double? { Imbalance(counts: labels).mean }
  }

  package var before: Frequencies
  package var after: Frequencies
  /// How often the image that is most often in the list is in it.
  package var mostCopies: Int

  /// - Parameter weights: per image of `after`, the probability of being drawn; nil if each is seen
  ///   once.
  init(_ images: LabelledImages, before: [Int], after: [Int], weights: [Double]? = nil) {
    self.before = Frequencies(images, of: before)
    self.after = Frequencies(
      images, of: after, weights: weights?.map { $0 * Double(after.count) })
    var copies: [Int: Int] = [:]
    for image in after { copies[image, default: 0] += 1 }
    mostCopies = copies.values.max() ?? 0
  }
}

extension BalanceReport.Frequencies {
  fileprivate init(_ images: LabelledImages, of list: [Int], weights: [Double]? = nil) {
    self.images = list.count
    labels = [Double](repeating: 0, count: images.labels.count)
    labelSets = [:]
    for (place, image) in list.enumerated() {
      let weight = weights?[place] ?? 1
      for label in images.knownLabels(of: image) { labels[label] += weight }
      if let labelSet = images.labelSet(of: image) { labelSets[labelSet, default: 0] += weight }
    }
  }
}
