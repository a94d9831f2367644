/// The light of a scene and the camera that takes it: where the light comes from, how much of it
/// there is, of which colour, and how grainy the picture gets.
struct Lighting: Sendable {
  /// Where the light comes from, of length 1.
  let direction: Vector
  private let exposure: Float
  private let tint: SIMD4<Float>
  private let contrast: Float
  private let falloff: Float
  private let vignette: Float
  private let grain: Float

  init(using random: inout SeededGenerator) {
    let side: Float = random.chance(0.5) ? 1 : -1
    direction = Vector.direction(turns: -0.25 + side * Float(random.uniform(0.02...0.2)))
    exposure = Float(random.uniform(0.84...1.12))
    let warmth = Float(random.uniform(-0.09...0.09))
    tint = SIMD4(1 + warmth, 1 + Float(random.uniform(-0.03...0.03)), 1 - warmth, 1)
    contrast = Float(random.uniform(0.86...1.12))
    falloff = Float(random.uniform(0...0.3))
    vignette = Float(random.uniform(0...0.22))
    grain = Float(random.uniform(0...0.028))
  }

  /// Lights and takes the picture that was painted.
  func develop(_ canvas: inout Canvas, using random: inout SeededGenerator) {
    let width = Float(canvas.width)
    let height = Float(canvas.height)
    var noise = random
    canvas.develop { pixel, x, y in
      let place = Vector((Float(x) + 0.5) / width, (Float(y) + 0.5) / height) - 0.5
      let toLight = (place * direction).sum()
      let fromCentre = (place * place).sum()
      let light = exposure * (1 + falloff * toLight) * (1 - vignette * fromCentre * 2)
      let bits = noise.next()
      // The sum of four uniform numbers: near enough to the bell curve of a sensor.
      let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48)
      let speck = (Float(sum) * 0x1p-16 - 2) * grain
      return ((pixel - 0.5) * contrast + 0.5) * tint * light + speck
    }
    random = noise
  }
}
