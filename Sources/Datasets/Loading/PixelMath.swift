/// Arithmetic on one pixel of 0...255: red, green and blue, or grey in the first place.
enum PixelMath {
  /// Every channel within 0...`white`.
  @inline(__always)
  static func cut(_ pixel: SIMD4<Float>, at white: Float = 255) -> SIMD4<Float> {
    let white = SIMD4<Float>(repeating: white)
    // Not `clamped`, which takes a vector apart.
    let black = SIMD4<Float>(repeating: 0)
    let positive = pixel.replacing(with: black, where: pixel .< black)
    return positive.replacing(with: white, where: positive .> white)
  }

  /// The weights of ITU-R BT.601, which sum to 1.
  @inline(__always)
  static func luma(_ pixel: SIMD4<Float>) -> Float {
    let parts = pixel * SIMD4(0.299, 0.587, 0.114, 0)
    return parts.x + parts.y + parts.z
  }

  /// The nearest whole numbers; for numbers not below 0.
  @inline(__always)
  static func rounded(_ pixel: SIMD4<Float>) -> SIMD4<Int32> {
    // Lane by lane: the conversion of whole vectors is no machine instruction, but many calls.
    let pixel = pixel + 0.5
    return SIMD4(Int32(pixel.x), Int32(pixel.y), Int32(pixel.z), Int32(pixel.w))
  }

  /// The colour whose hue is further round the circle by a share of it, with the same lightest and
  /// darkest channel.
  ///
  /// - Parameter turn: -0.5...0.5.
  /// - Source: Smith, "Color gamut transform pairs" (1978), whose hexagon the circle is.
  @inline(__always)
  static func turned(_ pixel: SIMD4<Float>, hue turn: Float) -> SIMD4<Float> {
    let (red, green, blue) = (pixel.x, pixel.y, pixel.z)
    // Two at a time, as more make an array.
    let light = max(max(red, green), blue)
    let range = light - min(min(red, green), blue)
    guard range > 0 else { return pixel }
    // In sixths of the circle from red, within 0..<6.
    var hue =
      light == red
      ? (green - blue) / range
      : light == green ? 2 + (blue - red) / range : 4 + (red - green) / range
    hue += 6 * turn
    if hue < 0 { hue += 6 } else if hue >= 6 { hue -= 6 }
    // Each channel on its own way round: dark at 1...3, light at 5...6 and from 0 on.
    var place = SIMD4<Float>(5, 3, 1, 0) + hue
    place.replace(with: place - 6, where: place .>= SIMD4(repeating: 6))
    let falling = 4 - place
    let darkness = cut(place.replacing(with: falling, where: falling .< place), at: 1)
    return light - range * darkness
  }
}
