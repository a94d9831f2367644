/// The colours of a plane, of one of the kinds of ``FarPicture`` but noise.
///
/// Sums, products and roots alone, whose last bit is the same on every machine.
struct FarTexture: Sendable {
  private enum Pattern: Sendable {
    /// Each spot fades from its middle out to `radius`.
    case blobs([(middle: Vector, radius: Float, colour: SIMD3<Float>)])
    case stripes(across: Vector, period: Float, share: Float)
    case checks(across: Vector, period: Float)
    /// From `start`, along `across`, over `length`.
    case gradient(across: Vector, start: Float, length: Float)
    case plain
    case cells([(middle: Vector, colour: SIMD3<Float>)])
  }

  private let pattern: Pattern
  /// Red, green and blue, 0...255; grey pictures use the first.
  private let first: SIMD3<Float>
  private let second: SIMD3<Float>

  /// - Parameter extent: width and height of the plane.
  init(_ kind: FarPicture.Kind, extent: Vector, using random: inout SeededGenerator) {
    first = Self.colour(using: &random)
    second = Self.colour(using: &random)
    let across = Vector.direction(turns: Float(random.uniform()))
    let period = Float(random.uniform(0.04...0.3))
    switch kind {
    case .blobs:
      pattern = .blobs(
        (0..<random.integer(in: 3...9)).map { _ in
          (
            Self.place(in: extent, using: &random), Float(random.uniform(0.1...0.6)),
            Self.colour(using: &random)
          )
        })
    case .stripes:
      pattern = .stripes(
        across: across, period: period, share: Float(random.uniform(0.25...0.75)))
    case .checks: pattern = .checks(across: across, period: period)
    case .gradient:
      let (x, y) = (extent.x * across.x, extent.y * across.y)
      pattern = .gradient(across: across, start: min(0, x) + min(0, y), length: abs(x) + abs(y))
    case .noise, .plain: pattern = .plain
    case .cells:
      pattern = .cells(
        (0..<random.integer(in: 6...40)).map { _ in
          (Self.place(in: extent, using: &random), Self.colour(using: &random))
        })
    }
  }

  func colour(at point: Vector) -> SIMD3<Float> {
    switch pattern {
    case .blobs(let spots):
      spots.reduce(first) { colour, spot in
        let distance = point - spot.middle
        let height = max(0, 1 - (distance * distance).sum() / (spot.radius * spot.radius))
        return colour + (spot.colour - colour) * (height * height)
      }
    case .stripes(let across, let period, let share):
      Self.fraction((point * across).sum() / period) < share ? first : second
    case .checks(let across, let period):
      (Self.fraction((point * across).sum() / (2 * period)) < 0.5)
        == (Self.fraction((point * across.perpendicular).sum() / (2 * period)) < 0.5)
        ? first : second
    case .gradient(let across, let start, let length):
      first + (second - first) * max(0, min(1, ((point * across).sum() - start) / length))
    case .plain: first
    case .cells(let cells):
      cells.min { Self.distance($0.middle, point) < Self.distance($1.middle, point) }?.colour
        ?? first
    }
  }

  /// Squared.
  private static func distance(_ a: Vector, _ b: Vector) -> Float { ((a - b) * (a - b)).sum() }

  private static func fraction(_ value: Float) -> Float { value - value.rounded(.down) }

  private static func place(
    in extent: Vector, using random: inout SeededGenerator
  ) -> Vector {
    let x = Float(random.uniform())
    return Vector(x, Float(random.uniform())) * extent
  }

  private static func colour(using random: inout SeededGenerator) -> SIMD3<Float> {
    SIMD3((0..<3).map { _ in Float(random.integer(below: 256)) })
  }
}
