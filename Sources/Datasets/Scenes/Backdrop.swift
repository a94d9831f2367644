/// What lies behind and under everything: a room, a garden, a shore, or no place at all.
///
/// Drawn before and without knowledge of what the picture shows.
struct Backdrop: Sendable {
  enum Place: CaseIterable, Sendable {
    case room, bathroom, garden, shore, night, studio, carpet, noise
  }

  let place: Place
  /// Where the floor begins, as a share of the height.
  let horizon: Float

  init(using random: inout SeededGenerator) {
    place = random.pick(Place.allCases)
    switch place {
    case .carpet, .noise: horizon = Float(random.uniform(0.2...0.4))
    default: horizon = Float(random.uniform(0.42...0.66))
    }
  }

  /// Covers the canvas; `extent` is the width of the picture, its height being 1.
  func draw(extent: Float, using random: inout SeededGenerator, with pen: inout Pen) {
    switch place {
    case .room: drawRoom(extent, using: &random, with: &pen)
    case .bathroom: drawBathroom(extent, using: &random, with: &pen)
    case .garden: drawGarden(extent, using: &random, with: &pen)
    case .shore: drawShore(extent, using: &random, with: &pen)
    case .night: drawNight(extent, using: &random, with: &pen)
    case .studio: drawStudio(extent, using: &random, with: &pen)
    case .carpet: drawCarpet(using: &random, with: &pen)
    case .noise: drawNoise(using: &random, with: &pen)
    }
  }

  // MARK: Indoors

  private func drawRoom(_ extent: Float, using random: inout SeededGenerator, with pen: inout Pen) {
    let wall = Palette.wall(using: &random)
    let second = wall.shaded(Float(random.uniform(0.82...0.95)))
    let patterns: [Paint.Pattern] = [
      .plain, .fade(from: 0, to: horizon),
      .bands(direction: Vector(1, 0), period: 0.14, share: 0.5, waviness: 0),
      .dots(period: 0.13, radius: 0.022), .checks(size: 0.11),
    ]
    cover(Paint(wall, second, pattern: random.pick(patterns)), with: &pen)
    switch random.integer(below: 4) {
    case 0: drawWindow(extent, using: &random, with: &pen)
    case 1: drawPictureFrame(extent, using: &random, with: &pen)
    case 2:
      drawWindow(extent * 0.6, using: &random, with: &pen)
      drawPictureFrame(extent, using: &random, with: &pen)
    default: break
    }
    let floor = Palette.floor(using: &random)
    let floors: [Paint.Pattern] = [
      .tiles(size: Vector(0.5, 0.075), joint: 0.006, staggered: true),
      .tiles(size: Vector(0.2, 0.13), joint: 0.008, staggered: false), .checks(size: 0.13),
      .fade(from: horizon, to: 1), .plain,
    ]
    ground(Paint(floor, floor.shaded(0.78), pattern: random.pick(floors)), with: &pen)
    pen.fill(.box(extent / 2, horizon, extent, 0.014), wall.shaded(0.72))
    if random.chance(0.5) {
      let rug = Palette.thing(using: &random)
      let centre = Vector(
        extent * Float(random.uniform(0.3...0.7)), horizon + (1 - horizon) * 0.55)
      let shape = Shape.ellipse(centre.x, centre.y, extent * 0.42, (1 - horizon) * 0.3)
      pen.fill(shape, rug.shaded(0.7))
      pen.fill(shape.grown(by: -0.025), rug)
    }
  }

  private func drawBathroom(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let tile = Palette.wall(using: &random)
    let side = Float(random.uniform(0.09...0.16))
    cover(
      Paint(
        tile, tile.shaded(0.8),
        pattern: .tiles(size: Vector(side, side), joint: 0.006, staggered: random.chance(0.4))),
      with: &pen)
    let floor = Palette.floor(using: &random)
    ground(Paint(floor, tile.shaded(0.9), pattern: .checks(size: side * 0.9)), with: &pen)
    pen.fill(.box(extent / 2, horizon, extent, 0.02), tile.shaded(0.65))
  }

  private func drawStudio(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let wall = Palette.wall(using: &random)
    cover(
      Paint(wall, Palette.wall(using: &random), pattern: .fade(from: 0, to: 1.1)), with: &pen)
    pen.fill(
      .ellipse(extent / 2, horizon + 0.3, extent * 0.7, 0.34), wall.shaded(1.12), opacity: 0.6,
      softness: 0.15)
  }

  private func drawWindow(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let half = Vector(Float(random.uniform(0.13...0.2)), Float(random.uniform(0.12...0.18)))
    let centre = Vector(extent * Float(random.uniform(0.15...0.85)), horizon * 0.42)
    pen.fill(.box(centre.x, centre.y, half.x + 0.025, half.y + 0.025), .white)
    pen.fill(
      .box(centre.x, centre.y, half.x, half.y),
      Paint(
        Colour(hex: 0x8fc1e0), Colour(hex: 0xdcebef),
        pattern: .fade(from: centre.y - half.y, to: centre.y + half.y)))
    pen.fill(.box(centre.x, centre.y, 0.01, half.y), .white)
    pen.fill(.box(centre.x, centre.y, half.x, 0.01), .white)
  }

  private func drawPictureFrame(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let half = Vector(Float(random.uniform(0.07...0.13)), Float(random.uniform(0.07...0.12)))
    let centre = Vector(extent * Float(random.uniform(0.12...0.88)), horizon * 0.4)
    let paint = Palette.thing(using: &random)
    pen.fill(.box(centre.x, centre.y, half.x + 0.02, half.y + 0.02), paint.shaded(0.5))
    pen.fill(.box(centre.x, centre.y, half.x, half.y), .white)
    pen.fill(.ellipse(centre.x, centre.y, half.x * 0.6, half.y * 0.55), paint)
  }

  // MARK: Outdoors

  private func drawGarden(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let sky = Palette.jittered(
      random.pick([0x9cc9ea, 0xbfd6e2, 0xf0c9a0, 0xa7b4c4].map { Colour(hex: $0) }), using: &random)
    cover(
      Paint(sky, sky.mixed(with: .white, 0.6), pattern: .fade(from: 0, to: horizon)), with: &pen)
    drawClouds(extent, using: &random, with: &pen)
    let hill = Palette.leaf(using: &random)
    for _ in 0..<random.integer(in: 1...3) {
      pen.fill(
        .ellipse(
          extent * Float(random.uniform(0...1)), horizon + 0.12, Float(random.uniform(0.3...0.6)),
          Float(random.uniform(0.15...0.28))), hill.mixed(with: sky, 0.45))
    }
    if random.chance(0.4) {
      let wood = Palette.floor(using: &random)
      var x = Float(random.uniform(-0.05...0.05))
      pen.fill(.box(extent / 2, horizon - 0.09, extent, 0.016), wood.shaded(0.8))
      while x < extent + 0.05 {
        pen.fill(.box(x, horizon - 0.06, 0.028, 0.12, corner: 0.02), wood)
        x += 0.1
      }
    }
    let grass = Palette.leaf(using: &random)
    ground(
      Paint(
        grass, grass.shaded(0.72), pattern: .clouds(size: Vector(0.09, 0.035)),
        phase: UInt32(truncatingIfNeeded: random.next())), with: &pen)
  }

  private func drawShore(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let sky = Palette.jittered(
      random.pick([0x87bfe6, 0xf3b98c, 0xc9d4dd].map { Colour(hex: $0) }), using: &random)
    cover(
      Paint(sky, sky.mixed(with: .white, 0.55), pattern: .fade(from: 0, to: horizon)), with: &pen)
    drawClouds(extent, using: &random, with: &pen)
    let sea = Palette.jittered(Colour(hex: 0x3f8fa8), using: &random)
    let depth = Float(random.uniform(0.08...0.2))
    pen.fill(
      .box(extent / 2, horizon - depth / 2, extent, depth / 2),
      Paint(
        sea, sea.mixed(with: .white, 0.4), pattern: .clouds(size: Vector(0.2, 0.02)),
        phase: UInt32(truncatingIfNeeded: random.next())))
    let sand = Palette.jittered(
      random.pick([0xe2c995, 0xd0b894, 0xeeeef2, 0xb9a58a].map { Colour(hex: $0) }), using: &random)
    ground(
      Paint(
        sand, sand.shaded(0.86), pattern: .clouds(size: Vector(0.05, 0.03)),
        phase: UInt32(truncatingIfNeeded: random.next())), with: &pen)
  }

  private func drawNight(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let sky = Palette.jittered(Colour(hex: 0x2c3358), using: &random)
    cover(
      Paint(
        sky, Palette.jittered(Colour(hex: 0x6d5a86), using: &random),
        pattern: .fade(from: 0, to: horizon)), with: &pen)
    pen.fill(
      .circle(extent * Float(random.uniform(0.1...0.9)), horizon * 0.35, 0.08),
      Colour(hex: 0xf3ecc8))
    for _ in 0..<12 {
      pen.fill(
        .circle(
          extent * Float(random.uniform()), horizon * Float(random.uniform()), 0.008), .white)
    }
    let land = Palette.jittered(
      random.pick([0x4a6b5a, 0x6a6f8a, 0xd5dbe8].map { Colour(hex: $0) }), using: &random)
    ground(
      Paint(
        land, land.shaded(0.8), pattern: .clouds(size: Vector(0.16, 0.06)),
        phase: UInt32(truncatingIfNeeded: random.next())), with: &pen)
  }

  private func drawClouds(
    _ extent: Float, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    for _ in 0..<random.integer(in: 0...3) {
      let x = extent * Float(random.uniform())
      let y = horizon * Float(random.uniform(0.1...0.6))
      pen.fill(.ellipse(x, y, 0.13, 0.035), .white, opacity: 0.8, softness: 0.02)
      pen.fill(.ellipse(x - 0.03, y - 0.025, 0.07, 0.04), .white, opacity: 0.8, softness: 0.02)
    }
  }

  // MARK: No place

  private func drawCarpet(using random: inout SeededGenerator, with pen: inout Pen) {
    let first = Palette.wall(using: &random)
    let second = random.chance(0.5) ? first.shaded(0.75) : Palette.floor(using: &random)
    let turned = Frame(
      origin: .zero, scale: pen.frame.scale, turns: Float(random.uniform(-0.12...0.12)))
    let patterns: [Paint.Pattern] = [
      .checks(size: 0.16), .dots(period: 0.17, radius: 0.035),
      .bands(direction: Vector(1, 0), period: 0.2, share: 0.45, waviness: 0.3),
      .tiles(size: Vector(0.3, 0.3), joint: 0.02, staggered: true),
      .patches(size: 0.3, share: 0.45),
    ]
    var paint = Paint(first, second, pattern: random.pick(patterns))
    paint.phase = UInt32(truncatingIfNeeded: random.next())
    pen.canvas.cover(with: paint, frame: turned)
  }

  private func drawNoise(using random: inout SeededGenerator, with pen: inout Pen) {
    let size = Float(random.uniform(0.04...0.35))
    cover(
      Paint(
        Palette.thing(using: &random), Palette.wall(using: &random),
        pattern: .clouds(size: Vector(size, size * Float(random.uniform(0.5...1.5)))),
        phase: UInt32(truncatingIfNeeded: random.next())), with: &pen)
  }

  // MARK: Surfaces

  private func cover(_ paint: Paint, with pen: inout Pen) {
    pen.canvas.cover(with: paint, frame: pen.frame)
  }

  private func ground(_ paint: Paint, with pen: inout Pen) {
    let width = Float(pen.canvas.width) / Float(pen.canvas.height)
    pen.fill(
      .box(width / 2, (horizon + 1.2) / 2, width, (1.2 - horizon) / 2), paint)
  }
}
