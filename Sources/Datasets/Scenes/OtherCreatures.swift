/// A rabbit: long round ears that stand up, front teeth, a tuft for a tail.
struct Rabbit: Creature {
  let build: Build
  let coat: Coat
  let posture: Posture

  init(coat: Coat, posture: Posture, using random: inout SeededGenerator) {
    self.coat = coat
    self.posture = posture
    build = Build(depth: 0.18, length: 0.4, leg: 0.24, legRadius: 0.055, head: 0.216)
      .varied(using: &random)
  }

  func tail(from root: Vector, grounded: Bool) -> [Part] {
    [Part(.circle(root.x - 0.02, root.y, 0.085), coat.pale)]
  }

  func drawFace(with pen: inout Pen) {
    let splay = 0.1 + 0.5 * posture.tailLift
    for side: Float in [-1, 1] {
      let line = [Vector(side * 0.4, -0.7), Vector(side * (0.5 + splay), -2.0)]
      pen.figure([Part(.curve(line, fromRadius: 0.3, toRadius: 0.22), coat.deep)], ink: coat.ink)
      pen.fill(
        .curve(line, fromRadius: 0.14, toRadius: 0.1),
        posture.isExcited ? coat.skin : coat.deep.first.shaded(0.75))
    }
    pen.figure(
      [
        Part(.ellipse(0, 0, 0.92, 0.95), headCoat),
        Part(.ellipse(-0.2, 0.42, 0.34, 0.3), coat.pale),
        Part(.ellipse(0.2, 0.42, 0.34, 0.3), coat.pale),
      ], ink: coat.ink)
    pen.fill(.ellipse(0, 0.05, 0.85, 0.55), headCoat)
    drawEye(at: Vector(-0.5, -0.12), radius: 0.19, slit: false, with: &pen)
    drawEye(at: Vector(0.5, -0.12), radius: 0.19, slit: false, with: &pen)
    if posture.isExcited {
      pen.figure([Part(.box(0, 0.78, 0.16, 0.16, corner: 0.05), .white)], ink: coat.ink)
    }
    pen.fill(.ellipse(0, 0.3, 0.14, 0.1), coat.skin)
    pen.fill(.limb(Vector(0, 0.38), Vector(0, 0.62), 0.03, 0.03), coat.ink)
  }

  func drawProfile(with pen: inout Pen) {
    let back = 0.2 + 0.5 * posture.tailLift
    for (x, tone) in [(0.15, 0.8), (-0.25, 1)] as [(Float, Float)] {
      let line = [Vector(x, -0.65), Vector(x - back, -1.95)]
      pen.figure(
        [Part(.curve(line, fromRadius: 0.28, toRadius: 0.2), coat.deep.shaded(tone))],
        ink: coat.ink)
    }
    pen.figure(
      [
        Part(.ellipse(0, 0, 0.92, 0.86), headCoat),
        Part(.ellipse(0.6, 0.26, 0.5, 0.44), headCoat),
      ], ink: coat.ink)
    drawEye(at: Vector(0.35, -0.14), radius: 0.19, slit: false, with: &pen)
    pen.fill(.ellipse(1.06, 0.18, 0.1, 0.09), coat.skin)
    pen.fill(.limb(Vector(1.0, 0.4), Vector(0.72, 0.5), 0.03, 0.03), coat.ink)
  }
}

/// A teddy bear: small round ears high on a round head, a round muzzle, a stub for a tail.
struct Bear: Creature {
  let build: Build
  let coat: Coat
  let posture: Posture

  init(coat: Coat, posture: Posture, using random: inout SeededGenerator) {
    self.coat = coat
    self.posture = posture
    build = Build(depth: 0.19, length: 0.42, leg: 0.27, legRadius: 0.075, head: 0.234)
      .varied(using: &random)
  }

  func tail(from root: Vector, grounded: Bool) -> [Part] {
    [Part(.circle(root.x, root.y, 0.06), coat.main)]
  }

  func drawFace(with pen: inout Pen) {
    pen.figure(
      [
        Part(.circle(-0.72, -0.72, 0.36), coat.deep), Part(.circle(0.72, -0.72, 0.36), coat.deep),
        Part(.ellipse(0, 0, 1.0, 0.95), headCoat),
      ], ink: coat.ink)
    pen.fill(.circle(-0.74, -0.76, 0.18), coat.pale)
    pen.fill(.circle(0.74, -0.76, 0.18), coat.pale)
    pen.figure([Part(.ellipse(0, 0.38, 0.48, 0.4), coat.pale)], ink: coat.ink)
    drawEye(at: Vector(-0.4, -0.16), radius: 0.16, slit: false, with: &pen)
    drawEye(at: Vector(0.4, -0.16), radius: 0.16, slit: false, with: &pen)
    pen.fill(.ellipse(0, 0.2, 0.19, 0.13), coat.nose)
    pen.fill(.limb(Vector(0, 0.3), Vector(0, 0.52), 0.03, 0.03), coat.ink)
    pen.fill(.limb(Vector(-0.18, 0.56), Vector(0.18, 0.56), 0.03, 0.03), coat.ink)
  }

  func drawProfile(with pen: inout Pen) {
    pen.figure([Part(.circle(0.2, -0.82, 0.3), coat.deep.shaded(0.8))], ink: coat.ink)
    pen.figure(
      [
        Part(.circle(-0.4, -0.78, 0.36), coat.deep),
        Part(.ellipse(0, 0, 0.98, 0.92), headCoat),
        Part(.ellipse(0.8, 0.28, 0.42, 0.38), coat.pale),
      ], ink: coat.ink)
    drawEye(at: Vector(0.42, -0.16), radius: 0.16, slit: false, with: &pen)
    pen.fill(.ellipse(1.14, 0.14, 0.14, 0.12), coat.nose)
    pen.fill(.limb(Vector(1.1, 0.42), Vector(0.8, 0.5), 0.03, 0.03), coat.ink)
  }
}

/// A pig: a round snout with two holes, ears that fold forward, a curl for a tail.
struct Pig: Creature {
  let build: Build
  let coat: Coat
  let posture: Posture

  init(coat: Coat, posture: Posture, using random: inout SeededGenerator) {
    self.coat = coat
    self.posture = posture
    build = Build(depth: 0.2, length: 0.46, leg: 0.23, legRadius: 0.06, head: 0.228)
      .varied(using: &random)
  }

  func tail(from root: Vector, grounded: Bool) -> [Part] {
    let line = smoothLine([
      root, root + Vector(-0.1, -0.02), root + Vector(-0.12, -0.12), root + Vector(-0.03, -0.08),
      root + Vector(-0.12, 0.0),
    ])
    return [Part(.curve(line, fromRadius: 0.026, toRadius: 0.02), coat.deep)]
  }

  func drawFace(with pen: inout Pen) {
    pen.figure([Part(.ellipse(0, 0, 1.0, 0.92), headCoat)], ink: coat.ink)
    for side: Float in [-1, 1] {
      pen.figure(
        [
          Part(
            .polygon(
              [
                Vector(side * 0.3, -0.82), Vector(side * 0.92, -0.75), Vector(side * 0.82, -0.22),
              ], corner: 0.1), coat.deep)
        ], ink: coat.ink)
    }
    drawEye(at: Vector(-0.42, -0.1), radius: 0.15, slit: false, with: &pen)
    drawEye(at: Vector(0.42, -0.1), radius: 0.15, slit: false, with: &pen)
    drawSnout(at: Vector(0, 0.3), half: Vector(0.42, 0.3), with: &pen)
  }

  func drawProfile(with pen: inout Pen) {
    pen.figure(
      [
        Part(.ellipse(0, 0, 0.98, 0.9), headCoat),
        Part(.limb(Vector(0.5, 0.2), Vector(1.05, 0.24), 0.42, 0.32), headCoat),
      ], ink: coat.ink)
    drawSnout(at: Vector(1.3, 0.24), half: Vector(0.16, 0.33), with: &pen)
    drawEye(at: Vector(0.45, -0.16), radius: 0.15, slit: false, with: &pen)
    pen.figure(
      [
        Part(
          .polygon([Vector(-0.35, -0.8), Vector(0.22, -0.85), Vector(0.3, -0.3)], corner: 0.1),
          coat.deep)
      ], ink: coat.ink)
  }

  private func drawSnout(at place: Vector, half: Vector, with pen: inout Pen) {
    pen.figure([Part(.ellipse(place.x, place.y, half.x, half.y), coat.pale)], ink: coat.ink)
    for side: Float in [-1, 1] {
      pen.fill(
        .ellipse(place.x + side * half.x * 0.4, place.y, half.x * 0.16, half.y * 0.34), coat.nose)
    }
  }
}
