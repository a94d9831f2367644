/// Takes images out of a data set as normalised numbers, varied or as they are.
///
/// A pixel is worked on as one vector of four numbers, whatever its channels (grey uses the first).
struct ImageSampler: Sendable {
  private let pixels: PixelStore
  private let shape: PixelShape
  /// Per channel: `gain * byte + offset` is the normalised number.
  private let gain: SIMD4<Float>
  private let offset: SIMD4<Float>
  /// When nothing is varied.
  private let table: NormalizationTable

  init(dataset: Dataset, normalization: PixelNormalization) {
    let channels = dataset.shape.channels
    precondition(
      normalization.mean.count == channels,
      "\(normalization.mean.count) means for \(channels) channels")
    pixels = dataset.pixels
    shape = dataset.shape
    var (gain, offset) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    for channel in 0..<channels {
      gain[channel] = 1 / (255 * normalization.scale[channel])
      offset[channel] = -normalization.mean[channel] / normalization.scale[channel]
    }
    self.gain = gain
    self.offset = offset
    table = NormalizationTable(normalization)
  }

  /// Room to work in, to be used for one image after the other.
  func workspace() -> SamplingWorkspace { SamplingWorkspace(shape: shape) }

  /// Writes one image, `[height, width, channel]`, into `output` from `start` on.
  func write(
    image: Int, variation: Variation, into output: inout [Float], at start: Int,
    using workspace: inout SamplingWorkspace
  ) {
    pixels.copy(image: image, into: &workspace.bytes)
    guard !variation.changesNothing else {
      return table.write(workspace.bytes, into: &output, at: start)
    }
    workspace.sample(variation.placement)
    for operation in variation.operations { workspace.apply(operation) }
    // What is no more than factors is done on the way out.
    var factors = variation.colours
    if !variation.isPlain {
      workspace.finish(variation)
      factors = ColourFactors()
    }
    let colours = ColourChange(
      factors, mean: workspace.sum / Float(shape.height * shape.width),
      hasColours: shape.channels == 3)
    if shape.channels == 3 {
      writeColours(workspace.sampled, colours, into: &output, at: start)
    } else {
      writeGrey(workspace.sampled, colours, into: &output, at: start)
    }
  }

  /// Has the disk fetch images that are about to be written.
  func prepare(_ images: [Int]) { pixels.prepare(images) }

  private func writeColours(
    _ sampled: [SIMD4<Float>], _ colours: ColourChange, into output: inout [Float], at start: Int
  ) {
    let sampled = sampled.span
    var output = output.mutableSpan
    var place = start
    for index in sampled.indices {
      let result = colours.changed(sampled[index]) * gain + offset
      output[place] = result.x
      output[place &+ 1] = result.y
      output[place &+ 2] = result.z
      place &+= 3
    }
  }

  private func writeGrey(
    _ sampled: [SIMD4<Float>], _ colours: ColourChange, into output: inout [Float], at start: Int
  ) {
    let sampled = sampled.span
    var output = output.mutableSpan
    for index in sampled.indices {
      output[start &+ index] = (colours.changedGrey(sampled[index]) * gain + offset).x
    }
  }
}
