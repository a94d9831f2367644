/// A point or a direction in a plane: x to the right, y down.
typealias Vector = SIMD2<Float>

extension SIMD2<Float> {
  /// The direction that lies `turns` of a full turn clockwise from the x axis, of length 1.
  ///
  /// Worked out by a polynomial, with an error below 1e-6, and not by the C library, whose last
  /// bit differs between platforms: a picture is the same bytes everywhere.
  static func direction(turns: Float) -> SIMD2<Float> {
    let whole = turns - turns.rounded()
    let quarter = (whole * 4).rounded()
    let x = (whole - quarter / 4) * (2 * Float.pi)
    let square = x * x
    let sine = x * (1 + square * (-1 / 6 + square * (1 / 120 - square / 5040)))
    let cosine = 1 + square * (-1 / 2 + square * (1 / 24 + square * (-1 / 720 + square / 40320)))
    switch Int(quarter) {
    case 1: return SIMD2(-sine, cosine)
    case -1: return SIMD2(sine, -cosine)
    case 0: return SIMD2(cosine, sine)
    default: return SIMD2(-cosine, -sine)
    }
  }

  var length: Float { (x * x + y * y).squareRoot() }

  /// This vector a quarter turn clockwise.
  var perpendicular: SIMD2<Float> { SIMD2(-y, x) }
}

/// A place to draw in: where the origin lies, and what one unit to the right and one unit down
/// are, in the plane outside.
struct Frame: Equatable, Sendable {
  var origin: Vector
  var right: Vector
  var down: Vector

  init(origin: Vector, scale: Float, turns: Float = 0, mirrored: Bool = false) {
    let direction = Vector.direction(turns: turns) * scale
    self.origin = origin
    right = mirrored ? -direction : direction
    down = direction.perpendicular
  }

  private init(origin: Vector, right: Vector, down: Vector) {
    self.origin = origin
    self.right = right
    self.down = down
  }

  /// The length of one unit in the plane outside.
  var scale: Float { right.length }

  func outside(_ point: Vector) -> Vector { origin + right * point.x + down * point.y }

  /// A direction, turned and mirrored but not stretched.
  func outside(direction: Vector) -> Vector {
    (right * direction.x + down * direction.y) / scale
  }

  /// A frame within this one; `point` is where its origin lies here.
  func inner(at point: Vector, scale: Float, turns: Float = 0, mirrored: Bool = false) -> Frame {
    let inner = Frame(origin: point, scale: scale, turns: turns, mirrored: mirrored)
    return Frame(
      origin: outside(point),
      right: right * inner.right.x + down * inner.right.y,
      down: right * inner.down.x + down * inner.down.y)
  }
}

/// A point of a quadratic Bézier curve at `t` in 0...1.
private func quadratic(_ from: Vector, _ control: Vector, _ to: Vector, at t: Float) -> Vector {
  let rest = 1 - t
  return from * (rest * rest) + control * (2 * rest * t) + to * (t * t)
}

/// The curve through `points` as short straight pieces: each inner point pulls like the control
/// point of a quadratic Bézier between the middles of its neighbours.
func smoothLine(_ points: [Vector], pieces: Int = 4) -> [Vector] {
  guard points.count > 2 else { return points }
  var result = [points[0]]
  for index in 1..<(points.count - 1) {
    let from = index == 1 ? points[0] : (points[index - 1] + points[index]) / 2
    let to = index == points.count - 2 ? points[index + 1] : (points[index] + points[index + 1]) / 2
    for piece in 1...pieces {
      result.append(quadratic(from, points[index], to, at: Float(piece) / Float(pieces)))
    }
  }
  return result
}
