import Testing

@testable import Datasets

@Suite struct KeptPartTests {
  /// A hundred images of one label, the first of which have these parts.
  private func images(_ parts: [(SplitPart?, Int)]) -> LabelledImages {
    var images = SplitFixture.images(SplitFixture.repeated([([0], 100)]), labels: 1)
    var next = 0
    for (part, count) in parts {
      for image in next..<next + count { images.details[image].part = part }
      next += count
    }
    return images
  }

  private func sizes(_ split: Split) -> [Int] { SplitPart.allCases.map { split[$0].count } }

  private let even = SplitFractions(train: 0.4, validation: 0.2, tune: 0.2, test: 0.2)

  @Test(
    arguments: [
      // Nothing, or the same of all, says nothing.
      ([], [40, 20, 20, 20]),
      ([(.test, 100)], [40, 20, 20, 20]),
      ([(.train, 100)], [40, 20, 20, 20]),
      // Test is named: validation and tune are carved from train and the rest.
      ([(.test, 20), (.train, 80)], [40, 20, 20, 20]),
      ([(.test, 60)], [20, 10, 10, 60]),
      // Validation is named: tune is carved from it, and test from what is open.
      ([(.validation, 40)], [40, 20, 20, 20]),
      // Train and validation are named: train stays whole, and nothing is left for test.
      ([(.train, 60), (.validation, 40)], [60, 20, 20, 0]),
      ([(.train, 30), (.validation, 40), (nil, 30)], [50, 20, 20, 10]),
      ([(.train, 60), (.validation, 20), (.test, 20)], [60, 10, 10, 20]),
      // All are named.
      ([(.train, 10), (.validation, 20), (.tune, 30), (.test, 40)], [10, 20, 30, 40]),
      // Tune alone is named.
      ([(.tune, 20)], [40, 20, 20, 20]),
    ] as [([(SplitPart?, Int)], [Int])])
  func `the parts of the sources are kept, and those they lack are carved`(
    parts: [(SplitPart?, Int)], expected: [Int]
  ) {
    let images = images(parts)
    for rule in SplitRule.allCases {
      let split = images.split(SplitDescription(fractions: even, rule: rule), seed: 1)
      #expect(sizes(split) == expected)
      #expect(SplitPart.allCases.flatMap { split[$0] }.sorted() == Array(0..<100))
      for image in 0..<100 where expected != [40, 20, 20, 20] {
        if images.details[image].part == .test { #expect(split.test.contains(image)) }
      }
    }
  }

  @Test func `parts are ignored where the description says so`() {
    let split = images([(.test, 60)]).split(
      SplitDescription(fractions: even, keepsParts: false), seed: 1)
    #expect(sizes(split) == [40, 20, 20, 20])
  }

  @Test func `validation stays whole where tune is to have nothing`() {
    let fractions = SplitFractions(train: 0.8, validation: 0, tune: 0, test: 0.2)
    let split = images([(.validation, 40)]).split(
      SplitDescription(fractions: fractions), seed: 1)
    #expect(sizes(split) == [48, 40, 0, 12])
    #expect(split.validation == Array(0..<40))
  }

  @Test func `each source keeps the parts that it has, and the others are divided`() {
    var images = images([])
    // 40 without parts, 30 that are divided already, 20 for the test and 10 to be trained on.
    for image in 40..<100 {
      images.details[image].source = image < 70 ? 1 : image < 90 ? 2 : 3
      images.details[image].part =
        image < 60 ? .train : image < 70 ? .validation : image < 90 ? .test : .train
    }
    images.sources = ["a", "b", "c", "d"]
    let split = images.split(SplitDescription(fractions: even), seed: 1)
    #expect(split.train.filter { $0 >= 40 } == Array(40..<60) + Array(90..<100))
    #expect(split.test == Array(70..<90))
    // The undivided source gives nothing to test, which another source is.
    #expect(
      [split.train, split.validation, split.tune].map { $0.count { $0 < 40 } } == [20, 10, 10])
    #expect(split.validation.count { (60..<70).contains($0) } == 5)
    #expect(split.tune.count { (60..<70).contains($0) } == 5)
  }

  @Test func `a group of several sources is not torn`() {
    var images = images([(nil, 50)])
    for image in 50..<100 {
      images.details[image].source = 1
      images.details[image].part = image < 75 ? .train : .validation
    }
    images.sources = ["a", "b"]
    let groups = (0..<25).map { [$0, 25 + $0] } + (0..<10).map { [$0 + 40, $0 + 50] }
    let description = SplitDescription(fractions: even)
    let split = images.split(description, seed: 1, groups: groups)
    let quality = SplitQuality(of: split, in: images, description, groups: groups)
    #expect(quality.straddling.isEmpty)
  }

  @Test func `images without a part follow their group, and groups torn by sources are listed`() {
    var images = images([(.test, 20), (.train, 20)])
    // One with a test image, one torn between train and test, one of open images alone.
    for image in [5, 60, 61] { images.details[image].group = "a" }
    for image in [6, 30, 62] { images.details[image].group = "b" }
    for image in [70, 71] { images.details[image].group = "c" }
    let description = SplitDescription(fractions: even)
    let split = images.split(description, seed: 1)
    #expect(split.test == Array(0..<20) + [60, 61])
    let quality = SplitQuality(of: split, in: images, description)
    #expect(quality.straddling == [[6, 30, 62]])
    #expect(quality.groupsTogether == 2)
    #expect(quality.sizeDistance < 1)
  }
}
