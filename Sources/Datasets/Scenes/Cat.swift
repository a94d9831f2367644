/// A cat: pointed upright ears, a round face with a short muzzle and whiskers, a long thin tail.
struct Cat: Creature {
  let build: Build
  let coat: Coat
  let posture: Posture

  init(coat: Coat, posture: Posture, using random: inout SeededGenerator) {
    self.coat = coat
    self.posture = posture
    build = Build(depth: 0.165, length: 0.5, leg: 0.33, legRadius: 0.052, head: 0.234)
      .varied(using: &random)
  }

  func tail(from root: Vector, grounded: Bool) -> [Part] {
    let lift = posture.tailLift
    let path: [Vector]
    if grounded {
      path = [
        root, root + Vector(-0.22, 0.1), root + Vector(-0.34, -0.05 - 0.2 * lift),
        root + Vector(-0.2, -0.28 - 0.15 * lift), root + Vector(-0.12, -0.2 - 0.15 * lift),
      ]
    } else {
      path = [
        root, root + Vector(-0.2, 0.04 - 0.1 * lift),
        root + Vector(-0.24, -0.16 - 0.22 * lift), root + Vector(-0.12, -0.32 - 0.2 * lift),
        root + Vector(-0.2 + 0.16 * lift, -0.42 - 0.16 * lift),
      ]
    }
    let line = smoothLine(path)
    let tip = Array(line.suffix(4))
    return [
      Part(.curve(line, fromRadius: 0.042, toRadius: 0.03), coat.main),
      Part(.curve(tip, fromRadius: 0.034, toRadius: 0.03), coat.deep),
    ]
  }

  func drawFace(with pen: inout Pen) {
    pen.figure(
      [
        Part(ear(at: -0.62, tip: -0.98), coat.deep), Part(ear(at: 0.62, tip: 0.98), coat.deep),
        Part(.ellipse(0, 0, 1.08, 0.9), headCoat),
      ], ink: coat.ink)
    pen.fill(innerEar(at: -0.66, tip: -0.9), innerEarColour)
    pen.fill(innerEar(at: 0.66, tip: 0.9), innerEarColour)
    pen.fill(.ellipse(-0.2, 0.42, 0.3, 0.24), coat.pale)
    pen.fill(.ellipse(0.2, 0.42, 0.3, 0.24), coat.pale)
    drawEye(at: Vector(-0.45, -0.08), radius: 0.23, slit: true, with: &pen)
    drawEye(at: Vector(0.45, -0.08), radius: 0.23, slit: true, with: &pen)
    pen.fill(
      .polygon([Vector(-0.1, 0.22), Vector(0.1, 0.22), Vector(0, 0.34)], corner: 0.04), coat.nose)
    let mouth = smoothLine([Vector(-0.26, 0.5), Vector(-0.1, 0.62), Vector(0, 0.38)])
    pen.fill(.curve(mouth, fromRadius: 0.03, toRadius: 0.03), coat.ink)
    pen.fill(
      .curve(mouth.map { Vector(-$0.x, $0.y) }, fromRadius: 0.03, toRadius: 0.03), coat.ink)
    for side: Float in [-1, 1] {
      for (start, end) in [(0.34, 0.2), (0.42, 0.46), (0.5, 0.72)] as [(Float, Float)] {
        pen.fill(
          .limb(Vector(side * 0.42, start), Vector(side * 1.5, end), 0.028, 0.018), coat.whisker)
      }
    }
  }

  func drawProfile(with pen: inout Pen) {
    pen.figure(
      [
        Part(
          .polygon([Vector(0.05, -0.7), Vector(0.62, -0.6), Vector(0.5, -1.35)], corner: 0.06),
          coat.deep.shaded(0.8))
      ],
      ink: coat.ink)
    pen.figure(
      [
        Part(
          .polygon([Vector(-0.72, -0.4), Vector(0.12, -0.75), Vector(-0.42, -1.5)], corner: 0.06),
          coat.deep),
        Part(.ellipse(0, 0, 0.98, 0.88), headCoat),
        Part(.ellipse(0.68, 0.3, 0.44, 0.36), coat.pale),
      ], ink: coat.ink)
    pen.fill(
      .polygon([Vector(-0.5, -0.62), Vector(-0.05, -0.8), Vector(-0.4, -1.25)], corner: 0.02),
      innerEarColour)
    drawEye(at: Vector(0.42, -0.12), radius: 0.23, slit: true, with: &pen)
    pen.fill(.ellipse(1.08, 0.18, 0.13, 0.1), coat.nose)
    pen.fill(
      .curve(
        smoothLine([Vector(1.04, 0.3), Vector(0.86, 0.52), Vector(0.6, 0.46)]), fromRadius: 0.03,
        toRadius: 0.03), coat.ink)
    for (start, end) in [(0.26, 0.1), (0.34, 0.42), (0.42, 0.74)] as [(Float, Float)] {
      pen.fill(.limb(Vector(0.62, start), Vector(1.62, end), 0.028, 0.018), coat.whisker)
      pen.fill(.limb(Vector(0.4, start), Vector(-0.4, end + 0.1), 0.028, 0.018), coat.whisker)
    }
  }

  /// Bare in as many cats as there are dogs with their tongue out: pink is no sign of either.
  private var innerEarColour: Colour {
    posture.isExcited ? coat.skin : coat.deep.first.shaded(0.75)
  }

  private func ear(at x: Float, tip: Float) -> Shape {
    let inward: Float = x < 0 ? 1 : -1
    return .polygon(
      [Vector(x - inward * 0.38, -0.3), Vector(tip, -1.42), Vector(x + inward * 0.5, -0.78)],
      corner: 0.06)
  }

  private func innerEar(at x: Float, tip: Float) -> Shape {
    let inward: Float = x < 0 ? 1 : -1
    return .polygon(
      [Vector(x - inward * 0.16, -0.6), Vector(tip, -1.18), Vector(x + inward * 0.24, -0.82)],
      corner: 0.02)
  }
}
