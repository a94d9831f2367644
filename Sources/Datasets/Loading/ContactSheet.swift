/// Images beside what training would see of them: a row an image, first as it is, then as it is
/// varied in each of the first epochs.
package struct ContactSheet: Sendable {
  /// The images, a row each.
  package let images: [Int]
  /// How many epochs are shown.
  package let variants: Int
  private let shape: PixelShape
  private let plain: BatchAssembler
  private let varied: BatchAssembler

  /// - Parameters:
  ///   - images: of `dataset`.
  ///   - variants: shows epochs 0..<`variants`.
  ///   - training: the images trained on, in the order in which the loader is given them: where
  ///     images are mixed, partners are drawn from them. `images` when nil.
  ///   - epochVisits: how many of them an epoch visits; nil for each one once.
  package init(
    dataset: Dataset, images: [Int], augmentation: Augmentation, seed: UInt64, variants: Int,
    training: [Int]? = nil, epochVisits: Int? = nil
  ) {
    precondition(variants >= 0, "\(variants) variants")
    self.images = images
    self.variants = variants
    shape = dataset.shape
    let asBytes = PixelNormalization(
      mean: [Float](repeating: 0, count: shape.channels),
      scale: [Float](repeating: 1 / 255, count: shape.channels))
    func assembler(_ augmentation: Augmentation?) -> BatchAssembler {
      BatchAssembler(
        dataset: dataset, images: training ?? images, batchSize: 1, augmentation: augmentation,
        normalization: asBytes, seed: seed, shuffled: true, epochVisits: epochVisits)
    }
    plain = assembler(nil)
    varied = assembler(augmentation)
  }

  // MARK: Tiles

  /// One image as it is, or as it is trained on in an epoch (its first copy, if it has several).
  ///
  /// - Parameters:
  ///   - image: of the data set.
  ///   - epoch: nil for the image as it is.
  /// - Returns: `[height, width, 3]`, at the size of the data set.
  package func tile(image: Int, epoch: Int?) -> [UInt8] {
    let assembler = epoch == nil ? plain : varied
    let epoch = epoch ?? 0
    let item = assembler.item(
      EpochOrder.Visit(image: image, copy: 0), epoch: epoch,
      visits: assembler.visits(epoch: epoch))
    var values = [Float](repeating: 0, count: shape.count)
    var workspace = assembler.workspace()
    assembler.write(item, at: 0, into: &values, using: &workspace)
    let pixels = values.map { UInt8(max(0, min(255, $0.rounded()))) }
    return RawImage(
      height: shape.height, width: shape.width, channels: shape.channels, pixels: pixels
    ).converted(channels: 3).pixels
  }

  /// The same, fitted into a space with its shape kept; never enlarged.
  package func tile(
    image: Int, epoch: Int?, within space: (height: Int, width: Int)
  ) -> Picture {
    let pixels = tile(image: image, epoch: epoch)
    let share = min(
      1, Double(space.height) / Double(shape.height), Double(space.width) / Double(shape.width))
    let height = max(1, Int((share * Double(shape.height)).rounded()))
    let width = max(1, Int((share * Double(shape.width)).rounded()))
    let whole = RawImage(height: shape.height, width: shape.width, channels: 3, pixels: pixels)
    return Picture(
      height: height, width: width, pixels: whole.resized(height: height, width: width).pixels)
  }

  // MARK: The whole

  /// A picture of 3 interleaved channels.
  package struct Picture: Equatable, Sendable {
    package var height: Int
    package var width: Int
    /// `[height, width, 3]`.
    package var pixels: [UInt8]
  }

  /// All tiles on a light ground, a wider gap after the images as they are. Pixels become squares,
  /// so that each can be told from the next.
  ///
  /// - Parameter side: about how long the longer side of a tile becomes, in pixels; never less than
  ///   it is.
  package func picture(side: Int = 128) -> Picture {
    let zoom = max(1, side / max(shape.height, shape.width))
    let gap = 4
    let (tileHeight, tileWidth) = (shape.height * zoom, shape.width * zoom)
    var picture = Picture(
      height: images.count * (tileHeight + gap) + gap,
      width: (variants + 1) * (tileWidth + gap) + (variants > 0 ? 3 : 1) * gap, pixels: [])
    picture.pixels = [UInt8](repeating: 235, count: picture.height * picture.width * 3)
    for column in 0...variants {
      for (row, image) in images.enumerated() {
        let tile = tile(image: image, epoch: column == 0 ? nil : column - 1)
        let left = gap + column * (tileWidth + gap) + (column == 0 ? 0 : 2 * gap)
        place(tile, zoom: zoom, top: gap + row * (tileHeight + gap), left: left, in: &picture)
      }
    }
    return picture
  }

  private func place(
    _ tile: [UInt8], zoom: Int, top: Int, left: Int, in picture: inout Picture
  ) {
    for row in 0..<shape.height * zoom {
      for column in 0..<shape.width * zoom {
        let source = (row / zoom * shape.width + column / zoom) * 3
        let target = ((top + row) * picture.width + left + column) * 3
        for channel in 0..<3 { picture.pixels[target + channel] = tile[source + channel] }
      }
    }
  }
}
