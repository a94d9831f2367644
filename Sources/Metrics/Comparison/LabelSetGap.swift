import Glibc  // links the square root

/// How often a label set is told whole, beside what its labels promise where each is seen alone.
///
/// The promise is a product: of each label of the set the recall on images that show it alone, and
/// of each other label the share of such images without it for which it is not predicted. It is what
/// the set would reach if its labels were told in company as they are alone, and independently of
/// one another. A gap below zero is what their meeting costs.
package struct LabelSetGap: Equatable, Sendable {
  package let stratum: LabelSetStratum
  /// Wilson's, of the rate of the stratum, at 0.95.
  package let interval: ConfidenceInterval?
  /// Nil for sets of fewer than two labels, and where no image shows one of them alone.
  package let product: Double?
  /// The rate less the product; nil where either is undefined.
  package let gap: Double?
  /// Of ``gap``, at 0.95: the distances of Wilson's limits from the rate and from each factor,
  /// weighted by the other factors, squared and added.
  /// - Source: Newcombe, *Statistics in Medicine* 17 (1998) 873, method 10, which adds such squares
  ///   for a difference; the images of a set and those of single labels are others. For a product
  ///   Zou and Donner, *Statistics in Medicine* 27 (2008) 1693, to first order.
  package let gapInterval: ConfidenceInterval?

  /// Whether the interval of the gap leaves zero out.
  package var isClear: Bool { gapInterval.map { !$0.contains(0) } ?? false }

  fileprivate init(_ stratum: LabelSetStratum, product: Product?) {
    self.stratum = stratum
    interval = .wilson(stratum.right, of: stratum.images)
    self.product = product?.value
    guard let rate = stratum.rate, let interval, let product else {
      gap = nil
      gapInterval = nil
      return
    }
    let gap = rate - product.value
    self.gap = gap
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    gapInterval = ConfidenceInterval(
      lower: max(gap - root(rate - interval.lower, product.above), -1),
      upper: min(gap + root(interval.upper - rate, product.below), 1), level: interval.level)
  }
}

extension ScoreTable {
  /// The true label sets as ``strata(thresholds:)`` has them, each with its gap.
  ///
  /// - Shapes: one threshold a label.
  package func labelSetGaps(thresholds: [Double]) -> [LabelSetGap] {
    let alone = LabelsAlone(setPairs(thresholds: thresholds))
    return strata(thresholds: thresholds).map { stratum in
      LabelSetGap(stratum, product: alone.product(of: stratum.labels))
    }
  }
}

/// How each label is decided on the images that show a single label.
private struct LabelsAlone {
  /// Of each label: the share of its own images on which it is predicted; nil without any.
  private let recalls: [Factor?]
  /// Of each label: the share of the other labels' images on which it is not.
  private let specificities: [Factor?]

  init(_ pairs: LabelSetPairs) {
    var images = [Int](repeating: 0, count: pairs.labels)
    var (told, alarms) = (images, images)
    for image in 0..<pairs.count {
      var (held, count) = (0, 0)
      pairs.forEachLabel(.held, ofImage: image) { label in
        held = label
        count += 1
      }
      guard count == 1 else { continue }
      images[held] += 1
      pairs.forEachLabel(.predicted, ofImage: image) { label in
        if label == held { told[label] += 1 } else { alarms[label] += 1 }
      }
    }
    let all = images.reduce(0, +)
    recalls = images.indices.map { Factor(told[$0], of: images[$0]) }
    specificities = images.indices.map { label in
      let others = all - images[label]
      return Factor(others - alarms[label], of: others)
    }
  }

  func product(of labels: [Int]) -> Product? {
    guard labels.count > 1 else { return nil }
    var factors = specificities
    for label in labels { factors[label] = recalls[label] }
    let known = factors.compactMap(\.self)
    return known.count == factors.count ? Product(known) : nil
  }
}

/// A share, and how far Wilson's limits lie from it.
private struct Factor {
  let share: Double
  let below: Double
  let above: Double

  init?(_ count: Int, of total: Int) {
    guard let interval = ConfidenceInterval.wilson(count, of: total) else { return nil }
    share = Double(count) / Double(total)
    below = share - interval.lower
    above = interval.upper - share
  }
}

/// A product of shares, and how far its limits lie from it.
private struct Product {
  let value: Double
  let below: Double
  let above: Double

  init(_ factors: [Factor]) {
    let zeros = factors.count { $0.share == 0 }
    let others = factors.reduce(1) { $0 * ($1.share == 0 ? 1 : $1.share) }
    /// The product of all factors but one.
    func rest(_ factor: Factor) -> Double {
      if factor.share == 0 { return zeros == 1 ? others : 0 }
      return zeros == 0 ? others / factor.share : 0
    }
    func reach(_ distance: (Factor) -> Double) -> Double {
      factors.reduce(0) { sum, factor in
        let part = rest(factor) * distance(factor)
        return sum + part * part
      }.squareRoot()
    }
    let value = zeros == 0 ? others : 0
    self.value = value
    below = min(reach(\.below), value)
    above = min(reach(\.above), 1 - value)
  }
}
