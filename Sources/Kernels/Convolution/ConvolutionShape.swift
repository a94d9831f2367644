/// The shape of a two-dimensional convolution with a square kernel, zero padding and one group.
///
/// - Input: `[batch, height, width, inputLanes]`.
/// - Output: `[batch, outputHeight, outputWidth, outputLanes]`.
/// - Weights: `[outputLanes / 16, kernel, kernel, inputLanes, 16]`, so that the weights which one
///   block of output channels needs lie in the order in which they are used.
package struct ConvolutionShape: Equatable, Sendable {
  package var batch: Int
  package var height: Int
  package var width: Int
  /// True input channels.
  package var channels: Int
  /// True output channels.
  package var outputChannels: Int
  /// Side of the kernel, odd.
  package var kernel: Int
  package var stride: Int
  package var padding: Int
  /// Whether the input is the network's own, stored without padding lanes. Such a convolution
  /// has no backward pass to data.
  package var readsImage: Bool
  /// Whether sums are those of the definition, never of an algorithm that multiplies less.
  package var isExact: Bool

  /// - Precondition: the kernel fits the padded input at least once.
  package init(
    batch: Int, height: Int, width: Int, channels: Int, outputChannels: Int, kernel: Int,
    stride: Int = 1, padding: Int, readsImage: Bool = false, isExact: Bool = false
  ) {
    require(
      batch > 0 && height > 0 && width > 0 && channels > 0 && outputChannels > 0,
      "a convolution of \(batch) x \(height) x \(width) x \(channels) to \(outputChannels)")
    require(
      kernel > 0 && kernel % 2 == 1 && stride > 0 && padding >= 0
        && min(height, width) + 2 * padding >= kernel,
      "kernel \(kernel), stride \(stride), padding \(padding) on \(height) x \(width)")
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.outputChannels = outputChannels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.readsImage = readsImage
    self.isExact = isExact
  }

  /// Stored input channels.
  package var inputLanes: Int { readsImage ? channels : paddedChannels(channels) }
  /// Stored output channels, also the count of a bias.
  package var outputLanes: Int { paddedChannels(outputChannels) }
  package var outputHeight: Int { (height + 2 * padding - kernel) / stride + 1 }
  package var outputWidth: Int { (width + 2 * padding - kernel) / stride + 1 }

  package var inputPixels: Int { batch * height * width }
  package var outputPixels: Int { batch * outputHeight * outputWidth }
  package var inputCount: Int { inputPixels * inputLanes }
  package var outputCount: Int { outputPixels * outputLanes }
  /// Stored weights of one block of 16 output channels, divided by 16.
  package var depth: Int { kernel * kernel * inputLanes }
  package var weightsCount: Int { depth * outputLanes }

  package var output: MapShape {
    MapShape(
      batch: batch, height: outputHeight, width: outputWidth, channels: outputChannels)
  }

  /// Multiply-adds of one forward pass, taps that meet the padding included.
  package var multiplyAdds: Int {
    outputPixels * kernel * kernel * channels * outputChannels
  }

  /// Where the weight of a kernel position, input channel and output channel is stored.
  package func weightIndex(row: Int, column: Int, input: Int, output: Int) -> Int {
    let block = output / channelBlock
    let tap = (block * kernel + row) * kernel + column
    return (tap * inputLanes + input) * channelBlock + output % channelBlock
  }

  /// Stored weights from PyTorch's `[output, input, row, column]`.
  package func packed(weights: [Float]) -> [Float] {
    require(
      weights.count == outputChannels * channels * kernel * kernel,
      "\(weights.count) weights for \(outputChannels) x \(channels) x \(kernel) x \(kernel)")
    var stored = [Float](repeating: 0, count: weightsCount)
    forEachWeight { position, index in stored[index] = weights[position] }
    return stored
  }

  /// PyTorch's `[output, input, row, column]` from stored weights.
  package func unpacked(weights stored: [Float]) -> [Float] {
    require(
      stored.count == weightsCount, "\(stored.count) stored weights; \(weightsCount) are expected")
    var weights = [Float](
      repeating: 0, count: outputChannels * channels * kernel * kernel)
    forEachWeight { position, index in weights[position] = stored[index] }
    return weights
  }

  private func forEachWeight(_ body: (_ position: Int, _ index: Int) -> Void) {
    var position = 0
    for output in 0..<outputChannels {
      for input in 0..<channels {
        for row in 0..<kernel {
          for column in 0..<kernel {
            body(position, weightIndex(row: row, column: column, input: input, output: output))
            position += 1
          }
        }
      }
    }
  }
}
