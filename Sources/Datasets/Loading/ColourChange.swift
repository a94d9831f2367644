/// Brightness, contrast and saturation in this order, cut off once at 0 and 255.
///
/// The three are one: brightness and contrast make `v` to `factor * v + shift`, and saturation then
/// keeps its share of that and takes the rest from its luma. The weights of luma sum to 1, so the
/// shift is in both.
struct ColourChange {
  private let shift: Float
  /// Factors of the value itself, and of the luma.
  private let own: Float
  private let common: Float
  private let isNone: Bool

  /// - Parameter mean: of all pixels, channel by channel, as 0...255.
  init(_ factors: ColourFactors, mean: SIMD4<Float>, hasColours: Bool) {
    let grey = hasColours ? PixelMath.luma(mean) : mean.x
    let factor = factors.brightness * factors.contrast
    let saturation = hasColours ? factors.saturation : 1
    shift = factors.brightness * grey * (1 - factors.contrast)
    own = factor * saturation
    common = factor * (1 - saturation)
    isNone = factors == ColourFactors()
  }

  @inline(__always)
  func changed(_ pixel: SIMD4<Float>) -> SIMD4<Float> {
    isNone ? pixel : PixelMath.cut(pixel * own + (PixelMath.luma(pixel) * common + shift))
  }

  @inline(__always)
  func changedGrey(_ pixel: SIMD4<Float>) -> SIMD4<Float> {
    isNone ? pixel : PixelMath.cut(pixel * own + shift)
  }
}
