import Testing

@testable import Datasets

@Suite struct ContactSheetTests {
  private let augmentation = Augmentation(
    flip: true, crop: 0.6, rotation: 20, colour: 0.3, noise: 4, mixUp: 0.5)

  @Test func `tiles are the pixels that training sees`() {
    let dataset = jumble(count: 12)
    let images = [0, 3, 4, 5, 8, 10]
    let sheet = ContactSheet(
      dataset: dataset, images: [3, 8], augmentation: augmentation, seed: 6, variants: 2,
      training: images)
    let normalization = PixelNormalization(mean: [0.3, 0.4, 0.5], scale: [0.2, 0.3, 0.25])
    let loader = BatchLoader(
      dataset: dataset, images: images, batch: 4, augmentation: augmentation,
      normalization: normalization, seed: 6, shuffled: true, dropIncomplete: false)
    for epoch in 0..<2 {
      for batch in (0..<2).map({ loader.batch(epoch: epoch, index: $0) }) {
        for (place, image) in batch.indices.enumerated() {
          let tile = sheet.tile(image: image, epoch: epoch).map { Float($0) }
          let seen = batch.images[place * 48..<place * 48 + 48].enumerated().map { index, value in
            255 * (value * normalization.scale[index % 3] + normalization.mean[index % 3])
          }
          #expect(close(tile, seen, within: 0.501))
        }
      }
    }
    #expect(sheet.tile(image: 8, epoch: nil) == Array(dataset.bytes[8 * 48..<9 * 48]))
  }

  @Test func `a picture has a row an image and a column an epoch, enlarged by whole pixels`() {
    let dataset = greySet(height: 1, width: 2, [[10, 20], [30, 40], [50, 60]])
    let sheet = ContactSheet(
      dataset: dataset, images: [2, 0], augmentation: .none, seed: 0, variants: 1)
    let picture = sheet.picture(side: 5)
    // Tiles of 2 x 4 pixels, gaps of 4; three gaps after the images as they are.
    #expect(picture.height == 4 + 2 * (2 + 4) && picture.width == 4 + 4 + 12 + 4 + 4)
    #expect(picture.pixels.count == picture.height * picture.width * 3)
    func grey(_ row: Int, _ column: Int) -> UInt8 {
      picture.pixels[(row * picture.width + column) * 3]
    }
    for left in [4, 20] {
      #expect((0..<4).map { grey(4, left + $0) } == [50, 50, 60, 60])
      #expect((0..<4).map { grey(5, left + $0) } == [50, 50, 60, 60])
      #expect((0..<4).map { grey(11, left + $0) } == [10, 10, 20, 20])
      #expect(grey(4, left - 1) == 235 && grey(6, left) == 235)
    }
  }

  @Test func `a sheet without images or variants is ground`() {
    let dataset = greySet(height: 1, width: 1, [[10]])
    let sheet = ContactSheet(
      dataset: dataset, images: [], augmentation: .none, seed: 0, variants: 0)
    #expect(sheet.picture(side: 1).pixels.allSatisfy { $0 == 235 })
  }
}
