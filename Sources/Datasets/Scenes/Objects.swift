/// Lifeless things, each drawn with the middle of its foot at the frame's origin, about one unit
/// high. `cover` and `trim` are its colours.
enum Objects {
  static func drawBall(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.42)
    pen.figure([Part(.circle(0, -0.45, 0.45), cover)], ink: ink)
    pen.fill(
      .curve(
        smoothLine([Vector(-0.38, -0.62), Vector(0, -0.4), Vector(0.38, -0.62)]), fromRadius: 0.04,
        toRadius: 0.04), trim)
    pen.fill(.ellipse(-0.16, -0.66, 0.11, 0.07, turns: -0.1), .white, opacity: 0.6)
  }

  static func drawBox(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.5)
    pen.figure(
      [
        Part(.box(0, -0.32, 0.44, 0.32, corner: 0.03), cover),
        Part(
          .polygon([Vector(-0.44, -0.64), Vector(-0.6, -0.84), Vector(-0.1, -0.7)], corner: 0.02),
          cover.shaded(0.85)),
        Part(
          .polygon([Vector(0.44, -0.64), Vector(0.6, -0.84), Vector(0.1, -0.7)], corner: 0.02),
          cover.shaded(0.85)),
      ], ink: ink)
    pen.fill(.box(0, -0.33, 0.07, 0.3), trim)
  }

  static func drawLamp(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.26)
    pen.figure(
      [
        Part(.box(0, -0.36, 0.035, 0.36), trim), Part(.ellipse(0, -0.04, 0.22, 0.05), trim),
        Part(
          .polygon(
            [
              Vector(-0.17, -1), Vector(0.17, -1), Vector(0.32, -0.64), Vector(-0.32, -0.64),
            ], corner: 0.02), cover),
      ], ink: ink)
  }

  static func drawCushion(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.5)
    let corners = [
      Vector(-0.52, -0.72), Vector(0, -0.62), Vector(0.52, -0.72), Vector(0.46, -0.36),
      Vector(0.54, -0.02), Vector(0, -0.08), Vector(-0.54, -0.02), Vector(-0.46, -0.36),
    ]
    pen.figure([Part(.polygon(corners, corner: 0.05), cover)], ink: ink)
    pen.fill(.circle(0, -0.36, 0.06), trim)
  }

  static func drawVase(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.3)
    for (x, y) in [(-0.2, -0.98), (0.04, -1.06), (0.24, -0.92)] as [(Float, Float)] {
      pen.fill(.limb(Vector(x * 0.3, -0.6), Vector(x, y), 0.02, 0.02), Colour(hex: 0x4f8a45))
      pen.figure([Part(.circle(x, y, 0.12), trim)], ink: ink)
      pen.fill(.circle(x, y, 0.04), Colour(hex: 0xf2d15c))
    }
    pen.figure(
      [
        Part(.ellipse(0, -0.28, 0.27, 0.28), cover),
        Part(.limb(Vector(0, -0.5), Vector(0, -0.64), 0.13, 0.16), cover),
      ], ink: ink)
  }

  static func drawBooks(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.48)
    pen.figure([Part(.box(0.02, -0.11, 0.46, 0.11, corner: 0.03), cover)], ink: ink)
    pen.figure([Part(.box(-0.04, -0.32, 0.4, 0.1, corner: 0.03), trim)], ink: ink)
    pen.figure(
      [Part(.box(0.05, -0.52, 0.36, 0.1, corner: 0.03, turns: 0.012), cover.shaded(1.2))], ink: ink)
    pen.fill(.box(0.3, -0.11, 0.02, 0.1), .white, opacity: 0.7)
    pen.fill(.box(-0.3, -0.32, 0.02, 0.09), .white, opacity: 0.7)
  }

  static func drawMug(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.4)
    pen.figure([Part(.ellipse(0.38, -0.42, 0.24, 0.26), cover)], ink: ink)
    pen.fill(.ellipse(0.4, -0.42, 0.12, 0.14), ink)
    pen.figure([Part(.box(0, -0.42, 0.36, 0.42, corner: 0.1), cover)], ink: ink)
    pen.fill(.ellipse(0, -0.78, 0.32, 0.07), ink)
    pen.fill(.box(0, -0.36, 0.36, 0.07), trim)
  }

  /// A tent or a paper hat: a tall triangle, like an ear cut off.
  static func drawTent(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.46)
    pen.figure(
      [Part(.polygon([Vector(-0.44, 0), Vector(0.44, 0), Vector(0, -0.95)], corner: 0.03), cover)],
      ink: ink)
    pen.fill(.polygon([Vector(-0.16, 0), Vector(0.16, 0), Vector(0, -0.5)], corner: 0.02), trim)
    pen.figure([Part(.circle(0, -0.96, 0.07), trim)], ink: ink)
  }

  static func drawMushroom(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.34)
    pen.figure([Part(.limb(Vector(0, -0.5), Vector(0, -0.14), 0.13, 0.17), .white)], ink: ink)
    let cap = smoothLine([
      Vector(-0.5, -0.48), Vector(-0.42, -0.98), Vector(0.42, -0.98), Vector(0.5, -0.48),
    ])
    pen.figure([Part(.polygon(cap, corner: 0.03), cover)], ink: ink)
    for (x, y, radius) in [(-0.22, -0.66, 0.08), (0.1, -0.78, 0.09), (0.28, -0.58, 0.06)]
      as [(Float, Float, Float)]
    {
      pen.fill(.circle(x, y, radius), trim)
    }
  }

  /// A stool: round seat, three legs.
  static func drawStool(cover: Paint, trim: Colour, ink: Colour, with pen: inout Pen) {
    pen.shadow(half: 0.46)
    let wood = Paint(trim)
    pen.figure(
      [
        Part(.limb(Vector(-0.28, -0.7), Vector(-0.38, -0.04), 0.05, 0.04), wood),
        Part(.limb(Vector(0.28, -0.7), Vector(0.38, -0.04), 0.05, 0.04), wood),
        Part(.limb(Vector(0, -0.7), Vector(0, -0.08), 0.05, 0.04), wood.shaded(0.8)),
      ], ink: ink)
    pen.figure([Part(.box(0, -0.76, 0.44, 0.1, corner: 0.09), cover)], ink: ink)
  }
}
