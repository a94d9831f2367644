import Glibc

/// Bits that hardly change when a picture is saved again, rescaled or lightly edited, and of which
/// about half differ between pictures of different things.
///
/// Of the cosine transform of 16x16 grey pixels, the signs of the 8x8 lowest frequencies without
/// the first, which is the brightness.
///
/// - Source: Zauner, "Implementation and benchmarking of perceptual image hash functions" (2010),
///   but for the signs, which stand in for comparisons with the median: they find the same copies
///   and need no sorting.
package struct PerceptualHash: Equatable, Hashable, Sendable {
  package var bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// How many bits differ, 0...63.
  package func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }
}

/// Works out the perceptual hashes of pictures of one shape.
struct PerceptualHasher: Sendable {
  /// Pictures of less contrast (standard deviation of the 16x16 grey pixels, of 255) show next to
  /// nothing: their bits would be noise, and any two of them are alike.
  static let leastContrast: Float = 4

  private static let side = 16
  private static let kept = 8

  private let shape: PixelShape
  private let reduction: PictureReduction

  init(shape: PixelShape) {
    self.shape = shape
    reduction = PictureReduction(
      of: PixelShape(height: shape.height, width: shape.width, channels: 1), height: Self.side,
      width: Self.side)
  }

  /// - Parameter pixels: `[height, width, channel]`; 0...255.
  /// - Returns: nil for a picture of hardly any contrast.
  func hash(of pixels: [UInt8]) -> PerceptualHash? {
    let grey = RawImage(
      height: shape.height, width: shape.width, channels: shape.channels, pixels: pixels
    ).converted(channels: 1)
    let small = reduction.reduced(grey.pixels).pixels
    let lines = (0..<Self.side).map { y in
      var line = SIMD16<Float>()
      for x in 0..<Self.side { line[x] = Float(small[y * Self.side + x]) }
      return line
    }
    let count = Float(small.count)
    let mean = lines.reduce(SIMD16(), +).sum() / count
    let squares = lines.reduce(SIMD16()) { $0 + ($1 - mean) * ($1 - mean) }.sum()
    guard squares >= Self.leastContrast * Self.leastContrast * count else { return nil }

    var bits: UInt64 = 0
    for v in 0..<Self.kept {
      var wave = SIMD16<Float>()
      for y in 0..<Self.side { wave += lines[y] * Self.cosines[v][y] }
      for u in 0..<Self.kept where v > 0 || u > 0 {
        bits = bits << 1 | ((wave * Self.cosines[u]).sum() > 0 ? 1 : 0)
      }
    }
    return PerceptualHash(bits: bits)
  }

  /// Per frequency of the DCT-II, its wave over the places.
  private static let cosines: [SIMD16<Float>] = (0..<kept).map { u in
    var wave = SIMD16<Float>()
    for x in 0..<side { wave[x] = Float(cos(Double(u * (2 * x + 1)) * .pi / Double(2 * side))) }
    return wave
  }
}
