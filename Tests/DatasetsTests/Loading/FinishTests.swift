import Testing

@testable import Datasets

/// Grey, noise and erasing, on images large enough to count in.
@Suite struct FinishTests {
  private static let shape = PixelShape(height: 40, width: 30, channels: 3)

  /// An image of one colour, varied.
  private func varied(_ colour: [UInt8], _ variation: Variation) -> [[Float]] {
    let pixels = Self.shape.height * Self.shape.width
    let dataset = Dataset(
      labels: [], shape: Self.shape, names: ["image"], targets: [],
      pixels: (0..<pixels).flatMap { _ in colour })
    let sampler = ImageSampler(dataset: dataset, normalization: asBytes(channels: 3))
    var output = [Float](repeating: -1, count: Self.shape.count)
    var workspace = sampler.workspace()
    sampler.write(image: 0, variation: variation, into: &output, at: 0, using: &workspace)
    return (0..<pixels).map { Array(output[$0 * 3..<$0 * 3 + 3]) }
  }

  @Test func `a grey image has its luma in every channel`() {
    let found = varied([100, 50, 200], Variation(isGrey: true))
    #expect(found.allSatisfy { close($0, [82.05, 82.05, 82.05]) })
  }

  @Test func `noise has its deviation, is its own in every channel and repeats with its numbers`() {
    let variation = Variation(noise: 10, grain: SeededGenerator(seed: 3))
    let found = varied([128, 128, 128], variation)
    for channel in 0..<3 {
      let values = found.map { Double($0[channel]) - 128 }
      let mean = values.reduce(0, +) / 1200
      let deviation = (values.reduce(0) { $0 + $1 * $1 } / 1200).squareRoot()
      // Standard errors of 0.29 and 0.2.
      #expect(abs(mean) < 1.5 && abs(deviation - 10) < 1)
    }
    #expect(found.contains { abs($0[0] - $0[1]) > 20 })
    #expect(found == varied([128, 128, 128], variation))
    #expect(
      found != varied([128, 128, 128], Variation(noise: 10, grain: SeededGenerator(seed: 4))))
  }

  @Test func `noise stays within black and white`() {
    let found = varied([0, 255, 128], Variation(noise: 60, grain: SeededGenerator(seed: 3)))
    #expect(found.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 <= 255.001 } })
  }

  /// Quantiles of the normal distribution at 0.5 / 4096, 1024.5 / 4096 and 2048.5 / 4096: Python's
  /// `statistics.NormalDist().inv_cdf`.
  @Test func `quantiles are those of the normal distribution`() {
    let found = NormalQuantiles.all
    #expect(found.count == 4096 && zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
    #expect(
      close([found[0], found[1024], found[2048]], [-3.668329, -0.674106, 0.000306], within: 1e-5))
    #expect(zip(found, found.reversed()).allSatisfy { $0 == -$1 })
  }

  @Test func `a rectangle is erased with random pixels and the rest stays`() {
    let erased = Erasure(
      left: 0.2, top: 0.5, width: 0.5, height: 0.25, grain: SeededGenerator(seed: 1))
    let found = varied([7, 7, 7], Variation(erased: erased))
    var values: [Float] = []
    for row in 0..<40 {
      for column in 0..<30 {
        let pixel = found[row * 30 + column]
        if (20..<30).contains(row), (6..<21).contains(column) {
          values += pixel
        } else {
          #expect(close(pixel, [7, 7, 7]))
        }
      }
    }
    // 450 bytes of mean 127.5 and deviation 74: standard error 3.5.
    #expect(abs(values.reduce(0, +) / 450 - 127.5) < 18)
    #expect(values.min() ?? 255 < 5 && values.max() ?? 0 > 250)
  }
}
