extension SamplingWorkspace {
  /// Fills ``sampled`` and ``sum`` from ``bytes`` through any map: bilinear, the border repeated.
  ///
  /// - Parameter map: from the result to the image, in shares of their sides.
  mutating func sampleTurned(_ map: AffineMap) {
    let (height, width) = (shape.height, shape.width)
    setAside()
    for row in 0..<height {
      Self.read(row: row, of: bytes, shape: shape, into: &aside, at: row * width)
    }
    sum = Self.sample(aside, through: map, shape: shape, into: &sampled)
  }

  /// Returns the sum of all pixels.
  private static func sample(
    _ source: [SIMD4<Float>], through map: AffineMap, shape: PixelShape,
    into sampled: inout [SIMD4<Float>]
  ) -> SIMD4<Float> {
    let (height, width) = (shape.height, shape.width)
    // In pixels, whose centres lie at half positions.
    let across = SIMD2(Float(map.xx), Float(map.yx / shape.aspect))
    let down = SIMD2(Float(map.xy * shape.aspect), Float(map.yy))
    let origin = SIMD2(Float(map.x0 * Double(width)), Float(map.y0 * Double(height)))
    let last = SIMD2(Float(width - 1), Float(height - 1))
    let source = source.span
    var sampled = sampled.mutableSpan
    var sum = SIMD4<Float>.zero
    for row in 0..<height {
      let start = origin + down * (Float(row) + 0.5) - 0.5
      for column in 0..<width {
        let place = bounded(start + across * (Float(column) + 0.5), by: last)
        let (x, y) = (Int(place.x), Int(place.y))
        let (shareX, shareY) = (place.x - Float(x), place.y - Float(y))
        let upper = y &* width &+ x
        let lower = y &+ 1 < height ? upper &+ width : upper
        let right = x &+ 1 < width ? 1 : 0
        let above = source[upper] + (source[upper &+ right] - source[upper]) * shareX
        let below = source[lower] + (source[lower &+ right] - source[lower]) * shareX
        let pixel = above + (below - above) * shareY
        sampled[row &* width &+ column] = pixel
        sum += pixel
      }
    }
    return sum
  }

  /// Gives ``aside`` its size.
  mutating func setAside() {
    if aside.isEmpty {
      aside = [SIMD4<Float>](repeating: .zero, count: shape.height * shape.width)
    }
  }

  @inline(__always)
  private static func bounded(_ place: SIMD2<Float>, by last: SIMD2<Float>) -> SIMD2<Float> {
    let first = SIMD2<Float>.zero
    let positive = place.replacing(with: first, where: place .< first)
    return positive.replacing(with: last, where: positive .> last)
  }
}
