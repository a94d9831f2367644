import Datasets
import Experiments
import Testing

@testable import Curation

@Suite struct TrainingMixTests {
  /// Images of cat, dog, both and neither in turn; every other negative shows a car, the rest a sofa.
  private func images(_ count: Int) -> LabelledImages {
    let sets = (0..<count).map { [[0], [1], [0, 1], []][$0 % 4] }
    return LabelledImages(
      labels: ["cat", "dog"], names: sets.indices.map { "image\($0)" },
      targets: sets.flatMap { set in (0..<2).map { set.contains($0) ? Target.present : .absent } },
      details: sets.indices.map {
        ImageDetail(categories: sets[$0].isEmpty ? [$0 % 8 == 3 ? "car" : "sofa"] : [])
      })
  }

  private func mixed(
    _ description: MixDescription, of count: Int = 100, seed: UInt64 = 3
  ) throws -> (images: LabelledImages, split: Split) {
    var images = images(count)
    var split = Split(train: Array(0..<count))
    let mix = TrainingMix(description)
    try mix.holdOutNegatives(of: images, &split)
    try mix.apply(to: &images, &split, seed: seed)
    return (images, split)
  }

  private func counts(_ mixed: (images: LabelledImages, split: Split)) -> [String: Int] {
    var counts: [String: Int] = [:]
    for image in mixed.split.train {
      counts[mixed.images.labelSet(of: image).map(mixed.images.name) ?? "?", default: 0] += 1
    }
    return counts
  }

  private func entry(_ set: String, _ amount: MixAmount) -> MixEntry {
    MixEntry(
      labelSet: set == "none" ? [] : set.split(separator: "+").map(String.init), amount: amount)
  }

  @Test func `a smaller count is a subset of a larger one`() throws {
    func chosen(_ count: Int) throws -> Set<Int> {
      Set(try mixed(MixDescription(sets: [entry("cat+dog", .count(count))])).split.train)
    }
    #expect(try chosen(5).count == 5)
    #expect(try chosen(5).isSubset(of: chosen(12)))
    #expect(try chosen(12).allSatisfy { $0 % 4 == 2 })
  }

  @Test func `label sets that are not named leave, or stay where others are kept`() throws {
    let sets = [entry("cat", .count(7)), entry("none", .all)]
    #expect(try counts(mixed(MixDescription(sets: sets))) == ["cat": 7, "none": 25])
    #expect(
      try counts(mixed(MixDescription(sets: sets, keepsOthers: true)))
        == ["cat": 7, "none": 25, "dog": 25, "cat+dog": 25])
  }

  @Test func `shares are of the total, or of as many images as they allow`() throws {
    let sets = [entry("cat", .share(0.5)), entry("dog", .share(0.3)), entry("none", .share(0.2))]
    #expect(
      try counts(mixed(MixDescription(sets: sets, total: 30)))
        == ["cat": 15, "dog": 9, "none": 6])
    #expect(try counts(mixed(MixDescription(sets: sets))) == ["cat": 25, "dog": 15, "none": 10])
  }

  @Test func `a swapped dose keeps the number of images, an added one does not`() throws {
    let singles = [entry("cat", .count(20)), entry("dog", .count(20))]
    func dosed(_ share: Double, _ manner: DoseDescription.Manner) throws -> [String: Int] {
      try counts(
        mixed(
          MixDescription(
            sets: singles,
            dose: DoseDescription(sets: [["cat", "dog"], []], share: share, manner: manner))))
    }
    #expect(try dosed(0, .swap) == ["cat": 20, "dog": 20])
    #expect(try dosed(0.1, .swap) == ["cat": 16, "dog": 16, "cat+dog": 4, "none": 4])
    #expect(try dosed(0.25, .swap) == ["cat": 10, "dog": 10, "cat+dog": 10, "none": 10])
    #expect(try dosed(0.1, .add) == ["cat": 20, "dog": 20, "cat+dog": 4, "none": 4])
  }

  @Test
  func `a smaller dose is part of a larger one, and what it leaves contains what that leaves`()
    throws
  {
    func train(_ share: Double) throws -> Set<Int> {
      Set(
        try mixed(
          MixDescription(
            sets: [entry("cat", .count(20)), entry("dog", .count(20))],
            dose: DoseDescription(sets: [["cat", "dog"]], share: share))
        ).split.train)
    }
    let (small, large) = (try train(0.1), try train(0.4))
    #expect(small.filter { $0 % 4 == 2 }.isSubset(of: large))
    #expect(large.filter { $0 % 4 != 2 }.isSubset(of: small))
  }

  @Test func `hidden labels are absent or unlabelled in training only, for a nested share`() throws
  {
    func hidden(_ share: Double, _ hidden: HideDescription.Hidden = .absent) throws -> (
      images: LabelledImages, split: Split
    ) {
      var images = images(100)
      var split = Split(train: Array(0..<80), test: Array(80..<100))
      let hide = HideDescription(
        sets: [["cat", "dog"]], keep: "dog", hidden: hidden, share: share)
      try TrainingMix(MixDescription(hide: hide)).apply(to: &images, &split, seed: 1)
      return (images, split)
    }
    let half = try hidden(0.5)
    #expect(counts(half) == ["cat": 20, "dog": 30, "cat+dog": 10, "none": 20])
    #expect(half.images.labelSet(of: 82) == [0, 1])
    let all = try hidden(1)
    for image in 0..<80 where half.images.labelSet(of: image) != images(100).labelSet(of: image) {
      #expect(all.images.labelSet(of: image) == [1])
    }
    #expect(counts(try hidden(1, .unlabelled)) == ["cat": 20, "dog": 20, "?": 20, "none": 20])
  }

  @Test func `one label of each image stays where none is named`() throws {
    let kept = try mixed(
      MixDescription(hide: HideDescription(sets: [["cat", "dog"]])), of: 400)
    let counts = counts(kept)
    #expect(counts["cat+dog"] == nil)
    #expect(counts["cat", default: 0] + counts["dog", default: 0] == 300)
    #expect((120...180).contains(counts["cat", default: 0]))
  }

  @Test func `held-out negatives are for the test alone, unseen ones leave training`() throws {
    let images = images(80)
    var split = Split(
      train: Array(0..<40), validation: Array(40..<48), tune: Array(48..<56),
      test: Array(56..<80))
    let negatives = NegativesDescription(heldOut: ["car"])
    try TrainingMix(MixDescription(negatives: negatives)).holdOutNegatives(of: images, &split)
    let cars = Set(stride(from: 3, to: 80, by: 8))
    for part in [split.train, split.validation, split.tune] {
      #expect(cars.isDisjoint(with: part))
    }
    #expect(cars.isSubset(of: split.test))
    #expect(split.train.count + split.validation.count + split.tune.count + split.test.count == 80)

    let seen = NegativesDescription(seen: ["car"])
    #expect(try counts(mixed(MixDescription(negatives: seen)))["none"] == 13)
  }

  @Test func `what there is too little of is told with what there is`() {
    func sentence(_ description: MixDescription) -> String {
      do { return "mixed \(counts(try mixed(description)))" } catch { return "\(error)" }
    }
    #expect(
      sentence(MixDescription(sets: [entry("cat+dog", .count(26))]))
        == "mix asks for 26 images of cat+dog; the training split holds 25")
    #expect(
      sentence(MixDescription(dose: DoseDescription(sets: [[]], share: 0.5)))
        == "mix.dose asks for 38 images of none; the training split holds 25")
    #expect(
      sentence(MixDescription(sets: [entry("fox", .all)]))
        == "mix names the label fox; allowed: cat, dog")
    #expect(
      sentence(MixDescription(negatives: NegativesDescription(heldOut: ["sofas"])))
        == "mix.negatives.held_out names sofas, which no negative shows; allowed: car, sofa; "
        + "did you mean sofa?")
  }
}
