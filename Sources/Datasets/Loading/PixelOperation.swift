/// One of RandAugment's operations on the colours of an image.
enum PixelOperation: Equatable, Sendable {
  /// Each channel is stretched to reach from 0 to 255; one of a single value stays.
  case autocontrast
  /// Each channel's values are spread so that all are about equally frequent.
  case equalize
  /// Values from this one on are inverted.
  case solarize(from: Float)
  /// Only so many of the highest bits are kept.
  case posterize(bits: Int)
  /// Unlike its neighbours by this factor: 0 blurs, 1 changes nothing.
  case sharpness(Float)
  case colours(ColourFactors)
}

extension SamplingWorkspace {
  /// Changes ``sampled``, and ``sum`` with it.
  ///
  /// Formulas are those of torchvision's functions of the same names; where these work on whole
  /// numbers, values are rounded first.
  mutating func apply(_ operation: PixelOperation) {
    switch operation {
    case .autocontrast: stretchContrast()
    case .equalize: equalize()
    case .solarize(let threshold):
      let limit = SIMD4<Float>(repeating: threshold)
      change { $0.replacing(with: 255 - $0, where: $0 .>= limit) }
    case .posterize(let bits):
      let mask = SIMD4<Int32>(repeating: 255 & ~((1 << (8 - Int32(bits))) - 1))
      change {
        let kept = PixelMath.rounded($0) & mask
        return SIMD4(Float(kept.x), Float(kept.y), Float(kept.z), 0)
      }
    case .sharpness(let factor): sharpen(by: factor)
    case .colours(let factors):
      let hasColours = shape.channels == 3
      let colours = ColourChange(
        factors, mean: sum / Float(sampled.count), hasColours: hasColours)
      if hasColours {
        change { colours.changed($0) }
      } else {
        change { colours.changedGrey($0) }
      }
    }
  }

  /// Replaces every pixel; works out the new sum.
  @inline(__always)
  mutating func change(_ pixel: (SIMD4<Float>) -> SIMD4<Float>) {
    sum = Self.change(&sampled, pixel)
  }

  @inline(__always)
  private static func change(
    _ pixels: inout [SIMD4<Float>], _ pixel: (SIMD4<Float>) -> SIMD4<Float>
  ) -> SIMD4<Float> {
    var pixels = pixels.mutableSpan
    var sum = SIMD4<Float>.zero
    for index in pixels.indices {
      let changed = pixel(pixels[index])
      pixels[index] = changed
      sum += changed
    }
    return sum
  }

  private mutating func stretchContrast() {
    var low = SIMD4<Float>(repeating: 255)
    var high = SIMD4<Float>.zero
    for pixel in sampled {
      low.replace(with: pixel, where: pixel .< low)
      high.replace(with: pixel, where: pixel .> high)
    }
    let flat = high .<= low
    low.replace(with: 0, where: flat)
    let factor = (255 / (high - low)).replacing(with: 1, where: flat)
    change { PixelMath.cut(($0 - low) * factor) }
  }

  /// The table is Pillow's: cumulated counts in steps of a 255th of all pixels but the lightest.
  private mutating func equalize() {
    let entries = SIMD4<Int32>(0, 256, 512, 768)
    var counts = [Int](repeating: 0, count: 4 * 256)
    for pixel in sampled {
      let places = PixelMath.rounded(pixel) &+ entries
      counts[Int(places.x)] += 1
      counts[Int(places.y)] += 1
      counts[Int(places.z)] += 1
    }
    var table = [Float](repeating: 0, count: 4 * 256)
    for channel in 0..<3 {
      let values = channel * 256..<(channel + 1) * 256
      let step = (sampled.count - (counts[values].last { $0 > 0 } ?? 0)) / 255
      var below = step / 2
      for (value, place) in values.enumerated() {
        table[place] = step == 0 ? Float(value) : Float(min(255, below / step))
        below += counts[place]
      }
    }
    change { pixel in
      let places = PixelMath.rounded(pixel) &+ entries
      return SIMD4(table[Int(places.x)], table[Int(places.y)], table[Int(places.z)], 0)
    }
  }

  /// Away from the mean of the 3 x 3 pixels about each, of which its own counts five times. Pixels
  /// at the border have no such mean and stay.
  private mutating func sharpen(by factor: Float) {
    let (height, width) = (shape.height, shape.width)
    setAside()
    swap(&sampled, &aside)
    sum = .zero
    for row in 0..<height {
      for column in 0..<width {
        let index = row * width + column
        var pixel = aside[index]
        if row > 0, row + 1 < height, column > 0, column + 1 < width {
          var total = pixel * 4
          for middle in [index - width, index, index + width] {
            total += aside[middle - 1] + aside[middle] + aside[middle + 1]
          }
          let mean = (total / 13).rounded(.toNearestOrEven)
          pixel = PixelMath.cut(mean + (pixel - mean) * factor)
        }
        sampled[index] = pixel
        sum += pixel
      }
    }
  }
}
