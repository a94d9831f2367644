import Testing

@testable import Datasets

/// All expected values are worked out by hand.
@Suite struct ImageSamplerTests {
  private func sample(_ dataset: Dataset, _ variation: Variation) -> [Float] {
    let sampler = ImageSampler(
      dataset: dataset, normalization: asBytes(channels: dataset.shape.channels))
    var output = [Float](repeating: -1, count: dataset.shape.count)
    var workspace = sampler.workspace()
    sampler.write(
      image: 0, variation: variation, into: &output, at: 0, using: &workspace)
    return output
  }

  @Test func `a mirrored image has its columns in reverse`() {
    let dataset = greySet(height: 2, width: 3, [[1, 2, 3, 4, 5, 6]])
    #expect(
      close(sample(dataset, Variation(placement: Placement(mirrored: true))), [3, 2, 1, 6, 5, 4]))
  }

  @Test func `a crop is stretched between pixel centres`() {
    // Half of each side, from a quarter in and at the top. Columns look at 0.75, 1.25, 1.75, 2.25;
    // rows at -0.25 (the border repeats) and 0.25.
    let dataset = greySet(height: 2, width: 4, [[0, 10, 20, 30, 100, 110, 120, 130]])
    let found = sample(dataset, Variation(placement: Placement(side: 0.5, left: 0.25, top: 0)))
    #expect(close(found, [7.5, 12.5, 17.5, 22.5, 32.5, 37.5, 42.5, 47.5]))
  }

  @Test func `a crop at the far corner stays inside the image`() {
    let dataset = greySet(height: 2, width: 2, [[0, 10, 20, 30]])
    // Both rows and columns look at 0.75 and 1.25, which the border cuts to 1.
    let found = sample(dataset, Variation(placement: Placement(side: 0.5, left: 0.5, top: 0.5)))
    #expect(close(found, [22.5, 25, 27.5, 30]))
  }

  @Test func `a mirrored crop is the crop mirrored`() {
    let dataset = greySet(height: 2, width: 4, [[0, 10, 20, 30, 100, 110, 120, 130]])
    let found = sample(
      dataset, Variation(placement: Placement(mirrored: true, side: 0.5, left: 0.25, top: 0)))
    #expect(close(found, [22.5, 17.5, 12.5, 7.5, 47.5, 42.5, 37.5, 32.5]))
  }

  @Test func `brightness multiplies and is cut off at white`() {
    let dataset = greySet(height: 1, width: 3, [[0, 100, 200]])
    #expect(
      close(sample(dataset, Variation(colours: ColourFactors(brightness: 1.5))), [0, 150, 255]))
  }

  @Test func `contrast spreads values about the image's mean`() {
    let dataset = greySet(height: 1, width: 3, [[50, 100, 150]])
    #expect(
      close(sample(dataset, Variation(colours: ColourFactors(contrast: 0.5))), [75, 100, 125]))
    #expect(close(sample(dataset, Variation(colours: ColourFactors(contrast: 3))), [0, 100, 250]))
  }

  @Test func `without saturation a colour becomes its luma`() {
    let dataset = Dataset(
      labels: [], shape: PixelShape(height: 1, width: 2, channels: 3), names: ["0"], targets: [],
      pixels: [100, 50, 200, 10, 10, 10])
    // 0.299 * 100 + 0.587 * 50 + 0.114 * 200 = 82.05; grey stays grey.
    let found = sample(dataset, Variation(colours: ColourFactors(saturation: 0)))
    #expect(close(found, [82.05, 82.05, 82.05, 10, 10, 10]))
    // Half way there.
    let half = sample(dataset, Variation(colours: ColourFactors(saturation: 0.5)))
    #expect(close(half, [91.025, 66.025, 141.025, 10, 10, 10]))
  }

  @Test func `saturation leaves a grey image alone`() {
    let dataset = greySet(height: 1, width: 2, [[40, 80]])
    #expect(close(sample(dataset, Variation(colours: ColourFactors(saturation: 0.2))), [40, 80]))
  }

  @Test func `an image of one pixel can be cropped and mirrored`() {
    let dataset = greySet(height: 1, width: 1, [[77]])
    #expect(
      close(
        sample(dataset, Variation(placement: Placement(mirrored: true, side: 0.3, left: 0.7))), [77]
      ))
  }
}
