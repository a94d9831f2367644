import Foundation

extension SamplingWorkspace {
  /// What is done to ``sampled`` after operations: colours, hue, grey, blur, noise and erasing.
  mutating func finish(_ variation: Variation) {
    if variation.colours != ColourFactors() { apply(.colours(variation.colours)) }
    if shape.channels == 3, variation.hue != 0 {
      change { PixelMath.turned($0, hue: variation.hue) }
    }
    if shape.channels == 3, variation.isGrey {
      change { SIMD4(repeating: PixelMath.luma($0)) }
    }
    if variation.blur > 0 { blur(deviation: variation.blur) }
    if variation.noise > 0 {
      var random = variation.grain
      Self.addNoise(deviation: variation.noise, to: &sampled, using: &random)
    }
    if let erased = variation.erased { erase(erased) }
  }

  // MARK: Blur

  /// A Gaussian cut off beyond three standard deviations; the border repeats.
  private mutating func blur(deviation: Float) {
    let kernel = Self.gaussian(deviation: deviation)
    let (height, width) = (shape.height, shape.width)
    setAside()
    for row in 0..<height {
      Self.blur(
        sampled, into: &aside, start: row * width, step: 1, count: width, kernel: kernel)
    }
    for column in 0..<width {
      Self.blur(
        aside, into: &sampled, start: column, step: width, count: height, kernel: kernel)
    }
  }

  /// The weights of the centre and of its neighbours to one side; both sides sum to 1.
  static func gaussian(deviation: Float) -> [Float] {
    let radius = Int((3 * deviation).rounded(.up))
    let weights = (0...radius).map { exp(-0.5 * pow(Double($0) / Double(deviation), 2)) }
    let total = 2 * weights.reduce(0, +) - weights[0]
    return weights.map { Float($0 / total) }
  }

  private static func blur(
    _ source: [SIMD4<Float>], into result: inout [SIMD4<Float>], start: Int, step: Int, count: Int,
    kernel: [Float]
  ) {
    let source = source.span
    let kernel = kernel.span
    var result = result.mutableSpan
    for place in 0..<count {
      let index = start &+ place &* step
      var sum = source[index] * kernel[0]
      for distance in 1..<kernel.count {
        let before = start &+ max(0, place &- distance) &* step
        let after = start &+ min(count &- 1, place &+ distance) &* step
        sum += (source[before] + source[after]) * kernel[distance]
      }
      result[index] = sum
    }
  }

  // MARK: Noise

  private static func addNoise(
    deviation: Float, to pixels: inout [SIMD4<Float>], using random: inout SeededGenerator
  ) {
    let table = NormalQuantiles.all
    let quantiles = table.span
    var pixels = pixels.mutableSpan
    for index in pixels.indices {
      let bits = random.next()
      let noise = SIMD4<Float>(
        quantiles[Int(truncatingIfNeeded: bits & 0xfff)],
        quantiles[Int(truncatingIfNeeded: bits >> 12 & 0xfff)],
        quantiles[Int(truncatingIfNeeded: bits >> 24 & 0xfff)], 0)
      pixels[index] = PixelMath.cut(pixels[index] + noise * deviation)
    }
  }

  // MARK: Erasing

  private mutating func erase(_ erased: Erasure) {
    var random = erased.grain
    let rows = Self.pixels(from: erased.top, share: erased.height, of: shape.height)
    let columns = Self.pixels(from: erased.left, share: erased.width, of: shape.width)
    for row in rows {
      for column in columns {
        let bits = random.next()
        sampled[row * shape.width + column] = SIMD4(
          Float(bits & 0xff), Float(bits >> 8 & 0xff), Float(bits >> 16 & 0xff), 0)
      }
    }
  }

  /// The pixels of a side that a share of it covers by half or more.
  private static func pixels(from start: Double, share: Double, of length: Int) -> Range<Int> {
    let first = (start * Double(length)).rounded()
    let end = ((start + share) * Double(length)).rounded()
    return (Int(first)..<Int(end)).clamped(to: 0..<length)
  }
}
