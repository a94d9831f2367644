/// Pixels being painted, and the paint of one row on its way there.
///
/// Coordinates are pixels: the first pixel's centre lies at (0.5, 0.5). Edges are antialiased by
/// the distance of a pixel's centre to them, which is what makes a whisker show at 32 x 32.
struct Canvas: Sendable {
  let height: Int
  let width: Int
  private(set) var pixels: [SIMD4<Float>]
  private var distances: [SIMD8<Float>]
  private var colours: [SIMD4<Float>]

  init(height: Int, width: Int) {
    precondition(height > 0 && width > 0, "a canvas of \(height) x \(width)")
    self.height = height
    self.width = width
    pixels = Array(repeating: .zero, count: height * width)
    distances = Array(repeating: .zero, count: (width + 7) / 8 + 1)
    colours = Array(repeating: .zero, count: width + 8)
  }

  /// Paints over what lies within `shape`.
  ///
  /// - Parameters:
  ///   - frame: where the pattern of `paint` is laid out.
  ///   - opacity: 1 hides what was there, 0 leaves it.
  ///   - softness: how many pixels the edge takes from all to nothing; 1 is a sharp edge.
  ///   - light: the direction the light comes from, of length 1 or less.
  mutating func fill(
    _ shape: Shape, with paint: Paint, frame: Frame, opacity: Float = 1, softness: Float = 1,
    light: Vector = .zero
  ) {
    let (low, high) = shape.bounds
    let margin = softness / 2 + 0.5
    let left = max(0, Self.whole(low.x - margin))
    let right = min(width, Self.whole(high.x + margin) + 1)
    let top = max(0, Self.whole(low.y - margin))
    let bottom = min(height, Self.whole(high.y + margin) + 1)
    guard left < right, top < bottom else { return }

    let groups = (right - left + 7) / 8
    let sharpness = 1 / max(softness, 1e-3)
    let patterned = paint.pattern != .plain
    let middle = (low + high) / 2
    let reach = pointwiseMax((high - low) / 2, Vector(1, 1))
    let slope = light * paint.roundness / reach
    for y in top..<bottom {
      let start = Vector(Float(left) + 0.5, Float(y) + 0.5)
      shape.distances(x: start.x, y: start.y, groups: groups, into: &distances)
      if patterned {
        paint.colours(from: start, count: right - left, frame: frame, into: &colours)
      }
      let rowLight = 1 + (start.y - middle.y) * slope.y - middle.x * slope.x
      for group in 0..<groups {
        let cover = (0.5 - distances[group] * sharpness).clamped(
          lowerBound: .zero, upperBound: .one)
        guard cover.max() > 0 else { continue }
        let first = left + group * 8
        for lane in 0..<min(8, right - first) {
          let share = cover[lane] * opacity
          guard share > 0 else { continue }
          let x = first + lane
          let index = y * width + x
          let colour = patterned ? colours[x - left] : paint.first.lanes
          let lit = colour * (rowLight + (Float(x) + 0.5) * slope.x)
          pixels[index] += (lit - pixels[index]) * share
        }
      }
    }
  }

  /// Paints over everything.
  mutating func cover(with paint: Paint, frame: Frame) {
    let middle = Vector(Float(width), Float(height)) / 2
    fill(
      .box(centre: middle, half: middle + 2, axis: Vector(1, 0), corner: 0), with: paint,
      frame: frame)
  }

  /// Replaces every pixel by what `change` makes of it, row by row from the top left.
  mutating func develop(_ change: (_ pixel: SIMD4<Float>, _ x: Int, _ y: Int) -> SIMD4<Float>) {
    for y in 0..<height {
      for x in 0..<width {
        pixels[y * width + x] = change(pixels[y * width + x], x, y)
      }
    }
  }

  /// The picture as bytes, `[height, width, channels]`; one channel is the luma.
  func bytes(channels: Int) -> [UInt8] {
    precondition(channels == 1 || channels == 3, "\(channels) channels; allowed: 1 or 3")
    var result = [UInt8](repeating: 0, count: pixels.count * channels)
    for (index, pixel) in pixels.enumerated() {
      if channels == 1 {
        result[index] = Self.byte(Colour(pixel).luma)
      } else {
        result[index * 3] = Self.byte(pixel.x)
        result[index * 3 + 1] = Self.byte(pixel.y)
        result[index * 3 + 2] = Self.byte(pixel.z)
      }
    }
    return result
  }

  private static func byte(_ value: Float) -> UInt8 { UInt8(max(0, min(255, value * 255 + 0.5))) }

  /// The whole number below, within the range that matters to a picture.
  private static func whole(_ value: Float) -> Int {
    Int(max(-1e6, min(1e6, value.rounded(.down))))
  }
}
