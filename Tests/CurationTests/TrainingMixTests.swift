import Datasets
import Experiments
import Testing

@testable import Curation

@Suite struct TrainingMixTests {
  private func images(_ sets: [[Int]]) -> LabelledImages {
    LabelledImages(
      labels: ["cat", "dog"], names: sets.indices.map { "image\($0)" },
      targets: sets.flatMap { set in
        (0..<2).map { set.contains($0) ? Target.present : .absent }
      })
  }

  @Test func `a smaller count is a subset of a larger one`() throws {
    let set = images((0..<100).map { [[0], [1], [0, 1], []][$0 % 4] })
    func chosen(_ count: Int) throws -> Set<Int> {
      Set(
        try TrainingMix([MixEntry(labelSet: ["cat", "dog"], count: count)]).images(
          of: Array(0..<100), in: set, seed: 3))
    }
    #expect(try chosen(5).count == 5)
    #expect(try chosen(5).isSubset(of: chosen(12)))
    #expect(try chosen(12).allSatisfy { set.labelSet(of: $0) == [0, 1] })
  }
}
