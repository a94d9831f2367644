/// A dog: hanging ears, a long muzzle with a big nose, often the tongue out, a short thick tail.
struct Dog: Creature {
  let build: Build
  let coat: Coat
  let posture: Posture
  /// How far the ears hang, in skull radii.
  private let earLength: Float

  init(coat: Coat, posture: Posture, using random: inout SeededGenerator) {
    self.coat = coat
    self.posture = posture
    build = Build(depth: 0.17, length: 0.5, leg: 0.34, legRadius: 0.06, head: 0.222)
      .varied(using: &random)
    earLength = Float(random.uniform(0.55...0.85))
  }

  func tail(from root: Vector, grounded: Bool) -> [Part] {
    let lift = posture.tailLift
    let path =
      grounded
      ? [root, root + Vector(-0.14, -0.02), root + Vector(-0.26, -0.04 - 0.2 * lift)]
      : [
        root, root + Vector(-0.12, 0.02 - 0.1 * lift),
        root + Vector(-0.2 + 0.06 * lift, 0.12 - 0.38 * lift),
      ]
    return [Part(.curve(smoothLine(path), fromRadius: 0.075, toRadius: 0.038), coat.main)]
  }

  func drawFace(with pen: inout Pen) {
    pen.figure(
      [
        Part(.ellipse(0, -0.02, 0.88, 0.95), headCoat),
        Part(.ellipse(0, 0.52, 0.56, 0.52), coat.pale),
      ], ink: coat.ink)
    pen.figure([Part(ear(side: -1), coat.deep)], ink: coat.ink)
    pen.figure([Part(ear(side: 1), coat.deep)], ink: coat.ink)
    drawEye(at: Vector(-0.36, -0.2), radius: 0.21, slit: false, with: &pen)
    drawEye(at: Vector(0.36, -0.2), radius: 0.21, slit: false, with: &pen)
    if posture.isExcited {
      pen.figure([Part(.ellipse(0.04, 1.0, 0.22, 0.34), coat.skin)], ink: coat.ink)
    }
    let mouth = smoothLine([Vector(-0.38, 0.66), Vector(-0.16, 0.9), Vector(0, 0.6)])
    pen.fill(.curve(mouth, fromRadius: 0.04, toRadius: 0.04), coat.ink)
    pen.fill(
      .curve(mouth.map { Vector(-$0.x, $0.y) }, fromRadius: 0.04, toRadius: 0.04), coat.ink)
    pen.fill(.ellipse(0, 0.34, 0.22, 0.16), coat.nose)
    pen.fill(.ellipse(-0.06, 0.28, 0.08, 0.04), .white, opacity: 0.6)
  }

  func drawProfile(with pen: inout Pen) {
    if posture.isExcited {
      pen.figure(
        [Part(.limb(Vector(1.05, 0.55), Vector(1.12, 0.98), 0.17, 0.2), coat.skin)], ink: coat.ink)
    }
    pen.figure(
      [
        Part(.ellipse(0, -0.02, 0.9, 0.86), headCoat),
        Part(.limb(Vector(0.3, 0.2), Vector(1.3, 0.34), 0.52, 0.3), coat.pale),
      ], ink: coat.ink)
    pen.fill(.ellipse(0.05, -0.1, 0.8, 0.72), headCoat)
    pen.fill(.ellipse(1.56, 0.2, 0.16, 0.13), coat.nose)
    pen.fill(
      .curve(
        smoothLine([Vector(1.5, 0.48), Vector(1.1, 0.56), Vector(0.7, 0.42)]), fromRadius: 0.04,
        toRadius: 0.04), coat.ink)
    drawEye(at: Vector(0.42, -0.2), radius: 0.21, slit: false, with: &pen)
    pen.figure(
      [
        Part(
          .curve(
            smoothLine([
              Vector(-0.3, -0.6), Vector(-0.55, -0.1), Vector(-0.42, earLength * 0.9),
            ]), fromRadius: 0.2, toRadius: 0.32), coat.deep)
      ], ink: coat.ink)
  }

  private func ear(side: Float) -> Shape {
    .curve(
      smoothLine([
        Vector(side * 0.62, -0.68), Vector(side * 1.08, -0.4),
        Vector(side * 1.0, earLength * 0.75),
      ]), fromRadius: 0.17, toRadius: 0.28)
  }
}
