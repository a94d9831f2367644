/// Things with two legs. Like everything but the creatures with four, a bird is drawn with the
/// middle of its foot at the frame's origin, about one unit high.
enum Birds {
  /// A song bird or duck, from the side: round body, beak, wing, tail feathers.
  static func drawBird(coat: Coat, posture: Posture, with pen: inout Pen) {
    pen.shadow(half: 0.3)
    let own = pen.frame.inner(
      at: .zero, scale: 1, turns: posture.lean * 2, mirrored: posture.mirrored)
    // Not always orange, or orange would tell birds.
    let beak = coat.iris
    pen.within(own) { pen in
      pen.figure(
        [
          Part(.limb(Vector(-0.03, -0.25), Vector(-0.05, -0.02), 0.03, 0.03), beak),
          Part(.limb(Vector(0.1, -0.25), Vector(0.1, -0.02), 0.03, 0.03), beak),
          Part(.ellipse(0.0, -0.02, 0.1, 0.03), beak), Part(.ellipse(0.15, -0.02, 0.1, 0.03), beak),
        ], ink: coat.ink)
      pen.figure(
        [
          Part(
            .polygon(
              [Vector(-0.3, -0.42), Vector(-0.62, -0.62), Vector(-0.58, -0.38)], corner: 0.03),
            coat.deep)
        ], ink: coat.ink)
      pen.figure(
        [
          Part(
            .polygon([Vector(0.42, -0.82), Vector(0.42, -0.7), Vector(0.62, -0.74)], corner: 0.03),
            beak)
        ], ink: coat.ink)
      pen.figure(
        [
          Part(.ellipse(0, -0.42, 0.36, 0.26, turns: -0.06), coat.main),
          Part(.circle(0.26, -0.76, 0.2), coat.main),
          Part(.limb(Vector(0.12, -0.5), Vector(0.26, -0.74), 0.2, 0.17), coat.main),
        ], ink: coat.ink)
      pen.fill(.ellipse(0.16, -0.36, 0.18, 0.16), coat.pale)
      pen.figure([Part(.ellipse(-0.1, -0.44, 0.24, 0.13, turns: -0.06), coat.deep)], ink: coat.ink)
      drawEye(at: Vector(0.3, -0.8), radius: 0.05, iris: coat.iris, with: &pen)
    }
  }

  /// An owl, from the front: two tufts that point up like ears, large round eyes, a small beak.
  static func drawOwl(coat: Coat, posture: Posture, with pen: inout Pen) {
    pen.shadow(half: 0.3)
    let own = pen.frame.inner(
      at: .zero, scale: 1, turns: posture.lean * 2, mirrored: posture.mirrored)
    pen.within(own) { pen in
      pen.figure(
        [
          Part(
            .polygon(
              [Vector(-0.32, -0.78), Vector(-0.3, -1.0), Vector(-0.08, -0.86)], corner: 0.03),
            coat.deep),
          Part(
            .polygon([Vector(0.32, -0.78), Vector(0.3, -1.0), Vector(0.08, -0.86)], corner: 0.03),
            coat.deep),
          Part(.ellipse(0, -0.36, 0.36, 0.37), coat.main),
          Part(.ellipse(0, -0.66, 0.34, 0.24), coat.main),
        ], ink: coat.ink)
      pen.fill(.ellipse(0, -0.28, 0.22, 0.25), coat.pale)
      pen.figure([Part(.ellipse(-0.32, -0.34, 0.1, 0.26, turns: 0.03), coat.deep)], ink: coat.ink)
      pen.figure([Part(.ellipse(0.32, -0.34, 0.1, 0.26, turns: -0.03), coat.deep)], ink: coat.ink)
      for side: Float in [-1, 1] {
        pen.fill(.circle(side * 0.15, -0.68, 0.15), coat.pale)
        drawEye(at: Vector(side * 0.14, -0.68), radius: 0.1, iris: coat.iris, with: &pen)
        pen.fill(.ellipse(side * 0.12, -0.02, 0.09, 0.04), coat.iris)
      }
      pen.figure(
        [
          Part(
            .polygon([Vector(-0.04, -0.6), Vector(0.04, -0.6), Vector(0, -0.5)], corner: 0.02),
            coat.iris)
        ], ink: coat.ink)
    }
  }

  private static func drawEye(
    at place: Vector, radius: Float, iris: Colour, with pen: inout Pen
  ) {
    pen.fill(.circle(place.x, place.y, radius * 1.2), .black)
    pen.fill(.circle(place.x, place.y, radius), iris)
    pen.fill(.circle(place.x, place.y, radius * 0.6), .black)
    pen.fill(.circle(place.x + radius * 0.3, place.y - radius * 0.35, radius * 0.28), .white)
  }
}
