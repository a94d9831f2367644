/// The shape of a dense layer on the flattened maps of a batch.
///
/// - Input: `[batch, inputLanes]`, the maps as they are stored (`[height, width, lanes]` each).
/// - Output: `[batch, outputLanes]`.
/// - Weights: `[outputLanes / 16, inputLanes, 16]`, zero where an input is a padding lane.
package struct DenseShape: Equatable, Sendable {
  package var batch: Int
  /// Height, width and true channels of the maps that are flattened; 1 and 1 for vectors.
  package var height: Int
  package var width: Int
  package var channels: Int
  /// True outputs.
  package var units: Int
  /// Whether the input is the network's own, stored without padding lanes. Such a layer has no
  /// backward pass to data.
  package var readsImage: Bool

  package init(
    batch: Int, height: Int = 1, width: Int = 1, channels: Int, units: Int,
    readsImage: Bool = false
  ) {
    require(
      batch > 0 && height > 0 && width > 0 && channels > 0 && units > 0,
      "a dense layer from \(batch) x \(height) x \(width) x \(channels) to \(units)")
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.units = units
    self.readsImage = readsImage
  }

  /// Stored channels of one position of the input.
  package var channelLanes: Int { readsImage ? channels : paddedChannels(channels) }
  /// Stored inputs of one image.
  package var inputLanes: Int { height * width * channelLanes }
  /// True inputs of one image.
  package var inputs: Int { height * width * channels }
  /// Stored outputs of one image, also the count of a bias.
  package var outputLanes: Int { paddedChannels(units) }
  package var inputCount: Int { batch * inputLanes }
  package var outputCount: Int { batch * outputLanes }
  package var weightsCount: Int { inputLanes * outputLanes }
  package var output: MapShape { MapShape(batch: batch, channels: units) }
  package var multiplyAdds: Int { batch * inputs * units }

  /// The same arithmetic as a 1x1 convolution of one position whose channels are all stored
  /// inputs.
  package var convolution: ConvolutionShape {
    ConvolutionShape(
      batch: batch, height: 1, width: 1, channels: inputLanes, outputChannels: units, kernel: 1,
      padding: 0, readsImage: readsImage)
  }

  package func scratchCount(workers: Workers) -> Int {
    convolution.scratchCount(workers: workers)
  }

  /// Stored weights from PyTorch's `[units, channels * height * width]`, whose inputs are in the
  /// order of a flattened NCHW map.
  package func packed(weights: [Float]) -> [Float] {
    require(
      weights.count == units * inputs, "\(weights.count) weights for \(inputs) x \(units)")
    var stored = [Float](repeating: 0, count: weightsCount)
    forEachWeight { position, index in stored[index] = weights[position] }
    return stored
  }

  /// PyTorch's `[units, channels * height * width]` from stored weights.
  package func unpacked(weights stored: [Float]) -> [Float] {
    require(
      stored.count == weightsCount, "\(stored.count) stored weights; \(weightsCount) are expected")
    var weights = [Float](repeating: 0, count: units * inputs)
    forEachWeight { position, index in weights[position] = stored[index] }
    return weights
  }

  private func forEachWeight(_ body: (_ position: Int, _ index: Int) -> Void) {
    var position = 0
    for unit in 0..<units {
      let block = unit / channelBlock * inputLanes
      for channel in 0..<channels {
        for pixel in 0..<height * width {
          let input = pixel * channelLanes + channel
          body(position, (block + input) * channelBlock + unit % channelBlock)
          position += 1
        }
      }
    }
  }
}
