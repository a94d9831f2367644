/// How the pixels of one image are moved: movements, a crop, flips, and movements of what is left.
struct Placement: Equatable, Sendable {
  var mirrored = false
  var upsideDown = false
  /// The part of the image that is seen: its side, and where it begins, as shares of the image.
  var side: Float = 1
  var left: Float = 0
  var top: Float = 0
  /// Before the crop, in order.
  var movements: [Movement] = []
  /// After crop and flips, in order.
  var laterMovements: [Movement] = []

  var movesPixels: Bool {
    mirrored || upsideDown || side < 1 || !movements.isEmpty || !laterMovements.isEmpty
  }

  /// Whether rows stay rows, and columns columns.
  var isUpright: Bool { laterMovements.isEmpty && movements.allSatisfy(\.isUpright) }

  /// A rectangle of the source, in shares of its sides; it may reach beyond them.
  struct Window: Equatable {
    var left: Float
    var top: Float
    var width: Float
    var height: Float
  }

  /// What the result shows, flips left aside.
  ///
  /// - Parameter aspect: width over height, in pixels.
  /// - Precondition: the placement is upright.
  func window(aspect: Double) -> Window {
    if movements.isEmpty { return Window(left: left, top: top, width: side, height: side) }
    let map = cropMap(aspect: aspect)
    return Window(
      left: Float(map.x0), top: Float(map.y0), width: Float(map.xx), height: Float(map.yy))
  }

  /// Where the points of the crop lie in the source, flips and later movements left aside.
  private func cropMap(aspect: Double) -> AffineMap {
    movements.reversed().reduce(
      AffineMap(xx: Double(side), x0: Double(left), yy: Double(side), y0: Double(top))
    ) { $0.then($1.inverse(aspect: aspect)) }
  }

  /// Where the points of the result lie in the source.
  func map(aspect: Double) -> AffineMap {
    var map = laterMovements.reversed().reduce(AffineMap.identity) {
      $0.then($1.inverse(aspect: aspect))
    }
    if mirrored { map = map.then(AffineMap(xx: -1, x0: 1)) }
    if upsideDown { map = map.then(AffineMap(yy: -1, y0: 1)) }
    return map.then(cropMap(aspect: aspect))
  }

  /// The same, less of it: all at 1, nothing but the flips at 0. A weaker crop holds a stronger one.
  func weakened(to share: Double) -> Placement {
    var result = self
    result.side = 1 - (1 - side) * Float(share)
    result.left = left * Float(share)
    result.top = top * Float(share)
    result.movements = movements.map { $0.weakened(to: share) }
    result.laterMovements = laterMovements.map { $0.weakened(to: share) }
    return result
  }
}
