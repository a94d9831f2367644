extension Naive {
  package enum Convolution {}
}

extension Naive.Convolution {
  package static func forward(
    _ shape: ConvolutionShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool = false, scaling: ChannelScaling? = nil, scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: input, weights: weights, bias: bias, output: output, scratch: nil, workers: workers)
    forEachOutput(shape) { image, row, column, channel, index in
      var sum = bias.map { Double($0[channel]) } ?? 0
      forEachTap(shape, image, row, column) { tapRow, tapColumn, pixel in
        for source in 0..<shape.channels {
          let weight = shape.weightIndex(
            row: tapRow, column: tapColumn, input: source, output: channel)
          sum += Double(input[pixel * shape.inputLanes + source]) * Double(weights[weight])
        }
      }
      if relu { sum = max(sum, 0) }
      if let scaling {
        let scale = Double(scaling.factors[channel])
        sum = sum * scale + Double(scaling.factors[shape.outputLanes + channel])
        if let addend = scaling.addend { sum += Double(addend[index]) }
        if scaling.relu { sum = max(sum, 0) }
      }
      output[index] = channel < shape.outputChannels ? Float(sum) : 0
    }
  }

  package static func backwardData(
    _ shape: ConvolutionShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: inputGradient, weights: weights, bias: nil, output: outputGradient, scratch: nil,
      workers: workers)
    var sums = [Double](repeating: 0, count: shape.inputCount)
    forEachOutput(shape) { image, row, column, channel, index in
      guard channel < shape.outputChannels else { return }
      let gradient = Double(outputGradient[index])
      forEachTap(shape, image, row, column) { tapRow, tapColumn, pixel in
        for input in 0..<shape.channels {
          let weight = shape.weightIndex(
            row: tapRow, column: tapColumn, input: input, output: channel)
          sums[pixel * shape.inputLanes + input] += gradient * Double(weights[weight])
        }
      }
    }
    for index in 0..<shape.inputCount { inputGradient[index] = Float(sums[index]) }
  }

  package static func backwardWeights(
    _ shape: ConvolutionShape, input: Slice, outputGradient: Slice, weightsGradient: Slice,
    biasGradient: Slice?, scratch: Slice, workers: Workers
  ) {
    shape.check(
      input: input, weights: weightsGradient, bias: biasGradient, output: outputGradient,
      scratch: nil, workers: workers)
    var sums = [Double](repeating: 0, count: shape.weightsCount)
    var biasSums = [Double](repeating: 0, count: shape.outputLanes)
    forEachOutput(shape) { image, row, column, channel, index in
      guard channel < shape.outputChannels else { return }
      let gradient = Double(outputGradient[index])
      biasSums[channel] += gradient
      forEachTap(shape, image, row, column) { tapRow, tapColumn, pixel in
        for source in 0..<shape.channels {
          let weight = shape.weightIndex(
            row: tapRow, column: tapColumn, input: source, output: channel)
          sums[weight] += gradient * Double(input[pixel * shape.inputLanes + source])
        }
      }
    }
    for index in 0..<shape.weightsCount { weightsGradient[index] = Float(sums[index]) }
    if let biasGradient {
      for channel in 0..<shape.outputLanes { biasGradient[channel] = Float(biasSums[channel]) }
    }
  }

  /// Visits every stored output: image, row, column, channel and index.
  private static func forEachOutput(
    _ shape: ConvolutionShape, _ body: (Int, Int, Int, Int, Int) -> Void
  ) {
    var index = 0
    for image in 0..<shape.batch {
      for row in 0..<shape.outputHeight {
        for column in 0..<shape.outputWidth {
          for channel in 0..<shape.outputLanes {
            body(image, row, column, channel, index)
            index += 1
          }
        }
      }
    }
  }

  /// Visits the kernel positions of an output that meet the image, with the input pixel there.
  private static func forEachTap(
    _ shape: ConvolutionShape, _ image: Int, _ row: Int, _ column: Int,
    _ body: (_ tapRow: Int, _ tapColumn: Int, _ pixel: Int) -> Void
  ) {
    for tapRow in 0..<shape.kernel {
      let inputRow = row * shape.stride + tapRow - shape.padding
      guard inputRow >= 0 && inputRow < shape.height else { continue }
      for tapColumn in 0..<shape.kernel {
        let inputColumn = column * shape.stride + tapColumn - shape.padding
        guard inputColumn >= 0 && inputColumn < shape.width else { continue }
        body(
          tapRow, tapColumn, (image * shape.height + inputRow) * shape.width + inputColumn)
      }
    }
  }
}
