/// An outline known by its signed distance: negative inside, positive outside, exact or nearly so
/// close to the edge, where it decides how much of a pixel is covered.
enum Shape: Equatable, Sendable {
  /// `axis` is the direction of the first radius, of length 1.
  case ellipse(centre: Vector, radii: Vector, axis: Vector)
  /// `axis` is the direction of the first half side, of length 1; `corner` rounds within the sides.
  case box(centre: Vector, half: Vector, axis: Vector, corner: Float)
  /// A stroke with round ends whose radius changes evenly from one end to the other.
  case limb(from: Vector, to: Vector, fromRadius: Float, toRadius: Float)
  /// A bent limb through all points.
  case curve([Vector], fromRadius: Float, toRadius: Float)
  /// A closed polygon of three or more points, convex or not, grown by `corner` all round.
  case polygon([Vector], corner: Float)

  /// The smallest upright box that holds the shape: two opposite corners.
  var bounds: (low: Vector, high: Vector) {
    switch self {
    case .ellipse(let centre, let radii, let axis):
      let along = axis * radii.x
      let across = axis.perpendicular * radii.y
      let reach = (along * along + across * across).squareRoot()
      return (centre - reach, centre + reach)
    case .box(let centre, let half, let axis, _):
      let along = axis * half.x
      let across = axis.perpendicular * half.y
      let reach = Vector(abs(along.x) + abs(across.x), abs(along.y) + abs(across.y))
      return (centre - reach, centre + reach)
    case .limb(let from, let to, let fromRadius, let toRadius):
      return Self.bounds(of: [from, to], radius: max(fromRadius, toRadius))
    case .curve(let points, let fromRadius, let toRadius):
      return Self.bounds(of: points, radius: max(fromRadius, toRadius))
    case .polygon(let points, let corner):
      return Self.bounds(of: points, radius: corner)
    }
  }

  private static func bounds(of points: [Vector], radius: Float) -> (low: Vector, high: Vector) {
    var low = points[0]
    var high = points[0]
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    return (low - radius, high + radius)
  }

  /// The shape with its edge moved outwards by `margin`.
  func grown(by margin: Float) -> Shape {
    switch self {
    case .ellipse(let centre, let radii, let axis):
      return .ellipse(centre: centre, radii: radii + margin, axis: axis)
    case .box(let centre, let half, let axis, let corner):
      return .box(centre: centre, half: half + margin, axis: axis, corner: corner + margin)
    case .limb(let from, let to, let fromRadius, let toRadius):
      return .limb(
        from: from, to: to, fromRadius: fromRadius + margin, toRadius: toRadius + margin)
    case .curve(let points, let fromRadius, let toRadius):
      return .curve(points, fromRadius: fromRadius + margin, toRadius: toRadius + margin)
    case .polygon(let points, let corner):
      return .polygon(points, corner: corner + margin)
    }
  }

  /// The shape as seen from outside `frame`, within which it was drawn.
  func placed(in frame: Frame) -> Shape {
    let scale = frame.scale
    switch self {
    case .ellipse(let centre, let radii, let axis):
      return .ellipse(
        centre: frame.outside(centre), radii: radii * scale, axis: frame.outside(direction: axis))
    case .box(let centre, let half, let axis, let corner):
      return .box(
        centre: frame.outside(centre), half: half * scale, axis: frame.outside(direction: axis),
        corner: corner * scale)
    case .limb(let from, let to, let fromRadius, let toRadius):
      return .limb(
        from: frame.outside(from), to: frame.outside(to), fromRadius: fromRadius * scale,
        toRadius: toRadius * scale)
    case .curve(let points, let fromRadius, let toRadius):
      return .curve(
        points.map { frame.outside($0) }, fromRadius: fromRadius * scale,
        toRadius: toRadius * scale)
    case .polygon(let points, let corner):
      return .polygon(points.map { frame.outside($0) }, corner: corner * scale)
    }
  }
}

// MARK: Short spellings

extension Shape {
  static func ellipse(
    _ x: Float, _ y: Float, _ radiusX: Float, _ radiusY: Float, turns: Float = 0
  ) -> Shape {
    .ellipse(
      centre: Vector(x, y), radii: Vector(radiusX, radiusY), axis: .direction(turns: turns))
  }

  static func circle(_ x: Float, _ y: Float, _ radius: Float) -> Shape {
    .ellipse(centre: Vector(x, y), radii: Vector(radius, radius), axis: Vector(1, 0))
  }

  static func box(
    _ x: Float, _ y: Float, _ halfWidth: Float, _ halfHeight: Float, corner: Float = 0,
    turns: Float = 0
  ) -> Shape {
    .box(
      centre: Vector(x, y), half: Vector(halfWidth, halfHeight), axis: .direction(turns: turns),
      corner: corner)
  }

  static func limb(_ from: Vector, _ to: Vector, _ fromRadius: Float, _ toRadius: Float) -> Shape {
    .limb(from: from, to: to, fromRadius: fromRadius, toRadius: toRadius)
  }
}

// MARK: Distances

extension Shape {
  /// Signed distances of one row of points: `y` is the row, the first point lies at `x`, each next
  /// one unit to the right; eight points an element.
  ///
  /// A row at a time, so that the choice between the shapes is made once a row and the arithmetic
  /// runs on whole vectors.
  func distances(x: Float, y: Float, groups: Int, into row: inout [SIMD8<Float>]) {
    switch self {
    case .ellipse(let centre, let radii, let axis):
      for group in 0..<groups {
        let px = Self.lanes + (x + Float(group * 8) - centre.x)
        let py = y - centre.y
        let qx = px * axis.x + py * axis.y
        let qy = py * axis.x - px * axis.y
        let ux = qx / radii.x
        let uy = qy / radii.y
        let vx = ux / radii.x
        let vy = uy / radii.y
        // First order: (|u| - 1) over the length of its gradient. Both are kept off zero at the
        // centre, where the distance is at least the smaller radius.
        let reach = pointwiseMax((ux * ux + uy * uy).squareRoot(), SIMD8(repeating: 1e-3))
        let slope = pointwiseMax(
          (vx * vx + vy * vy).squareRoot(), SIMD8(repeating: 1e-3 / max(radii.x, radii.y)))
        row[group] = (reach - 1) * reach / slope
      }
    case .box(let centre, let half, let axis, let corner):
      let inner = half - corner
      for group in 0..<groups {
        let px = Self.lanes + (x + Float(group * 8) - centre.x)
        let py = y - centre.y
        let qx = Self.magnitude(px * axis.x + py * axis.y) - inner.x
        let qy = Self.magnitude(py * axis.x - px * axis.y) - inner.y
        let ox = pointwiseMax(qx, .zero)
        let oy = pointwiseMax(qy, .zero)
        row[group] =
          (ox * ox + oy * oy).squareRoot() + pointwiseMin(pointwiseMax(qx, qy), .zero) - corner
      }
    case .limb(let from, let to, let fromRadius, let toRadius):
      for group in 0..<groups {
        row[group] = Self.limbDistance(
          Self.lanes + (x + Float(group * 8)), y, from, to, fromRadius, toRadius)
      }
    case .curve(let points, let fromRadius, let toRadius):
      let step = (toRadius - fromRadius) / Float(max(1, points.count - 1))
      for group in 0..<groups {
        let px = Self.lanes + (x + Float(group * 8))
        var nearest = SIMD8<Float>(repeating: .greatestFiniteMagnitude)
        for index in 1..<max(2, points.count) {
          let radius = fromRadius + step * Float(index - 1)
          nearest = pointwiseMin(
            nearest,
            Self.limbDistance(
              px, y, points[index - 1], points[min(index, points.count - 1)], radius, radius + step)
          )
        }
        row[group] = nearest
      }
    case .polygon(let points, let corner):
      for group in 0..<groups {
        row[group] = Self.polygonDistance(Self.lanes + (x + Float(group * 8)), y, points) - corner
      }
    }
  }

  private static let lanes = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7)

  private static func magnitude(_ value: SIMD8<Float>) -> SIMD8<Float> {
    pointwiseMax(value, -value)
  }

  private static func limbDistance(
    _ px: SIMD8<Float>, _ py: Float, _ from: Vector, _ to: Vector, _ fromRadius: Float,
    _ toRadius: Float
  ) -> SIMD8<Float> {
    let along = to - from
    let scale = 1 / max(along.x * along.x + along.y * along.y, 1e-9)
    let dx = px - from.x
    let dy = py - from.y
    let position = ((dx * along.x + dy * along.y) * scale).clamped(
      lowerBound: .zero, upperBound: .one)
    let ex = dx - position * along.x
    let ey = dy - position * along.y
    return (ex * ex + ey * ey).squareRoot() - (fromRadius + position * (toRadius - fromRadius))
  }

  /// Distance to the nearest side; the sign flips with every side that is crossed on the way out.
  private static func polygonDistance(
    _ px: SIMD8<Float>, _ py: Float, _ points: [Vector]
  ) -> SIMD8<Float> {
    var nearest = SIMD8<Float>(repeating: .greatestFiniteMagnitude)
    var sign = SIMD8<Float>.one
    var last = points[points.count - 1]
    for point in points {
      let side = last - point
      let dx = px - point.x
      let dy = py - point.y
      let scale = 1 / max(side.x * side.x + side.y * side.y, 1e-9)
      let position = ((dx * side.x + dy * side.y) * scale).clamped(
        lowerBound: .zero, upperBound: .one)
      let ex = dx - position * side.x
      let ey = dy - position * side.y
      nearest = pointwiseMin(nearest, ex * ex + ey * ey)
      let below = py >= point.y
      let above = py < last.y
      if below == above {
        let left = (dy * side.x) .> (dx * side.y)
        sign.replace(with: -sign, where: below ? left : .!left)
      }
      last = point
    }
    return nearest.squareRoot() * sign
  }
}
