import Testing

@testable import Kernels

@Suite struct ConvolutionTests {
  /// Odd shapes on purpose: maps of one pixel, channels around the vector width, strides that
  /// leave rows over, kernels larger than the map, batches of one and of an odd number.
  static let shapes: [ConvolutionShape] = {
    func shape(
      _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, _ outputs: Int, _ kernel: Int,
      _ stride: Int, _ padding: Int, image: Bool = false
    ) -> ConvolutionShape {
      ConvolutionShape(
        batch: batch, height: height, width: width, channels: channels, outputChannels: outputs,
        kernel: kernel, stride: stride, padding: padding, readsImage: image)
    }
    return [
      shape(1, 1, 1, 1, 1, 1, 1, 0), shape(1, 1, 1, 17, 33, 3, 1, 1),
      shape(2, 1, 1, 3, 5, 1, 2, 0), shape(33, 2, 3, 5, 7, 3, 1, 1),
      shape(1, 7, 5, 16, 16, 3, 1, 1), shape(2, 8, 8, 32, 48, 3, 1, 1),
      shape(1, 9, 11, 70, 15, 3, 2, 1), shape(3, 7, 7, 31, 18, 3, 3, 2),
      shape(2, 10, 9, 16, 70, 5, 1, 2), shape(1, 11, 10, 20, 20, 5, 2, 0),
      shape(1, 12, 9, 9, 10, 5, 3, 3), shape(1, 13, 13, 4, 17, 7, 1, 3),
      shape(2, 9, 14, 17, 3, 7, 2, 3), shape(1, 8, 8, 18, 16, 7, 3, 0),
      shape(2, 6, 6, 33, 17, 1, 1, 0), shape(2, 7, 7, 33, 17, 1, 2, 0),
      shape(1, 7, 8, 16, 16, 1, 3, 1), shape(1, 3, 3, 2, 2, 3, 1, 3),
      shape(1, 4, 4, 1, 20, 5, 3, 2), shape(1, 20, 20, 40, 24, 3, 1, 0),
      shape(1, 2, 2, 400, 20, 3, 1, 1), shape(4, 4, 4, 130, 130, 3, 2, 1),
      shape(1, 9, 9, 1, 32, 3, 1, 1, image: true), shape(33, 5, 6, 3, 20, 3, 1, 1, image: true),
      shape(2, 11, 12, 3, 16, 7, 2, 3, image: true), shape(1, 9, 8, 4, 9, 7, 3, 0, image: true),
      shape(2, 6, 7, 2, 33, 5, 1, 2, image: true), shape(1, 5, 5, 3, 8, 1, 1, 0, image: true),
      shape(1, 6, 6, 3, 8, 1, 2, 1, image: true), shape(1, 1, 1, 4, 8, 3, 1, 1, image: true),
    ]
  }()

  /// Random tensors of one shape, padding lanes zero, and stale scratch space.
  struct Tensors {
    let input, weights, bias, outputGradient, scratch: Slice

    init(_ shape: ConvolutionShape, workers: Workers) {
      input = makeSlice(
        randomRows(
          shape.inputPixels, channels: shape.channels, lanes: shape.inputLanes, seed: 1))
      weights = makeSlice(
        shape.packed(
          weights: randomVector(
            shape.outputChannels * shape.channels * shape.kernel * shape.kernel, seed: 2)))
      bias = makeSlice(
        randomRows(1, channels: shape.outputChannels, lanes: shape.outputLanes, seed: 3))
      outputGradient = randomMap(shape.output, seed: 4)
      scratch = makeStaleSlice(shape.scratchCount(workers: workers))
    }
  }

  @Test(arguments: shapes, [false, true])
  func `forward agrees with its naive twin`(shape: ConvolutionShape, relu: Bool) {
    let tensors = Tensors(shape, workers: oneWorker)
    for bias in [nil, tensors.bias] {
      let fast = makeStaleSlice(shape.outputCount)
      let naive = makeStaleSlice(shape.outputCount)
      Convolution.forward(
        shape, input: tensors.input, weights: tensors.weights, bias: bias, output: fast,
        relu: relu, scratch: tensors.scratch, workers: oneWorker)
      Naive.Convolution.forward(
        shape, input: tensors.input, weights: tensors.weights, bias: bias, output: naive,
        relu: relu, scratch: tensors.scratch, workers: oneWorker)
      #expect(
        largestDifference(fast, naive)
          <= tolerance(shape, terms: shape.kernel * shape.kernel * shape.channels))
    }
  }

  @Test(arguments: shapes.filter { !$0.readsImage })
  func `backward to data agrees with its naive twin`(shape: ConvolutionShape) {
    let tensors = Tensors(shape, workers: oneWorker)
    let fast = makeStaleSlice(shape.inputCount)
    let naive = makeStaleSlice(shape.inputCount)
    Convolution.backwardData(
      shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
      inputGradient: fast, scratch: tensors.scratch, workers: oneWorker)
    Naive.Convolution.backwardData(
      shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
      inputGradient: naive, scratch: tensors.scratch, workers: oneWorker)
    #expect(
      largestDifference(fast, naive)
        <= tolerance(shape, terms: shape.kernel * shape.kernel * shape.outputChannels))
  }

  @Test(arguments: shapes)
  func `backward to weights agrees with its naive twin`(shape: ConvolutionShape) {
    let tensors = Tensors(shape, workers: oneWorker)
    let fast = makeStaleSlice(shape.weightsCount)
    let naive = makeStaleSlice(shape.weightsCount)
    let fastBias = makeStaleSlice(shape.outputLanes)
    let naiveBias = makeStaleSlice(shape.outputLanes)
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: fast, biasGradient: fastBias, scratch: tensors.scratch,
      workers: oneWorker)
    Naive.Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: naive, biasGradient: naiveBias, scratch: tensors.scratch,
      workers: oneWorker)
    let tolerance = tolerance(shape, terms: shape.outputPixels)
    #expect(largestDifference(fast, naive) <= tolerance)
    #expect(largestDifference(fastBias, naiveBias) <= tolerance)
  }

  /// The shapes of the sweep and two with many blocks of pixels, so that sums are split.
  @Test(
    arguments: shapes + [
      ConvolutionShape(
        batch: 9, height: 24, width: 24, channels: 3, outputChannels: 20, kernel: 3, padding: 1,
        readsImage: true),
      ConvolutionShape(
        batch: 9, height: 24, width: 24, channels: 20, outputChannels: 36, kernel: 3, padding: 1),
    ])
  func `any number of workers gives the same bits`(shape: ConvolutionShape) {
    var first: [[Float]]?
    for count in workerCounts {
      let workers = Workers(count: count)
      let tensors = Tensors(shape, workers: workers)
      let output = makeStaleSlice(shape.outputCount)
      let inputGradient = makeStaleSlice(shape.inputCount)
      let weightsGradient = makeStaleSlice(shape.weightsCount)
      let biasGradient = makeStaleSlice(shape.outputLanes)
      Convolution.forward(
        shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias,
        output: output, scratch: tensors.scratch, workers: workers)
      if !shape.readsImage {
        Convolution.backwardData(
          shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
          inputGradient: inputGradient, scratch: tensors.scratch, workers: workers)
      }
      Convolution.backwardWeights(
        shape, input: tensors.input, outputGradient: tensors.outputGradient,
        weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: tensors.scratch,
        workers: workers)
      let results = [output, inputGradient, weightsGradient, biasGradient].map { $0.read() }
      #expect(results == first ?? results)
      first = first ?? results
    }
  }

  @Test func `padding lanes of the gradients stay zero`() {
    let shape = ConvolutionShape(
      batch: 2, height: 5, width: 5, channels: 5, outputChannels: 19, kernel: 3, padding: 1)
    let tensors = Tensors(shape, workers: oneWorker)
    let weightsGradient = makeStaleSlice(shape.weightsCount)
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: weightsGradient, biasGradient: nil, scratch: tensors.scratch,
      workers: oneWorker)
    let stored = weightsGradient.read()
    #expect(shape.packed(weights: shape.unpacked(weights: stored)) == stored)
  }

  @Test func `a value that is not a number passes through a rectified output`() {
    let shape = ConvolutionShape(
      batch: 1, height: 1, width: 1, channels: 1, outputChannels: 1, kernel: 1, padding: 0)
    let tensors = Tensors(shape, workers: oneWorker)
    tensors.input.write([.nan])
    let output = makeStaleSlice(shape.outputCount)
    Convolution.forward(
      shape, input: tensors.input, weights: tensors.weights, bias: nil, output: output,
      relu: true, scratch: tensors.scratch, workers: oneWorker)
    #expect(output.read()[0].isNaN)
  }
}
