/// The one-dimensional transforms of Winograd's F(4, 3): four outputs of a kernel of three from six
/// products instead of twelve. Applied to columns and then to rows they give F(4x4, 3x3), 36
/// products instead of 144.
///
/// The points of evaluation are 0, 1, -1, 2, -2 and infinity.
///
/// - Source: Lavin and Gray, *Fast Algorithms for Convolutional Neural Networks* (2016), section 4.
enum Winograd {
  /// Outputs of a tile along one axis.
  static let outputs = 4
  /// Inputs of a tile along one axis.
  static let inputs = 6
  /// Products of a tile.
  static let positions = inputs * inputs

  /// Six values, one for each point.
  typealias Six = (Vector, Vector, Vector, Vector, Vector, Vector)
  typealias Pair = (Vector, Vector)

  // MARK: Inputs

  /// `B^T d` at the points 1 and -1.
  @inline(__always)
  static func inputsAtOnes(_ d1: Vector, _ d2: Vector, _ d3: Vector, _ d4: Vector) -> Pair {
    let (even, odd) = (d4.addingProduct(d2, -4), d3.addingProduct(d1, -4))
    return (even + odd, even - odd)
  }

  /// `B^T d` at the points 2 and -2.
  @inline(__always)
  static func inputsAtTwos(_ d1: Vector, _ d2: Vector, _ d3: Vector, _ d4: Vector) -> Pair {
    let (even, odd) = (d4 - d2, d3 - d1)
    return (even.addingProduct(odd, 2), even.addingProduct(odd, -2))
  }

  /// `B^T d` at the points 0 and infinity.
  @inline(__always)
  static func inputsAtEnds(_ d: Six) -> Pair {
    (
      d.4.addingProduct(d.2, -5).addingProduct(d.0, 4),
      d.5.addingProduct(d.3, -5).addingProduct(d.1, 4)
    )
  }

  /// `B^T d`: six inputs at the points.
  @inline(__always)
  static func transformedInput(_ d: Six) -> Six {
    let ends = inputsAtEnds(d)
    let ones = inputsAtOnes(d.1, d.2, d.3, d.4)
    let twos = inputsAtTwos(d.1, d.2, d.3, d.4)
    return (ends.0, ones.0, ones.1, twos.0, twos.1, ends.1)
  }

  // MARK: Outputs

  /// The first and third rows of `A^T m`.
  @inline(__always)
  static func evenOutputs(
    _ m0: Vector, _ m1: Vector, _ m2: Vector, _ m3: Vector, _ m4: Vector
  ) -> Pair {
    let (ones, twos) = (m1 + m2, m3 + m4)
    return (m0 + ones + twos, ones.addingProduct(twos, 4))
  }

  /// The second and fourth rows of `A^T m`.
  @inline(__always)
  static func oddOutputs(
    _ m1: Vector, _ m2: Vector, _ m3: Vector, _ m4: Vector, _ m5: Vector
  ) -> Pair {
    let (ones, twos) = (m1 - m2, m3 - m4)
    return (ones.addingProduct(twos, 2), (ones + m5).addingProduct(twos, 8))
  }

  /// `A^T m`: four outputs from the products at the points.
  @inline(__always)
  static func output(_ m: Six) -> (Vector, Vector, Vector, Vector) {
    let even = evenOutputs(m.0, m.1, m.2, m.3, m.4)
    let odd = oddOutputs(m.1, m.2, m.3, m.4, m.5)
    return (even.0, odd.0, even.1, odd.1)
  }

  // MARK: Output gradients

  /// `A y` at the points 1 and -1.
  @inline(__always)
  static func gradientsAtOnes(_ y0: Vector, _ y1: Vector, _ y2: Vector, _ y3: Vector) -> Pair {
    let (even, odd) = (y0 + y2, y1 + y3)
    return (even + odd, even - odd)
  }

  /// `A y` at the points 2 and -2.
  @inline(__always)
  static func gradientsAtTwos(_ y0: Vector, _ y1: Vector, _ y2: Vector, _ y3: Vector) -> Pair {
    let (even, odd) = (y0.addingProduct(y2, 4), y1.addingProduct(y3, 4))
    return (even.addingProduct(odd, 2), even.addingProduct(odd, -2))
  }

  /// `A y`: four output gradients at the points, the transpose of `output`.
  @inline(__always)
  static func transformedGradient(
    _ y0: Vector, _ y1: Vector, _ y2: Vector, _ y3: Vector
  ) -> Six {
    let (ones, twos) = (gradientsAtOnes(y0, y1, y2, y3), gradientsAtTwos(y0, y1, y2, y3))
    return (y0, ones.0, ones.1, twos.0, twos.1, y3)
  }

  // MARK: Weights

  /// `G g`: three weights at the points.
  @inline(__always)
  static func transformedWeights(_ g: (Vector, Vector, Vector)) -> Six {
    let ends = g.0 + g.2
    let endsOfTwo = g.0.addingProduct(g.2, 4)
    let middleOfTwo = g.1 + g.1
    return (
      g.0 * 0.25, (ends + g.1) * (-1 / 6), (ends - g.1) * (-1 / 6),
      (endsOfTwo + middleOfTwo) * (1 / 24), (endsOfTwo - middleOfTwo) * (1 / 24), g.2
    )
  }

  /// `G^T u`: three weight gradients from the products at the points, the transpose of
  /// `transformedWeights`.
  @inline(__always)
  static func weightsGradient(_ u: Six) -> (Vector, Vector, Vector) {
    let (sum, difference) = ((u.1 + u.2) * (-1 / 6), (u.2 - u.1) * (1 / 6))
    let (sumOfTwo, differenceOfTwo) = ((u.3 + u.4) * (1 / 24), (u.3 - u.4) * (1 / 24))
    return (
      (sum + sumOfTwo).addingProduct(u.0, 0.25), difference.addingProduct(differenceOfTwo, 2),
      (sum + u.5).addingProduct(sumOfTwo, 4)
    )
  }
}

extension SIMD16<Float> {
  @inline(__always)
  func addingProduct(_ other: Self, _ factor: Float) -> Self {
    addingProduct(other, Self(repeating: factor))
  }
}
