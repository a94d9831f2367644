/// Where each point of a result lies in its source: `x' = xx x + xy y + x0`, `y' = yx x + yy y + y0`,
/// in shares of the width and height of an image; (0, 0) is its upper left corner.
struct AffineMap: Equatable, Sendable {
  var xx = 1.0
  var xy = 0.0
  var x0 = 0.0
  var yx = 0.0
  var yy = 1.0
  var y0 = 0.0

  static let identity = AffineMap()

  /// Keeps the centre of the image where it is, and moves the others by this matrix.
  static func aboutCentre(xx: Double, xy: Double, yx: Double, yy: Double) -> AffineMap {
    AffineMap(
      xx: xx, xy: xy, x0: (1 - xx - xy) / 2, yx: yx, yy: yy, y0: (1 - yx - yy) / 2)
  }

  /// The map that does this one and then the next.
  func then(_ next: AffineMap) -> AffineMap {
    AffineMap(
      xx: next.xx * xx + next.xy * yx, xy: next.xx * xy + next.xy * yy,
      x0: next.xx * x0 + next.xy * y0 + next.x0,
      yx: next.yx * xx + next.yy * yx, yy: next.yx * xy + next.yy * yy,
      y0: next.yx * x0 + next.yy * y0 + next.y0)
  }

  func callAsFunction(_ x: Double, _ y: Double) -> SIMD2<Double> {
    SIMD2(xx * x + xy * y + x0, yx * x + yy * y + y0)
  }

  // MARK: What is seen

  /// Which share of a box's area the result shows.
  ///
  /// The result shows a parallelogram of the source. What of it lies in the box is a convex polygon,
  /// found by cutting it along the box's sides (Sutherland and Hodgman, "Reentrant polygon
  /// clipping", 1974). Shares of area are the same in pixels as in shares of the sides.
  func visibleShare(of box: Box) -> Double {
    var polygon = [self(0, 0), self(1, 0), self(1, 1), self(0, 1)]
    let (low, high) = (
      SIMD2(Double(box.left), Double(box.top)), SIMD2(Double(box.right), Double(box.bottom))
    )
    for axis in 0..<2 {
      polygon = Self.cut(polygon) { $0[axis] - low[axis] }
      polygon = Self.cut(polygon) { high[axis] - $0[axis] }
    }
    let size = high - low
    return min(1, Self.area(of: polygon) / (size.x * size.y))
  }

  /// The part of a convex polygon in which `distance`, linear in the point, is not negative.
  private static func cut(
    _ polygon: [SIMD2<Double>], where distance: (SIMD2<Double>) -> Double
  ) -> [SIMD2<Double>] {
    var result: [SIMD2<Double>] = []
    for (index, point) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      let (here, there) = (distance(point), distance(next))
      if here >= 0 { result.append(point) }
      if (here < 0) != (there < 0) {
        result.append(point + (next - point) * (here / (here - there)))
      }
    }
    return result
  }

  private static func area(of polygon: [SIMD2<Double>]) -> Double {
    var twice = 0.0
    for (index, point) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      twice += point.x * next.y - next.x * point.y
    }
    return abs(twice) / 2
  }
}
