/// How several images become one.
package enum CompositeLayout: String, CaseIterable, Sendable {
  /// Two halves, each an image squeezed to it.
  case sideBySide = "side-by-side"
  /// One image whole, and a smaller one laid on a corner of it, its edge soft or sharp.
  case paste
  /// One image whole, and a rectangle of it near a corner replaced by the same rectangle of another.
  ///
  /// Source: Yun et al., "CutMix" (2019), where the rectangle may lie anywhere and hide the other
  /// image as good as whole: here it leaves half of it or more.
  case cutMix = "cutmix"
  /// Two images shining through each other.
  ///
  /// Source: Zhang et al., "mixup" (2018), of shares that leave both to be seen.
  case mixUp = "mixup"
  /// Four images in two rows, the point where they meet near the middle.
  case mosaic
  /// Small images here and there on a plain or grainy ground, with little or no overlap.
  case canvas

  /// How many images a picture is made of, whatever its labels; nil leaves it to the plan.
  package var pieceCount: Int? {
    switch self {
    case .sideBySide, .paste, .cutMix, .mixUp: 2
    case .mosaic: 4
    case .canvas: nil
    }
  }

  /// How often a place that no label needs shows one of the picture's labels again, instead of an
  /// image without any: `A|A` and `A|background` in turn, for images joined as a whole.
  var repeatChance: Double { self == .canvas ? 0 : 0.5 }

  /// Whether the pieces leave something of the ground to be seen.
  var showsGround: Bool { self == .canvas }
}

// MARK: Places

extension CompositeLayout {
  /// Where `count` pieces go, the hindmost first.
  ///
  /// Nothing of what the pieces show is known here, so that no place, size or opacity can tell it.
  ///
  /// - Parameters:
  ///   - most: the largest `count` of the plan, for which there must be room.
  ///   - aspect: height over width of an undistorted piece, both as shares of the picture's.
  func arrange(
    _ count: Int, most: Int, aspect: Double, using random: inout SeededGenerator
  ) -> [CompositePlacement] {
    switch self {
    case .sideBySide: Self.halves
    case .paste: Self.corner(aspect: aspect, using: &random)
    case .cutMix: Self.rectangle(using: &random)
    case .mixUp: Self.blend(using: &random)
    case .mosaic: Self.tiles(using: &random)
    case .canvas: Self.scattered(count, most: most, aspect: aspect, using: &random)
    }
  }

  private static let halves = [
    CompositePlacement(place: Box(left: 0, top: 0, width: 0.5, height: 1), share: 0.5),
    CompositePlacement(place: Box(left: 0.5, top: 0, width: 0.5, height: 1), share: 0.5),
  ]

  private static func corner(
    aspect: Double, using random: inout SeededGenerator
  ) -> [CompositePlacement] {
    let (width, height) = sides(random.uniform(0.4...0.55), aspect: aspect)
    let box = nearCorner(width: width, height: height, using: &random)
    let feather = Float(max(0, random.uniform(-0.15...0.15)))
    let share = Float(width * height)
    return [
      CompositePlacement(share: 1 - share),
      CompositePlacement(place: box, feather: feather, share: share),
    ]
  }

  private static func rectangle(using random: inout SeededGenerator) -> [CompositePlacement] {
    let share = random.uniform(0.3...0.5)
    let side = share.squareRoot()
    let box = nearCorner(width: side, height: side, using: &random)
    return [
      CompositePlacement(share: Float(1 - share)),
      CompositePlacement(place: box, source: box, share: Float(share)),
    ]
  }

  /// In the middle, it would hide what the image below shows.
  private static func nearCorner(
    width: Double, height: Double, using random: inout SeededGenerator
  ) -> Box {
    let (isRight, isLow) = (random.chance(0.5), random.chance(0.5))
    let (across, down) = (random.uniform(0...0.25), random.uniform(0...0.25))
    return Box(
      left: (1 - width) * (isRight ? 1 - across : across),
      top: (1 - height) * (isLow ? 1 - down : down), width: width, height: height)
  }

  private static func blend(using random: inout SeededGenerator) -> [CompositePlacement] {
    let opacity = Float(random.uniform(0.35...0.65))
    return [
      CompositePlacement(share: 1 - opacity),
      CompositePlacement(opacity: opacity, share: opacity),
    ]
  }

  private static func tiles(using random: inout SeededGenerator) -> [CompositePlacement] {
    let (x, y) = (random.uniform(0.4...0.6), random.uniform(0.4...0.6))
    return [(0, y), (y, 1 - y)].flatMap { top, height in
      [(0, x), (x, 1 - x)].map { left, width in
        CompositePlacement(
          place: Box(left: left, top: top, width: width, height: height),
          share: Float(width * height))
      }
    }
  }

  private static func scattered(
    _ count: Int, most: Int, aspect: Double, using random: inout SeededGenerator
  ) -> [CompositePlacement] {
    let largest = min(0.6, 0.9 / Double(most).squareRoot())
    var sizes: [Double] = []
    for _ in 0..<count { sizes.append(random.uniform(0.7 * largest...largest)) }
    var placed: [CompositePlacement] = []
    // The large ones first, for they find room less easily.
    for size in sizes.sorted(by: >) {
      let (width, height) = sides(size, aspect: aspect)
      // The first of some random places that is free, else the one that hides least.
      var best: (box: Box, hidden: Float)?
      for _ in 0..<40 where best?.hidden != 0 {
        let box = Box(
          left: (1 - width) * random.uniform(), top: (1 - height) * random.uniform(),
          width: width, height: height)
        let hidden = placed.reduce(0) { $0 + $1.place.overlap(with: box) }
        if hidden < best?.hidden ?? .infinity { best = (box, hidden) }
      }
      guard let box = best?.box else { continue }
      placed.append(CompositePlacement(place: box, share: Float(width * height)))
    }
    let sum = placed.reduce(0) { $0 + $1.share }
    for index in placed.indices { placed[index].share /= sum }
    return placed
  }

  /// The longer side is `size`.
  private static func sides(_ size: Double, aspect: Double) -> (width: Double, height: Double) {
    aspect > 1 ? (size / aspect, size) : (size, size * aspect)
  }
}
