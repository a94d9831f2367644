import Foundation

/// One thing that moves the pixels of an image, about its centre.
enum Movement: Equatable, Sendable {
  /// Against the clock, in degrees.
  case rotation(Double)
  /// Rows move to the left by this share of how far they are below the middle.
  case shearX(Double)
  /// Columns move up by this share of how far they are to the right of the middle.
  case shearY(Double)
  /// Enlarges by a factor.
  case scale(Double)
  /// To the right and down, in shares of the sides.
  case shift(x: Double, y: Double)

  /// Whether rows stay rows, and columns columns.
  var isUpright: Bool {
    switch self {
    case .rotation, .shearX, .shearY: false
    case .scale, .shift: true
    }
  }

  /// From the moved image back to the one before.
  ///
  /// - Parameter aspect: width over height, in pixels: a circle is round in pixels, not in shares.
  func inverse(aspect: Double) -> AffineMap {
    switch self {
    case .rotation(let degrees):
      let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
      return .aboutCentre(xx: cosine, xy: -sine / aspect, yx: sine * aspect, yy: cosine)
    case .shearX(let slope): return .aboutCentre(xx: 1, xy: slope / aspect, yx: 0, yy: 1)
    case .shearY(let slope): return .aboutCentre(xx: 1, xy: 0, yx: slope * aspect, yy: 1)
    case .scale(let factor): return .aboutCentre(xx: 1 / factor, xy: 0, yx: 0, yy: 1 / factor)
    case .shift(let x, let y): return AffineMap(x0: -x, y0: -y)
    }
  }

  /// The same, less of it: all at 1, nothing at 0.
  func weakened(to share: Double) -> Movement {
    switch self {
    case .rotation(let degrees): .rotation(degrees * share)
    case .shearX(let slope): .shearX(slope * share)
    case .shearY(let slope): .shearY(slope * share)
    case .scale(let factor): .scale(1 + (factor - 1) * share)
    case .shift(let x, let y): .shift(x: x * share, y: y * share)
    }
  }
}
