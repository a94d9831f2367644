/// Growing things, each drawn with the middle of its foot at the frame's origin, about one unit
/// high.
enum Plants {
  /// A potted plant with long leaves; some leaves point up, some hang.
  static func drawPotted(
    pot: Paint, ink: Colour, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    pen.shadow(half: 0.34)
    let leaf = Palette.leaf(using: &random)
    let dark = leaf.shaded(0.35)
    let leaves = random.integer(in: 5...8)
    for index in 0..<leaves {
      let spread = (Float(index) / Float(leaves - 1) - 0.5) * 1.3
      let bend = spread + Float(random.uniform(-0.1...0.1))
      let top = Float(random.uniform(0.8...1.05)) - abs(spread) * 0.35
      let line = smoothLine([
        Vector(spread * 0.15, -0.3), Vector(bend * 0.3, -top), Vector(bend * 0.85, -top * 0.85),
      ])
      pen.figure(
        [
          Part(
            .curve(line, fromRadius: 0.075, toRadius: 0.02), leaf.shaded(index % 2 == 0 ? 1 : 0.85))
        ],
        ink: dark)
    }
    pen.figure(
      [
        Part(
          .polygon(
            [
              Vector(-0.24, -0.34), Vector(0.24, -0.34), Vector(0.17, -0.02), Vector(-0.17, -0.02),
            ], corner: 0.03), pot)
      ], ink: ink)
    pen.fill(.box(0, -0.33, 0.26, 0.05, corner: 0.02), pot.shaded(0.82))
  }

  /// A round bush or a small tree.
  static func drawBush(tall: Bool, using random: inout SeededGenerator, with pen: inout Pen) {
    pen.shadow(half: 0.4)
    let leaf = Palette.leaf(using: &random)
    var paint = Paint(leaf, leaf.shaded(0.8), pattern: .patches(size: 0.16, share: 0.5))
    paint.roundness = 0.2
    paint.phase = UInt32(truncatingIfNeeded: random.next())
    let ink = leaf.shaded(0.35)
    if tall {
      pen.figure(
        [Part(.limb(Vector(0, -0.5), Vector(0, -0.03), 0.05, 0.08), Colour(hex: 0x7a5535))],
        ink: ink)
    }
    let middle: Float = tall ? -0.68 : -0.36
    var crown = [Part(.ellipse(0, middle, 0.34, 0.3), paint)]
    for _ in 0..<4 {
      let place = Vector.direction(turns: Float(random.uniform()))
      crown.append(
        Part(
          .circle(place.x * 0.26, middle + place.y * 0.16, Float(random.uniform(0.16...0.22))),
          paint
        ))
    }
    pen.figure(crown, ink: ink)
  }

  /// A tuft of grass; as good in front of things as behind them.
  static func drawTuft(using random: inout SeededGenerator, with pen: inout Pen) {
    let leaf = Palette.leaf(using: &random)
    let blades = random.integer(in: 6...10)
    for index in 0..<blades {
      let x = (Float(index) + Float(random.uniform())) / Float(blades) - 0.5
      let lean = x * 0.5 + Float(random.uniform(-0.15...0.15))
      let top = Float(random.uniform(0.55...1))
      pen.fill(
        .curve(
          smoothLine([
            Vector(x, 0.06), Vector(x, -top * 0.6), Vector(x + lean, -top),
          ]), fromRadius: 0.05, toRadius: 0.012),
        leaf.shaded(Float(random.uniform(0.75...1.15))))
    }
  }

  /// A flower on a stalk.
  static func drawFlower(
    petal: Colour, ink: Colour, using random: inout SeededGenerator, with pen: inout Pen
  ) {
    let leaf = Palette.leaf(using: &random)
    pen.fill(
      .curve(
        smoothLine([Vector(0, 0), Vector(0.06, -0.4), Vector(0, -0.74)]), fromRadius: 0.035,
        toRadius: 0.025), leaf)
    pen.fill(.ellipse(0.15, -0.28, 0.16, 0.06, turns: -0.08), leaf)
    let turn = Float(random.uniform())
    pen.figure(
      (0..<6).map { index in
        let place = Vector.direction(turns: turn + Float(index) / 6) * 0.17
        return Part(.circle(place.x, -0.76 + place.y, 0.11), petal)
      }, ink: ink)
    pen.fill(.circle(0, -0.76, 0.1), Colour(hex: 0xf2c94c))
  }
}
