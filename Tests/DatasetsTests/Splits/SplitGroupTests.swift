import Testing

@testable import Datasets

@Suite struct SplitGroupTests {
  private func homes(_ split: Split, count: Int) -> [SplitPart?] {
    var homes = [SplitPart?](repeating: nil, count: count)
    for part in SplitPart.allCases {
      for image in split[part] { homes[image] = part }
    }
    return homes
  }

  /// Bursts of three to seven images, each of one label set.
  private var bursts: LabelledImages {
    var sets: [[Int]] = []
    var groups: [String] = []
    for burst in 0..<60 {
      for _ in 0..<3 + burst % 5 {
        sets.append([[0], [1], [0, 1], []][burst % 4])
        groups.append("burst\(burst)")
      }
    }
    var images = SplitFixture.images(sets)
    for (image, group) in groups.enumerated() { images.details[image].group = group }
    return images
  }

  @Test(arguments: SplitRule.allCases)
  func `a group never straddles parts, and parts have their sizes nevertheless`(rule: SplitRule) {
    let images = bursts
    let description = SplitDescription(rule: rule)
    for seed in 0..<5 as Range<UInt64> {
      let split = images.split(description, seed: seed)
      let homes = homes(split, count: images.count)
      for (image, home) in homes.enumerated() {
        let first = images.details.firstIndex { $0.group == images.details[image].group }
        #expect(home != nil && home == homes[first ?? 0])
      }
      let quality = SplitQuality(of: split, in: images, description)
      #expect(quality.groupsTogether == 60 && quality.straddling.isEmpty)
      // 300 images in groups of seven at most: no part is further off than one group.
      for (part, size) in [(SplitPart.train, 210), (.validation, 30), (.tune, 30), (.test, 30)] {
        #expect(abs(split[part].count - size) <= 7, "\(part): \(split[part].count)")
      }
    }
  }

  @Test func `single images make up for what the groups of their label set got`() {
    var images = SplitFixture.images(SplitFixture.repeated([([0], 100), ([1], 100)]))
    for image in 0..<40 { images.details[image].group = "a\(image / 4)" }
    let split = images.split(SplitDescription(), seed: 1)
    #expect(images.counts(of: [0], in: split) == [70, 10, 10, 10])
    #expect(images.counts(of: [1], in: split) == [70, 10, 10, 10])
    #expect(SplitQuality(of: split, in: images, SplitDescription()).groupsTogether == 10)
  }

  @Test func `a group larger than its share anywhere goes to train`() {
    var images = SplitFixture.images(SplitFixture.repeated([([0], 90), ([1], 10)]))
    for image in 0..<80 { images.details[image].group = "all one" }
    for rule in SplitRule.allCases {
      let split = images.split(SplitDescription(rule: rule), seed: 1)
      #expect(Set(0..<80).isSubset(of: split.train))
    }
  }

  @Test func `looking the same, keys and chains of both join images`() {
    var images = SplitFixture.images(SplitFixture.repeated([([0], 8)]))
    for (image, group) in [(0, "a"), (1, "a"), (2, "b"), (3, "b")] {
      images.details[image].group = group
    }
    func groups(_ description: SplitDescription) -> [[Int]] {
      ImageGroups(of: images, description, duplicates: [[1, 2], [5, 7, 6]]).groups
    }
    #expect(groups(SplitDescription()) == [[0, 1, 2, 3], [5, 6, 7]])
    #expect(groups(SplitDescription(duplicates: .ignore)) == [[0, 1], [2, 3]])
    images.names = ["x1_a", "x2_a", "x1_b", "y1_a", "", "x2", "z", "z9_"]
    #expect(groups(SplitDescription(duplicates: .ignore, group: "(x.)_|y")) == [[0, 2]])
    #expect(
      groups(SplitDescription(duplicates: .ignore, group: "^[xz]")) == [[0, 1, 2, 5], [6, 7]])
    #expect(groups(SplitDescription(duplicates: .ignore, group: "q*")) == [])
  }

  @Test func `a pattern that is no regular expression is told with what is wrong`() {
    let sentence = "its first parentheses, or else all of it, match what images of a group share"
    #expect {
      try GroupPattern("cow(\\d+", place: "data.split.group")
    } throws: { error in
      "\(error)"
        == "data.split.group: cow(\\d+ is not a regular expression (expected ')'); \(sentence)"
    }
  }

  @Test func `an unlabelled image goes with its group, and else to train`() {
    var images = SplitFixture.images(SplitFixture.repeated([([0], 10), (nil, 10)]))
    for image in 0..<20 { images.details[image].group = "pair\(image % 10)" }
    let split = images.split(SplitDescription(), seed: 1)
    #expect(split.train.count == 14 && split.test.count == 2)
    images.details = [ImageDetail](repeating: ImageDetail(), count: 20)
    #expect(Set(10..<20).isSubset(of: images.split(SplitDescription(), seed: 1).train))
  }

  @Test(arguments: SplitRule.allCases)
  func `whatever the images are, each is in one part, and groups and named parts are kept`(
    rule: SplitRule
  ) {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed, stream: 99)
      let (count, labels) = (random.integer(below: 80), 1 + random.integer(below: 6))
      var images = SplitFixture.images(
        (0..<count).map { _ in
          random.chance(0.1) ? nil : (0..<labels).filter { _ in random.chance(0.3) }
        }, labels: labels)
      for pair in images.targets.indices where random.chance(0.02) {
        images.targets[pair] = .unlabelled
      }
      let parts = SplitPart.allCases.filter { _ in random.chance(0.5) }
      for image in 0..<count {
        if !parts.isEmpty, random.chance(0.5) { images.details[image].part = random.pick(parts) }
        if random.chance(0.5) { images.details[image].group = "\(random.integer(below: 12))" }
      }
      func fraction() -> Double { random.chance(0.2) ? 0 : random.uniform() }
      let description = SplitDescription(
        fractions: SplitFractions(
          train: fraction(), validation: fraction(), tune: fraction(), test: fraction()),
        rule: rule)
      let split = images.split(description, seed: seed)
      #expect(SplitPart.allCases.flatMap { split[$0] }.sorted() == Array(0..<count))
      if Set(images.details.map(\.part)).count > 1 {
        for image in 0..<count {
          switch images.details[image].part {
          case nil, .train: break
          case .validation: #expect((split.validation + split.tune).contains(image))
          case .some(let part): #expect(split[part].contains(image))
          }
        }
      } else {
        #expect(SplitQuality(of: split, in: images, description).straddling.isEmpty)
      }
    }
  }
}
