import Testing

@testable import Datasets

@Suite struct PixelNormalizationTests {
  @Test func `mean and deviation are those of the named images only`() {
    let dataset = greySet(height: 1, width: 2, [[0, 255], [9, 9], [255, 0]])
    let found = PixelNormalization.measured(on: dataset, images: [0, 2])
    #expect(found == PixelNormalization(mean: [0.5], scale: [0.5]))
  }

  @Test func `channels are measured apart`() {
    let dataset = Dataset(
      labels: [], shape: PixelShape(height: 1, width: 2, channels: 3), names: ["0"], targets: [],
      pixels: [0, 51, 10, 102, 51, 30])
    let found = PixelNormalization.measured(on: dataset, images: [0])
    #expect(close(found.mean, [0.2, 0.2, 20 / 255], within: 1e-6))
    // The second channel does not vary: scale 1, so that it becomes 0.
    #expect(close(found.scale, [0.2, 1, 10 / 255], within: 1e-6))
  }

  @Test func `no images give mean 0 and scale 1`() {
    let found = PixelNormalization.measured(on: jumble(count: 2), images: [])
    #expect(found == PixelNormalization(mean: [0, 0, 0], scale: [1, 1, 1]))
  }

  @Test func `normalised images have mean 0 and deviation 1`() {
    let dataset = jumble(count: 30)
    let images = Array(0..<30)
    let loader = BatchLoader(
      dataset: dataset, images: images, batch: 30, augmentation: nil,
      normalization: .measured(on: dataset, images: images), seed: 1, shuffled: false,
      dropIncomplete: false)
    let values = loader.batch(epoch: 0, index: 0).images
    for channel in 0..<3 {
      let own = stride(from: channel, to: values.count, by: 3).map { values[$0] }
      let mean = own.reduce(0, +) / Float(own.count)
      let square = own.reduce(0) { $0 + $1 * $1 } / Float(own.count)
      #expect(abs(mean) < 1e-4 && abs(square - mean * mean - 1) < 1e-3)
    }
  }
}
