import Glibc  // links exp, log and the square root

/// How unevenly the labels occur
///
/// - Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel
///   classification" (2015), and "Dealing with difficult minority labels in imbalanced multilabel
///   data sets" (2019); `measures.R` of their R package mldr. A label on no image has no imbalance
///   here, where mldr lets it count as 0.
extension LabelStatistics {
  /// IRLbl: how many times as frequent the most frequent label is, one an entry; nil for a label
  /// on no image.
  package var imbalances: [Double?] {
    let most = Double(counts.max() ?? 0)
    return counts.map { $0 > 0 ? most / Double($0) : nil }
  }

  /// MeanIR: the mean of ``imbalances``; nil if no label occurs.
  package var meanImbalance: Double? {
    let known = imbalances.compactMap(\.self)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// CVIR: the standard deviation (of a sample) of ``imbalances`` over their mean; nil for fewer
  /// than two labels that occur.
  package var imbalanceVariation: Double? {
    let known = imbalances.compactMap(\.self)
    guard known.count > 1, let mean = meanImbalance else { return nil }
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(known.count - 1)).squareRoot() / mean
  }

  /// SCUMBLE: how often frequent and rare labels are on the same image, 0 to 1; nil without images.
  ///
  /// The mean over images of `1 - geometric mean / mean` of the imbalances of their labels; 0 for
  /// one without labels. Where it is high, no resampling of whole images evens the labels out.
  package var scumble: Double? {
    guard images > 0 else { return nil }
    let sum = zip(labelSets, scumbles).reduce(0) { $0 + Double($1.0.count) * $1.1 }
    return sum / Double(images)
  }

  /// The mean of ``scumble`` over the images of each label; nil for a label on no image.
  package var labelScumbles: [Double?] {
    var sums = [Double](repeating: 0, count: labels)
    for (set, scumble) in zip(labelSets, scumbles) {
      for label in set.labels { sums[label] += Double(set.count) * scumble }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : nil }
  }

  /// Of an image of each of ``labelSets``.
  private var scumbles: [Double] {
    let imbalances = imbalances
    return labelSets.map { set in
      // The labels of a set occur, in this set at least.
      let ratios = set.labels.compactMap { imbalances[$0] }
      // Of one label exactly 0, which logarithms would miss by their rounding.
      guard ratios.count > 1 else { return 0 }
      let count = Double(ratios.count)
      let geometric = exp(ratios.reduce(0) { $0 + log($1) } / count)
      return 1 - geometric / (ratios.reduce(0, +) / count)
    }
  }
}
