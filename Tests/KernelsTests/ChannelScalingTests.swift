import Testing

@testable import Kernels

@Suite struct ChannelScalingTests {
  @Test(arguments: ConvolutionTests.shapes, [(false, false), (true, false), (false, true)])
  func `a scaled convolution agrees with its naive twin`(
    shape: ConvolutionShape, relus: (Bool, Bool)
  ) {
    let tensors = ConvolutionTests.Tensors(shape, workers: oneWorker)
    let scaling = ChannelScaling(
      factors: makeSlice(
        randomRows(2, channels: shape.outputChannels, lanes: shape.outputLanes, seed: 12)),
      addend: relus.0 ? nil : randomMap(shape.output, seed: 13), relu: relus.1)
    let (fast, naive) = (makeStaleSlice(shape.outputCount), makeStaleSlice(shape.outputCount))
    Convolution.forward(
      shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias, output: fast,
      relu: relus.0, scaling: scaling, scratch: tensors.scratch, workers: oneWorker)
    Naive.Convolution.forward(
      shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias, output: naive,
      relu: relus.0, scaling: scaling, scratch: tensors.scratch, workers: oneWorker)
    #expect(
      largestDifference(fast, naive)
        <= tolerance(shape, terms: shape.kernel * shape.kernel * shape.channels))
  }

  @Test(arguments: NormalizationTests.shapes)
  func `running statistics as factors normalise as inference does`(shape: MapShape) {
    let tensors = NormalizationTests.Tensors(shape)
    let factors = makeStaleSlice(ChannelScaling.count(lanes: shape.lanes))
    BatchNormalization.inferenceFactors(
      lanes: shape.lanes, scale: tensors.scale, shift: tensors.shift,
      runningMean: tensors.mean, runningVariance: tensors.variance, factors: factors)
    Naive.BatchNormalization.inferenceForward(
      shape, input: tensors.input, scale: tensors.scale, shift: tensors.shift,
      runningMean: tensors.mean, runningVariance: tensors.variance, output: tensors.output,
      workers: oneWorker)
    for index in 0..<shape.count {
      let lane = index % shape.lanes
      let value = tensors.input[index] * factors[lane] + factors[shape.lanes + lane]
      // Variances near zero make factors of up to 300, which magnify rounding.
      #expect(abs(value - tensors.output[index]) <= 4e-5)
    }
  }
}
