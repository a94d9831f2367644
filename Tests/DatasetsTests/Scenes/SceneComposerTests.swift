import Testing

@testable import Datasets

@Suite struct SceneComposerTests {
  private func arrangements(_ required: [Thing], count: Int = 600) -> [[SceneComposer.Item]] {
    let composer = SceneComposer(required: required)
    return (0..<count).map {
      var random = SeededGenerator(seed: 4, stream: UInt64($0), UInt64(required.count))
      return composer.arrange(extent: 1, horizon: 0.5, using: &random)
    }
  }

  private let labelSets: [[Thing]] = [[.cat], [.dog], [.cat, .dog], []]

  @Test func `a scene holds the animals of its label set and no other cat or dog`() {
    for required in labelSets {
      for items in arrangements(required) {
        let animals = Set(items.map(\.thing)).intersection([.cat, .dog])
        #expect(animals == Set(required))
      }
    }
  }

  @Test func `every label set comes with as many things`() {
    let means = labelSets.map { required in
      let counts = arrangements(required).map(\.count)
      return Double(counts.reduce(0, +)) / Double(counts.count)
    }
    // 2 large, 1 small and 0.3 in the way on average; four standard errors are 0.16.
    #expect(means.allSatisfy { abs($0 - 3.3) < 0.16 }, "\(means)")
    for required in labelSets {
      #expect(arrangements(required).allSatisfy { $0.count { $0.size > 0.4 } == 2 })
    }
  }

  @Test func `size and place of an animal do not depend on the label set`() {
    var sizes: [Double] = []
    var places: [Double] = []
    for (required, animal) in [([.cat], .cat), ([.dog], .dog), ([.cat, .dog], .cat)]
      as [([Thing], Thing)]
    {
      let items = arrangements(required).flatMap { $0.filter { $0.thing == animal } }
      sizes.append(Double(items.map(\.size).reduce(0, +)) / Double(items.count))
      places.append(Double(items.map(\.foot.x).reduce(0, +)) / Double(items.count))
    }
    // Even in 0.46...0.68 and in 0.15...0.38 or 0.62...0.85: four standard errors.
    #expect(sizes.allSatisfy { abs($0 - 0.57) < 0.012 }, "\(sizes)")
    #expect(places.allSatisfy { abs($0 - 0.5) < 0.042 }, "\(places)")
  }

  @Test func `two animals are not yet both, and no animal is not an empty scene`() {
    let twins = arrangements([.cat]).count { $0.count { $0.thing == .cat } == 2 }
    #expect(twins > 120 && twins < 240)
    #expect(
      arrangements([]).allSatisfy { $0.contains { Thing.bystanders.contains($0.thing) } })
  }
}
