/// How uneven the frequencies of labels are.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel
/// classification: Measures and random resampling algorithms" (2015). A label that no image holds
/// has no ratio here and is left out of the mean; the R package mldr has 0 and averages it.
struct Imbalance {
  /// Per label, the count of the most frequent label over its own.
  let ratios: [Double?]

  init(counts: [Double]) {
    let largest = counts.max() ?? 0
    ratios = counts.map { $0 > 0 ? largest / $0 : nil }
  }

  var mean: Double? {
    let defined = ratios.compactMap(\.self)
    return defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count)
  }
}
