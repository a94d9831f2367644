/// How often each label, label set and pair of labels occurs.
///
/// Counted are the images of which every label is known. What would be a division by zero is nil,
/// where the R package mldr has 0 and scikit-learn's `matthews_corrcoef` has 0.
package struct LabelStatistics: Equatable, Sendable {
  /// How many images hold exactly these labels.
  package struct LabelSetCount: Equatable, Sendable {
    /// Ascending.
    package var labels: [Int]
    package var count: Int

    package init(labels: [Int], count: Int) {
      self.labels = labels
      self.count = count
    }
  }

  /// How many labels and how many images there are.
  package let labels: Int
  package let images: Int
  /// Images that hold the label, one an entry; and further images on which it is not known.
  package let counts: [Int]
  package let unknown: [Int]
  /// Those that occur: the most frequent first, and of equally frequent ones in the labels' order.
  package let labelSets: [LabelSetCount]
  private let pairs: LabelPairCounts

  /// - Parameters:
  ///   - labelSets: the labels of each image, ascending and below `labels`.
  ///   - unknown: per label, the images left out because it, or another, is not known on them, and
  ///     on which it is not known; none if empty.
  package init(labels: Int, labelSets: [[Int]], unknown: [Int] = []) {
    precondition(
      unknown.isEmpty || unknown.count == labels, "\(unknown.count) counts for \(labels) labels")
    self.labels = labels
    images = labelSets.count
    self.unknown = unknown.isEmpty ? [Int](repeating: 0, count: labels) : unknown
    var sets: [[Int]: Int] = [:]
    for labelSet in labelSets { sets[labelSet, default: 0] += 1 }
    self.labelSets = sets.map { LabelSetCount(labels: $0.key, count: $0.value) }.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.labels.lexicographicallyPrecedes(b.labels)
    }
    counts = Self.count(self.labelSets, labels: labels)
    pairs = LabelPairCounts(labels: labels, sets: self.labelSets)
  }

  /// Of the true or of the predicted sets.
  init(_ pairs: LabelSetPairs, _ sets: KeyPath<LabelSetPairs, [UInt64]>) {
    labels = pairs.labels
    images = pairs.count
    unknown = [Int](repeating: 0, count: labels)
    let bits = pairs[keyPath: sets]
    var distinct = DistinctLabelSets(words: pairs.words, capacity: pairs.count)
    for image in 0..<pairs.count { _ = distinct.add(bits, at: image * pairs.words) }
    labelSets = distinct.indices.sorted { a, b in
      let (left, right) = (distinct.counts[a], distinct.counts[b])
      return left != right ? left > right : distinct.lexicographicallyPrecedes(a, b)
    }.map { LabelSetCount(labels: distinct.labels(of: $0), count: distinct.counts[$0]) }
    counts = Self.count(labelSets, labels: labels)
    let areBitsFaster = LabelPairCounts.areBitsFaster(
      labels: labels, images: images, setSizes: distinct.indices.map(distinct.size(of:)))
    self.pairs =
      areBitsFaster
      ? LabelPairCounts(labels: labels, images: images, sets: bits)
      : LabelPairCounts(labels: labels, sets: labelSets)
  }

  private static func count(_ sets: [LabelSetCount], labels: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: labels)
    for set in sets {
      for label in set.labels { counts[label] += set.count }
    }
    return counts
  }

  /// Images that hold none of the labels.
  package var negatives: Int { labelSets.first { $0.labels.isEmpty }?.count ?? 0 }

  /// Mean number of labels an image; nil without images.
  package var cardinality: Double? {
    images > 0 ? Double(counts.reduce(0, +)) / Double(images) : nil
  }

  /// The cardinality as a share of the labels; nil without images or labels.
  package var density: Double? {
    labels > 0 ? cardinality.map { $0 / Double(labels) } : nil
  }
}

/// Two labels together
extension LabelStatistics {
  /// Images that hold both labels; of a label with itself, those that hold it.
  package func together(_ a: Int, _ b: Int) -> Int {
    a == b ? counts[a] : pairs[min(a, b), max(a, b)]
  }

  /// P(`label` | `given`): of the images that hold `given`, the share that hold `label` too; nil
  /// if none do.
  package func share(of label: Int, given: Int) -> Double? {
    counts[given] > 0 ? Double(together(label, given)) / Double(counts[given]) : nil
  }

  /// The correlation of two labels, -1 to 1; nil where one of them is on all images, or on none.
  ///
  /// `(n·n_ab - n_a·n_b) / √(n_a (n - n_a) n_b (n - n_b))`, which is Matthews' correlation.
  package func phi(_ a: Int, _ b: Int) -> Double? {
    let (n, na, nb) = (Double(images), Double(counts[a]), Double(counts[b]))
    let scale = (na * (n - na)).squareRoot() * (nb * (n - nb)).squareRoot()
    return scale > 0 ? (n * Double(together(a, b)) - na * nb) / scale : nil
  }

  /// How many times as often the two labels meet as they would by chance: `n·n_ab / (n_a·n_b)`;
  /// nil where one of them is on no image.
  package func lift(_ a: Int, _ b: Int) -> Double? {
    let chance = Double(counts[a]) * Double(counts[b])
    return chance > 0 ? Double(images) * Double(together(a, b)) / chance : nil
  }
}
