import Testing

@testable import Datasets

@Suite struct AugmentationTests {
  private func choices(_ augmentation: Augmentation, count: Int = 2000) -> [Variation] {
    (0..<count).map {
      var random = SeededGenerator(seed: 5, stream: UInt64($0))
      return augmentation.choose(using: &random)
    }
  }

  @Test func `switched off it changes nothing`() {
    #expect(choices(.none, count: 50).allSatisfy { $0 == Variation() })
  }

  @Test func `half of the images are mirrored`() {
    let mirrored = choices(Augmentation(flip: true)).count { $0.placement.mirrored }
    // 1000, give or take five standard deviations of 22.
    #expect(abs(mirrored - 1000) < 112, "\(mirrored)")
  }

  @Test func `crops keep the share that is asked for and lie within the image`() {
    let all = choices(Augmentation(crop: 0.6))
    #expect(all.allSatisfy { $0.placement.side >= 0.6 && $0.placement.side <= 1 })
    #expect(
      all.allSatisfy {
        $0.placement.left >= 0 && $0.placement.left + $0.placement.side <= 1.000_001
      })
    #expect(
      all.allSatisfy { $0.placement.top >= 0 && $0.placement.top + $0.placement.side <= 1.000_001 })
    #expect(all.contains { $0.placement.side < 0.63 } && all.contains { $0.placement.side > 0.97 })
  }

  @Test func `colours stay within their strength`() {
    let all = choices(Augmentation(colour: 0.2))
    for value in all.flatMap({
      [$0.colours.brightness, $0.colours.contrast, $0.colours.saturation]
    }) {
      #expect(value >= 0.8 && value <= 1.2)
    }
    #expect(all.contains { $0.colours.brightness != $0.colours.contrast })
  }

  @Test func `switching one kind off leaves the others as they were`() {
    let all = choices(Augmentation(flip: true, crop: 0.8, colour: 0.3), count: 40)
    let withoutCrop = choices(Augmentation(flip: true, colour: 0.3), count: 40)
    #expect(all.map(\.placement.mirrored) == withoutCrop.map(\.placement.mirrored))
    #expect(all.map(\.colours.brightness) == withoutCrop.map(\.colours.brightness))
  }
}
