/// The one-dimensional transforms of a 3x3 convolution with stride 2.
///
/// With stride 2 the even and the odd inputs never meet the same weights: outputs are the sum of a
/// convolution of odd inputs with a kernel of two (the outer weights) and of even inputs with a
/// kernel of one. F(4, 2) takes five products for four outputs of the first, and the second lives
/// in four of the same five places, so that both are summed before they are transformed back: 81
/// products a tile of 4x4 outputs instead of 144.
///
/// The points of evaluation are 0, 1, -1, 2 and infinity.
///
/// - Source: the construction of Lavin and Gray (2016) for a kernel of two; `M(x) = x (x - 1)
///   (x + 1) (x - 2)`, whose quotients are the rows of `B^T`.
enum Halves {
  /// Points along an axis.
  static let points = 5
  static let positions = points * points
  /// The point at infinity, where a kernel of one is zero.
  static let infinity = points - 1

  typealias Five = (Vector, Vector, Vector, Vector, Vector)

  /// `B^T d`.
  @inline(__always)
  static func transformedInput(_ d: Five) -> Five {
    let (outer, odd) = (d.0 - d.2, d.3 - d.1)
    let rest = d.3 - d.2
    return (
      odd.addingProduct(outer, 2), rest.addingProduct(d.1, -2),
      (rest - d.2 - d.2).addingProduct(d.1, 2), odd, (d.4 - d.2).addingProduct(odd, -2)
    )
  }

  /// `A^T m`.
  @inline(__always)
  static func output(_ m: Five) -> (Vector, Vector, Vector, Vector) {
    let (sum, difference) = (m.1 + m.2, m.1 - m.2)
    return (
      m.0 + m.3 + sum, difference.addingProduct(m.3, 2), sum.addingProduct(m.3, 4),
      (difference + m.4).addingProduct(m.3, 8)
    )
  }

  /// `A y`, the transpose of `output`.
  @inline(__always)
  static func transformedGradient(
    _ y0: Vector, _ y1: Vector, _ y2: Vector, _ y3: Vector
  ) -> Five {
    let (even, odd) = (y0 + y2, y1 + y3)
    let atTwo = y0.addingProduct(y2, 4).addingProduct(y1.addingProduct(y3, 4), 2)
    return (y0, even + odd, even - odd, atTwo, y3)
  }

  /// `G g` of the outer weights, a kernel of two.
  @inline(__always)
  static func transformedPair(_ g0: Vector, _ g1: Vector) -> Five {
    (
      g0 * 0.5, (g0 + g1) * -0.5, (g1 - g0) * (1 / 6), g0.addingProduct(g1, 2) * (1 / 6), g1
    )
  }

  /// `G g` of the middle weight, a kernel of one.
  @inline(__always)
  static func transformedMiddle(_ g: Vector) -> Five {
    (g * 0.5, g * -0.5, g * (-1 / 6), g * (1 / 6), .zero)
  }

  /// `G^T u` for a kernel of two; its first for a kernel of one.
  @inline(__always)
  static func weightsGradient(_ u: Five) -> (Vector, Vector) {
    let (ones, twos) = (u.1 * -0.5, u.3 * (1 / 6))
    let minus = u.2 * (1 / 6)
    return (
      (ones - minus + twos).addingProduct(u.0, 0.5), (ones + minus + u.4).addingProduct(twos, 2)
    )
  }
}

/// Which inputs, by row and by column, a kernel of outer or middle weights meets.
struct HalfPhase: Equatable {
  /// Whether these are the middle weights, a kernel of one.
  let isMiddleRow: Bool
  let isMiddleColumn: Bool

  static let count = 4

  init(_ number: Int) {
    isMiddleRow = number >= 2
    isMiddleColumn = number % 2 == 1
  }

  var number: Int { (isMiddleRow ? 2 : 0) + (isMiddleColumn ? 1 : 0) }

  /// Whether the phase has a product at a position.
  @inline(__always)
  func isPresent(row: Int, column: Int) -> Bool {
    !(isMiddleRow && row == Halves.infinity) && !(isMiddleColumn && column == Halves.infinity)
  }

  /// Its place among the phases that are present at a position of this column.
  @inline(__always)
  func slot(column: Int) -> Int { column == Halves.infinity ? number / 2 : number }

  /// Phases present at a position, which take the first slots.
  static func present(at position: Int) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: Halves.points)
    return (row == Halves.infinity ? 1 : 2) * (column == Halves.infinity ? 1 : 2)
  }
}
