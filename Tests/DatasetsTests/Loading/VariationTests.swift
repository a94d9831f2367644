import Testing

@testable import Datasets

@Suite struct VariationTests {
  private let everything = Augmentation(
    flip: true, verticalFlip: true, crop: 0.5, rotation: 30, scale: 0.6...1.5, shift: 0.3,
    shear: 20, colour: 0.4, brightness: 0.1, hue: 0.1, grey: 0.3, blur: 2, noise: 20, erasing: 0.5,
    randAugment: RandAugment(count: 3, magnitude: 20))

  private func variations(
    _ augmentation: Augmentation, count: Int = 500, boxes: [Box] = []
  ) -> [Variation] {
    (0..<count).map {
      augmentation.variation(
        for: VariationKey(seed: 5, epoch: $0 / 100, image: $0 % 100), boxes: boxes, aspect: 1.5)
    }
  }

  @Test func `switched off it changes nothing`() {
    #expect(variations(.none, count: 50).allSatisfy { $0.changesNothing })
  }

  /// The numbers and their order: runs that are recorded varied their images so.
  @Test func `flip, crop and colours are those that they always were`() {
    let augmentation = Augmentation(flip: true, crop: 0.8, colour: 0.2)
    let found = augmentation.variation(
      for: VariationKey(seed: 7, epoch: 3, image: 11), boxes: [], aspect: 1)
    var random = SeededGenerator(seed: 7, stream: 0x7661_7269_6174, 3, 11)
    let side = 0.8 + 0.2 * random.uniform()
    #expect(found.placement.side == Float(side))
    #expect(found.placement.left == Float(random.uniform() * (1 - side)))
    #expect(found.placement.top == Float(random.uniform() * (1 - side)))
    #expect(found.placement.mirrored == random.chance(0.5))
    #expect(found.colours.brightness == Float(1 + 0.2 * (2 * random.uniform() - 1)))
    #expect(found.isPlain && found.placement.isUpright)
  }

  @Test func `switching one kind off leaves the others as they were`() {
    let all = variations(everything, count: 60)
    func expectUnchanged(
      _ change: (inout Augmentation) -> Void, _ neutral: (inout Variation) -> Void,
      _ kind: Comment
    ) {
      var augmentation = everything
      change(&augmentation)
      let found = variations(augmentation, count: 60)
      #expect(found != all, kind)
      for (found, all) in zip(found, all) {
        var (found, all) = (found, all)
        neutral(&found)
        neutral(&all)
        #expect(found == all, kind)
      }
    }
    expectUnchanged({ $0.flip = false }, { $0.placement.mirrored = false }, "flip")
    expectUnchanged({ $0.verticalFlip = false }, { $0.placement.upsideDown = false }, "vertical")
    expectUnchanged(
      { $0.rotation = 0 }, { $0.placement.movements.removeAll(where: \.turns) }, "turn")
    expectUnchanged(
      { $0.shift = 0 }, { $0.placement.movements.removeAll(where: \.shifts) }, "shift")
    expectUnchanged({ $0.hue = 0 }, { $0.hue = 0 }, "hue")
    expectUnchanged({ $0.grey = 0 }, { $0.isGrey = false }, "grey")
    expectUnchanged({ $0.blur = 0 }, { $0.blur = 0 }, "blur")
    expectUnchanged(
      { $0.noise = 0 },
      {
        $0.noise = 0
        $0.grain = SeededGenerator(seed: 0)
      }, "noise")
    expectUnchanged({ $0.erasing = 0 }, { $0.erased = nil }, "erasing")
    expectUnchanged({ $0.brightness = nil }, { $0.colours.brightness = 1 }, "brightness")
    expectUnchanged(
      { $0.randAugment = nil },
      {
        $0.operations = []
        $0.placement.laterMovements = []
      }, "RandAugment")
  }

  @Test func `every kind stays within its limits and uses them`() {
    let all = variations(everything)
    func expectFilled(_ values: [Double], _ low: Double, _ high: Double, _ kind: Comment) {
      let margin = (high - low) / 20
      #expect(values.allSatisfy { $0 >= low && $0 <= high }, kind)
      #expect((values.min() ?? high) < low + margin, kind)
      #expect((values.max() ?? low) > high - margin, kind)
    }
    expectFilled(all.map { Double($0.hue) }, -0.1000001, 0.1000001, "hue")
    expectFilled(all.map { Double($0.blur) }, 0, 2, "blur")
    expectFilled(all.map { Double($0.noise) }, 0, 20, "noise")
    expectFilled(all.map { Double($0.colours.brightness) }, 0.9, 1.1, "brightness")
    expectFilled(all.map { Double($0.colours.contrast) }, 0.6, 1.4, "contrast")
    let movements = all.flatMap(\.placement.movements)
    expectFilled(movements.compactMap(\.degrees), -30, 30, "rotation")
    expectFilled(movements.compactMap(\.factor), 0.6, 1.5, "scale")
    expectFilled(movements.compactMap(\.slope), -0.36398, 0.36398, "shear: tan 20°")
    expectFilled(movements.compactMap(\.across), -0.3, 0.3, "shift")
    // 150 and 250 of 500, give or take five standard deviations of at most 11.2.
    #expect(abs(all.count { $0.isGrey } - 150) < 56)
    #expect(abs(all.count { $0.erased != nil } - 250) < 56)
    #expect(abs(all.count { $0.placement.upsideDown } - 250) < 56)
    for erased in all.compactMap(\.erased) {
      #expect(erased.width * erased.height > 0.0199 && erased.width * erased.height < 0.3301)
      #expect(erased.left >= 0 && erased.left + erased.width <= 1.000001)
      #expect(erased.top >= 0 && erased.top + erased.height <= 1.000001)
    }
  }

  @Test func `a strength of its own goes before that of all colours`() {
    let found = variations(Augmentation(colour: 0.5, contrast: 0), count: 50)
    #expect(found.allSatisfy { $0.colours.contrast == 1 })
    #expect(found.contains { $0.colours.saturation > 1.3 })
  }

  @Test func `every operation comes up about equally often`() {
    var random = SeededGenerator(seed: 9)
    let augment = RandAugment(count: 14, magnitude: 15)
    let effects = (0..<500).flatMap { _ in augment.effects(using: &random) }
    #expect(effects.count == 7000)
    for operation in RandAugment.Operation.allCases {
      let own = [false, true].map { augment.effect(of: operation, reversed: $0) }
      // 500 each, give or take five standard deviations of 21.5.
      #expect(abs(effects.count { own.contains($0) } - 500) < 108, "\(operation)")
    }
  }

  // MARK: Boxes

  @Test(arguments: [0.3, 0.5, 0.9, 1])
  func `no box loses more than it may`(leastVisible: Double) throws {
    var random = SeededGenerator(seed: 4)
    var augmentation = everything
    augmentation.leastVisible = leastVisible
    for index in 0..<300 {
      let boxes = try (0..<random.integer(in: 1...3)).map { _ in
        let (left, top) = (Float(random.uniform(0...0.9)), Float(random.uniform(0...0.9)))
        return try #require(
          Box(
            left: left, top: top, right: left + Float(random.uniform(0.05...0.8)),
            bottom: top + Float(random.uniform(0.05...0.8))))
      }
      let found = augmentation.variation(
        for: VariationKey(seed: 1, epoch: 0, image: index), boxes: boxes, aspect: 0.75)
      let map = found.placement.map(aspect: 0.75)
      #expect(boxes.allSatisfy { map.visibleShare(of: $0) >= leastVisible - 1e-6 })
    }
  }

  @Test func `a box in no danger changes nothing, nor does any where they are not guarded`() throws
  {
    let crops = Augmentation(flip: true, crop: 0.5)
    let all = variations(crops)
    let centre = try #require(Box(left: 0.49, top: 0.49, right: 0.51, bottom: 0.51))
    let corner = try #require(Box(left: 0, top: 0, right: 0.2, bottom: 0.2))
    let guarded = variations(crops, boxes: [centre])
    let isSafe = all.map { $0.placement.map(aspect: 1.5).visibleShare(of: centre) >= 0.5 }
    #expect(isSafe.count { $0 } > 200)
    #expect(zip(zip(all, guarded), isSafe).allSatisfy { $1 ? $0.0 == $0.1 : $0.0 != $0.1 })
    #expect(variations(crops, boxes: [corner]) != all)
    var unguarded = crops
    unguarded.leastVisible = 0
    #expect(variations(unguarded, boxes: [corner]) == all)
  }

  @Test func `boxes all over an image leave the crop as small as they allow`() throws {
    let whole = try #require(Box(left: 0, top: 0, right: 1, bottom: 1))
    let found = variations(Augmentation(crop: 0.2), boxes: [whole])
    // Half of the area is visible from a side of 0.7071 on.
    #expect(found.allSatisfy { $0.placement.side > 0.707 && $0.placement.side <= 1 })
    #expect(found.contains { $0.placement.side < 0.75 })
  }
}

extension Movement {
  fileprivate var degrees: Double? { if case .rotation(let value) = self { value } else { nil } }
  fileprivate var factor: Double? { if case .scale(let value) = self { value } else { nil } }
  fileprivate var slope: Double? { if case .shearX(let value) = self { value } else { nil } }
  fileprivate var across: Double? { if case .shift(let x, _) = self { x } else { nil } }
  fileprivate var turns: Bool { degrees != nil }
  fileprivate var shifts: Bool { across != nil }
}
