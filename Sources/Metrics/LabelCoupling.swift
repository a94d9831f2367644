import Glibc  // links the square root

/// How the outputs for two labels move together among images that hold the same of the two.
package struct LabelCoupling: Equatable, Sendable {
  /// Images that hold the same of the two labels.
  package struct Stratum: Equatable, Sendable {
    package let images: Int
    /// Pearson's, of the two logits; `nil` for fewer than three images, or where a logit does not
    /// vary.
    package let correlation: Double?

    package init(images: Int, correlation: Double?) {
      self.images = images
      self.correlation = correlation
    }
  }

  package let first: Int
  package let second: Int
  package let neither: Stratum
  package let onlyFirst: Stratum
  package let onlySecond: Stratum
  package let both: Stratum
  /// The correlation within the strata together: of what each logit differs from its mean in the
  /// stratum. Strata of fewer than three images have no say; `nil` where none has.
  package let within: Double?
  /// The correlation of the two labels in truth, beside which that of the outputs is to be read;
  /// `nil` where one of them is on all images, or on none.
  package let phi: Double?

  init(_ first: Int, _ second: Int, _ a: LogitColumn, _ b: LogitColumn) {
    var strata = [Moments](repeating: Moments(), count: 4)
    for image in a.logits.indices {
      let (held, other) = (a.targets[image], b.targets[image])
      guard held != ScoreTable.unlabelled, other != ScoreTable.unlabelled else { continue }
      strata[Int(held + 2 * other)].add(a.logits[image], b.logits[image])
    }
    self.first = first
    self.second = second
    neither = strata[0].stratum
    onlyFirst = strata[1].stratum
    onlySecond = strata[2].stratum
    both = strata[3].stratum
    within = Moments.correlation(strata.filter { $0.count >= 3 })
    let images = strata.map(\.count)
    phi =
      LabelCounts(
        truePositives: images[3], falsePositives: images[1], falseNegatives: images[2],
        trueNegatives: images[0]
      ).phi
  }
}

extension LabelCounts {
  /// Matthews' correlation, undefined where either never varies.
  package var phi: Double? {
    let varies = min(support, negatives, predicted, total - predicted) > 0
    return varies ? matthewsCorrelation : nil
  }
}

/// Sums over pairs of numbers.
private struct Moments {
  var count = 0
  private var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)

  mutating func add(_ a: Double, _ b: Double) {
    count += 1
    x += a
    y += b
    xx += a * a
    yy += b * b
    xy += a * b
  }

  var stratum: LabelCoupling.Stratum {
    LabelCoupling.Stratum(
      images: count, correlation: count < 3 ? nil : Moments.correlation([self]))
  }

  /// Of the differences from the means of each part; `nil` where one side does not vary, but for
  /// rounding.
  static func correlation(_ parts: [Moments]) -> Double? {
    var (xx, yy, xy, allX, allY) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for part in parts where part.count > 0 {
      let n = Double(part.count)
      xx += part.xx - part.x * part.x / n
      yy += part.yy - part.y * part.y / n
      xy += part.xy - part.x * part.y / n
      allX += part.xx
      allY += part.yy
    }
    guard xx > 1e-10 * allX, yy > 1e-10 * allY else { return nil }
    return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
  }
}
