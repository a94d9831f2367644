import Testing

@testable import Datasets

@Suite struct SplitQualityTests {
  /// The formula of make_splits.py, and its split by i mod 11.
  private func frozen(_ count: Int) -> (images: LabelledImages, split: Split) {
    let images = SplitFixture.images(
      (0..<count).map { i in (0..<8).filter { (i * (2 * $0 + 3) + $0 * $0) % (5 + 4 * $0) < 2 } },
      labels: 8)
    func part(_ places: ClosedRange<Int>) -> [Int] {
      (0..<count).filter { places.contains($0 % 11) }
    }
    return (
      images,
      Split(train: part(0...7), validation: part(8...8), tune: part(9...9), test: part(10...10))
    )
  }

  @Test(arguments: [
    (503, [0.0151749686094279, 0.0114859141928276, 7.95, 3, 3]),
    (60, [0.109698632694646, 0.0798520530626435, 1.5, 3, 12]),
  ]) func `all five measures are those of scikit-multilearn`(count: Int, expected: [Double]) {
    let (images, split) = frozen(count)
    let quality = SplitQuality(of: split, in: images, SplitDescription())
    let found = [
      quality.labelDistance ?? .nan, quality.pairDistance ?? .nan, quality.sizeDistance,
      Double(quality.partsLackingLabels), Double(quality.missingLabels),
    ]
    for (found, expected) in zip(found, expected) { #expect(abs(found - expected) < 1e-12) }
  }

  @Test func `positives are counted for every part and label`() {
    let images = SplitFixture.images([[0], [0, 1], [1], [], nil])
    let split = Split(train: [0, 1, 4], validation: [2], test: [3])
    let quality = SplitQuality(
      of: split, in: images,
      SplitDescription(fractions: SplitFractions(train: 0.6, validation: 0.2, tune: 0, test: 0.2)))
    #expect(quality.positives == [[2, 1], [0, 1], [0, 0], [0, 0]])
    // Tune wants nothing and has nothing, so it lacks nothing.
    #expect(quality.partsLackingLabels == 2)
    #expect(quality.missingLabels == 3)
    #expect(quality.sizeDistance < 1e-9)
    // Odds of l0: 2 of 4 known, so 1. In train no image is known not to hold it; 0 elsewhere.
    // Odds of l1: 1. In train 1, in validation none lacks it, in test 0.
    #expect(abs((quality.labelDistance ?? .nan) - 3.0 / 4) < 1e-12)
  }

  @Test func `a label that every image holds has no odds`() {
    let images = SplitFixture.images([[0], [0], [0]], labels: 1)
    let quality = SplitQuality(of: Split(train: [0, 1], test: [2]), in: images, SplitDescription())
    #expect(quality.labelDistance == nil)
    #expect(quality.pairDistance == nil)
  }
}
