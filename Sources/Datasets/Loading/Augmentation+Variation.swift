import Foundation

extension Augmentation {
  /// What is done to one copy of an image in one epoch, before it is mixed with another.
  ///
  /// - Parameters:
  ///   - boxes: of what must stay in the picture.
  ///   - aspect: width over height of the images, in pixels.
  func variation(for key: VariationKey, boxes: [Box], aspect: Double) -> Variation {
    var usual = key.numbers()
    var variation = choose(using: &usual)
    if verticalFlip {
      var random = key.numbers(for: .verticalFlip)
      variation.placement.upsideDown = random.chance(0.5)
    }
    chooseMovements(of: &variation.placement, for: key, attempt: 0)
    if let randAugment {
      var random = key.numbers(for: .operations)
      for effect in randAugment.effects(using: &random) {
        switch effect {
        case .none: break
        case .pixels(let operation): variation.operations.append(operation)
        case .movement(let movement): variation.placement.laterMovements.append(movement)
        }
      }
    }
    variation.placement = guarded(variation.placement, for: key, boxes: boxes, aspect: aspect)
    chooseFinish(of: &variation, for: key)
    return variation
  }

  /// Flip, crop and colours.
  ///
  /// Every choice takes the same numbers from the generator, wanted or not, so that switching one
  /// kind of variation off leaves the others as they were.
  func choose(using random: inout SeededGenerator) -> Variation {
    var variation = Variation()
    chooseCrop(of: &variation.placement, using: &random)
    let mirrored = random.chance(0.5)
    variation.placement.mirrored = flip && mirrored
    variation.colours.brightness = factor(brightness ?? colour, using: &random)
    variation.colours.contrast = factor(contrast ?? colour, using: &random)
    variation.colours.saturation = factor(saturation ?? colour, using: &random)
    return variation
  }

  // MARK: Geometry

  private func chooseCrop(of placement: inout Placement, using random: inout SeededGenerator) {
    let side = crop + (1 - crop) * random.uniform()
    placement.left = Float(random.uniform() * (1 - side))
    placement.top = Float(random.uniform() * (1 - side))
    placement.side = Float(side)
  }

  private func chooseMovements(of placement: inout Placement, for key: VariationKey, attempt: Int) {
    func amount(_ choice: VariationKey.Choice, upTo limit: Double) -> Double {
      var random = key.numbers(for: choice, attempt: attempt)
      return random.uniform(-limit...limit)
    }
    placement.movements = []
    if rotation > 0 { placement.movements.append(.rotation(amount(.rotation, upTo: rotation))) }
    if shear > 0 {
      placement.movements.append(.shearX(tan(amount(.shear, upTo: shear) * .pi / 180)))
    }
    if scale != 1...1 {
      var random = key.numbers(for: .scale, attempt: attempt)
      placement.movements.append(.scale(random.uniform(scale)))
    }
    if shift > 0 {
      var random = key.numbers(for: .shift, attempt: attempt)
      let x = random.uniform(-shift...shift)
      placement.movements.append(.shift(x: x, y: random.uniform(-shift...shift)))
    }
  }

  /// The placement if it shows enough of every box; else the first of a few others that does; else
  /// the last of these, weakened as little as helps. Weakened wholly it shows all of the image.
  ///
  /// RandAugment's movements are among the operations it drew: they stay, and are only weakened.
  private func guarded(
    _ first: Placement, for key: VariationKey, boxes: [Box], aspect: Double
  ) -> Placement {
    guard !boxes.isEmpty, leastVisible > 0 else { return first }
    func isAllowed(_ placement: Placement) -> Bool {
      guard placement.movesPixels else { return true }
      let map = placement.map(aspect: aspect)
      return boxes.allSatisfy { map.visibleShare(of: $0) >= leastVisible }
    }
    var placement = first
    for attempt in 1...Self.attempts {
      if isAllowed(placement) { return placement }
      var random = key.numbers(for: .crop, attempt: attempt)
      chooseCrop(of: &placement, using: &random)
      chooseMovements(of: &placement, for: key, attempt: attempt)
    }
    for step in 0..<Self.weakenings {
      let weaker = placement.weakened(to: 1 - Double(step) / Double(Self.weakenings))
      if isAllowed(weaker) { return weaker }
    }
    return placement.weakened(to: 0)
  }

  private static let attempts = 8
  private static let weakenings = 16

  // MARK: Colour

  private func factor(_ strength: Double, using random: inout SeededGenerator) -> Float {
    Float(1 + strength * (2 * random.uniform() - 1))
  }

  private func chooseFinish(of variation: inout Variation, for key: VariationKey) {
    func part(_ choice: VariationKey.Choice) -> Double {
      var random = key.numbers(for: choice)
      return random.uniform()
    }
    if hue > 0 { variation.hue = Float(hue * (2 * part(.hue) - 1)) }
    if grey > 0 { variation.isGrey = part(.grey) < grey }
    if blur > 0 { variation.blur = Float(blur * part(.blur)) }
    if noise > 0 {
      var random = key.numbers(for: .noise)
      variation.noise = Float(noise * random.uniform())
      variation.grain = random
    }
    if erasing > 0 {
      var random = key.numbers(for: .erasing)
      if random.chance(erasing) { variation.erased = erasure(using: &random) }
    }
  }

  /// A rectangle whose height over width, in shares, is from 0.3 to 1 / 0.3; nil if the share is so
  /// large that none was found that fits.
  private func erasure(using random: inout SeededGenerator) -> Erasure? {
    for _ in 0..<10 {
      let share = random.uniform(erasedShare)
      let aspect = exp(random.uniform(log(0.3)...(-log(0.3))))
      let (height, width) = ((share * aspect).squareRoot(), (share / aspect).squareRoot())
      if height <= 1, width <= 1 {
        let left = random.uniform() * (1 - width)
        let top = random.uniform() * (1 - height)
        return Erasure(left: left, top: top, width: width, height: height, grain: random)
      }
    }
    return nil
  }
}
