/// The measures of an animal that stands one unit high, give or take.
struct Build: Sendable {
  /// Half the depth of the trunk.
  var depth: Float
  /// From hip to chest.
  var length: Float
  var leg: Float
  var legRadius: Float
  var head: Float

  /// The same build a little larger or smaller in each measure.
  func varied(using random: inout SeededGenerator) -> Build {
    Build(
      depth: depth * Float(random.uniform(0.88...1.14)),
      length: length * Float(random.uniform(0.88...1.14)),
      leg: leg * Float(random.uniform(0.85...1.12)),
      legRadius: legRadius * Float(random.uniform(0.88...1.14)),
      head: head * Float(random.uniform(0.92...1.1)))
  }
}

/// A four-legged animal: what is its own is the head, the tail and the build; how it stands, sits
/// and lies is common to all (`drawBody`).
protocol Creature: Sendable {
  var build: Build { get }
  var coat: Coat { get }
  var posture: Posture { get }

  /// The tail from its root, in body units. The body lies to the right of the root; `grounded` when
  /// the root is close to the floor.
  func tail(from root: Vector, grounded: Bool) -> [Part]

  /// Draws the head seen from the front: the skull has radius 1 about the origin.
  func drawFace(with pen: inout Pen)

  /// Draws the head seen from the side, looking right.
  func drawProfile(with pen: inout Pen)
}

extension Creature {
  /// The body's coat in head units, its pattern a little finer than on the body.
  var headCoat: Paint { coat.main.stretched(by: 0.75 / build.head) }

  /// Draws the animal with the middle of its feet at the frame's origin, one unit high.
  func draw(with pen: inout Pen) {
    let upright = pen.frame
    pen.shadow(half: posture.stance == .sittingFrontal ? 0.34 : 0.46)
    let own = upright.inner(
      at: .zero, scale: 1, turns: posture.lean, mirrored: posture.mirrored)
    pen.within(own) { pen in
      let head: Vector
      switch posture.stance {
      case .walking: head = drawUpright(stride: posture.stride, with: &pen)
      case .standing: head = drawUpright(stride: 0.15, with: &pen)
      case .sittingSideways: head = drawSittingSideways(with: &pen)
      case .sittingFrontal: head = drawSittingFrontal(with: &pen)
      case .lying: head = drawLying(with: &pen)
      }
      let place = own.inner(at: head, scale: build.head, turns: posture.headTilt)
      pen.within(place) { pen in
        if posture.facesViewer { drawFace(with: &pen) } else { drawProfile(with: &pen) }
      }
    }
  }

  // MARK: Stances

  // Each draws all but the head and answers where the head's middle belongs.

  private func drawUpright(stride: Float, with pen: inout Pen) -> Vector {
    let build = build
    let back = -(build.leg + build.depth * 0.75)
    let hip = Vector(-build.length / 2, back)
    let chest = Vector(build.length / 2, back - 0.02)
    let swing = stride * 0.13
    let far =
      leg(from: hip + Vector(0.03, 0), to: hip.x + 0.05 + swing, bend: -0.04)
      + leg(from: chest + Vector(-0.03, 0), to: chest.x - 0.03 - swing, bend: 0.02)
    pen.figure(far.map { Part($0.shape, $0.paint.shaded(0.78)) }, ink: coat.ink)
    pen.figure(
      tail(from: hip + Vector(-build.depth * 0.6, -build.depth * 0.45), grounded: false),
      ink: coat.ink)
    let head = chest + Vector(build.head * 0.55, -build.head * 1.0 - build.depth * 0.35)
    let body =
      [
        Part(.limb(hip, chest, build.depth * 0.95, build.depth), coat.main),
        Part(.limb(chest, head, build.depth * 0.85, build.head * 0.55), coat.main),
        Part(.circle(hip.x - 0.01, hip.y + 0.04, build.depth * 0.95), coat.main),
      ] + leg(from: hip + Vector(-0.02, 0.02), to: hip.x - 0.03 - swing, bend: -0.05)
      + leg(from: chest + Vector(0.01, 0.02), to: chest.x + 0.02 + swing, bend: 0.02)
    pen.figure(body, ink: coat.ink)
    drawCollar(from: chest, to: head, with: &pen)
    return head
  }

  private func drawSittingSideways(with pen: inout Pen) -> Vector {
    let build = build
    let hip = Vector(-0.16, -build.depth * 1.05)
    let chest = Vector(0.12, -(build.leg + build.depth * 0.9))
    let head = chest + Vector(build.head * 0.3, -build.head * 0.85 - build.depth * 0.3)
    pen.figure(
      tail(from: hip + Vector(-build.depth * 0.8, build.depth * 0.5), grounded: true),
      ink: coat.ink)
    let far = leg(from: chest + Vector(0.02, 0.05), to: chest.x + 0.13, bend: 0)
    pen.figure(far.map { Part($0.shape, $0.paint.shaded(0.78)) }, ink: coat.ink)
    let body =
      [
        Part(.limb(hip, chest, build.depth * 1.2, build.depth * 0.9), coat.main),
        Part(.limb(chest, head, build.depth * 0.8, build.head * 0.55), coat.main),
      ] + leg(from: chest + Vector(0.03, 0.08), to: chest.x + 0.07, bend: 0)
    pen.figure(body, ink: coat.ink)
    pen.figure(
      [
        Part(
          .ellipse(hip.x + 0.06, -build.depth * 0.95, build.depth * 1.05, build.depth), coat.main),
        Part(.ellipse(hip.x + 0.2, -build.legRadius * 0.8, 0.12, build.legRadius * 0.8), coat.pale),
      ], ink: coat.ink)
    drawCollar(from: chest, to: head, with: &pen)
    return head
  }

  private func drawSittingFrontal(with pen: inout Pen) -> Vector {
    let build = build
    let hip = Vector(0, -build.depth * 1.2)
    let chest = Vector(0, -(build.leg + build.depth * 0.7))
    let head = chest + Vector(0, -build.head * 0.85 - build.depth * 0.3)
    let spread = build.legRadius * 1.15
    pen.figure(
      tail(from: Vector(-build.depth * 1.15, -build.depth * 0.5), grounded: true), ink: coat.ink)
    pen.figure(
      [
        Part(.limb(hip, chest, build.depth * 1.35, build.depth), coat.main),
        Part(.ellipse(-0.2, -0.12, 0.13, 0.13), coat.main),
        Part(.ellipse(0.2, -0.12, 0.13, 0.13), coat.main),
        Part(.ellipse(-0.24, -build.legRadius * 0.7, 0.1, build.legRadius * 0.7), coat.pale),
        Part(.ellipse(0.24, -build.legRadius * 0.7, 0.1, build.legRadius * 0.7), coat.pale),
      ], ink: coat.ink)
    pen.fill(.ellipse(0, chest.y + 0.05, build.depth * 0.62, build.depth * 0.9), coat.pale)
    pen.figure(
      leg(from: Vector(-spread, chest.y + 0.1), to: -spread * 1.1, bend: 0)
        + leg(from: Vector(spread, chest.y + 0.1), to: spread * 1.1, bend: 0), ink: coat.ink)
    drawCollar(from: chest, to: head, with: &pen)
    return head
  }

  private func drawLying(with pen: inout Pen) -> Vector {
    let build = build
    let hip = Vector(-build.length * 0.55, -build.depth * 0.95)
    let chest = Vector(build.length * 0.45, -build.depth * 1.0)
    let head = chest + Vector(build.head * 0.75, -build.head * 0.75)
    pen.figure(
      tail(from: hip + Vector(-build.depth * 0.8, build.depth * 0.4), grounded: true),
      ink: coat.ink)
    let paw = chest.x + 0.26
    pen.figure(
      [
        Part(.limb(hip, chest, build.depth, build.depth * 0.95), coat.main),
        Part(.limb(chest, head, build.depth * 0.8, build.head * 0.6), coat.main),
        Part(
          .limb(
            chest + Vector(0.02, build.depth * 0.5), Vector(paw, -build.legRadius * 0.9),
            build.legRadius * 1.1, build.legRadius * 0.9), coat.main),
        Part(.circle(paw, -build.legRadius * 0.9, build.legRadius), coat.pale),
      ], ink: coat.ink)
    pen.figure(
      [
        Part(
          .ellipse(hip.x + 0.03, -build.depth * 0.8, build.depth * 0.9, build.depth * 0.8),
          coat.main),
        Part(
          .ellipse(hip.x + 0.16, -build.legRadius * 0.7, 0.12, build.legRadius * 0.7), coat.pale),
      ], ink: coat.ink)
    drawCollar(from: chest, to: head, with: &pen)
    return head
  }

  // MARK: Limbs

  /// A leg down to the floor at `foot`, its knee `bend` off the straight line.
  private func leg(from top: Vector, to foot: Float, bend: Float) -> [Part] {
    let radius = build.legRadius
    let ankle = Vector(foot, -radius)
    let knee = (top + ankle) / 2 + Vector(bend, 0)
    return [
      Part(
        .curve([top, knee, ankle], fromRadius: radius * 1.35, toRadius: radius * 0.85), coat.main),
      Part(.ellipse(foot + radius * 0.4, -radius * 0.75, radius * 1.3, radius * 0.8), coat.pale),
    ]
  }

  private func drawCollar(from chest: Vector, to head: Vector, with pen: inout Pen) {
    guard let colour = coat.collar else { return }
    let neck = head - chest
    let middle = chest + neck * 0.42
    let across = neck.perpendicular / max(neck.length, 1e-3) * (build.depth * 0.78)
    pen.fill(
      .limb(middle - across, middle + across, 0.028, 0.028), Paint(colour, roundness: 0.2))
  }

  // MARK: Eyes

  /// An eye of this radius; `slit` makes the pupil narrow and upright.
  func drawEye(at place: Vector, radius: Float, slit: Bool, with pen: inout Pen) {
    if posture.eyesClosed {
      let side = Vector(radius, 0)
      pen.fill(
        .curve(
          smoothLine([place - side, place + Vector(0, radius * 0.9), place + side]),
          fromRadius: 0.05, toRadius: 0.05), coat.ink)
      return
    }
    let height = radius * 1.12
    pen.fill(.ellipse(place.x, place.y, radius + 0.05, height + 0.05), .black)
    pen.fill(.ellipse(place.x, place.y, radius, height), coat.iris)
    if slit {
      pen.fill(.ellipse(place.x, place.y, radius * 0.42, height * 0.92), .black)
    } else {
      pen.fill(.circle(place.x, place.y, radius * 0.64), .black)
    }
    pen.fill(.circle(place.x + radius * 0.3, place.y - radius * 0.35, radius * 0.28), .white)
  }
}
