import Testing

@testable import Kernels

/// Winograd's algorithm against the naive twin, on the shapes at which its tiles, panels and shares
/// are cut differently.
@Suite struct WinogradTests {
  private static func shape(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, _ outputs: Int, padding: Int = 1,
    stride: Int = 1
  ) -> ConvolutionShape {
    ConvolutionShape(
      batch: batch, height: height, width: width, channels: channels, outputChannels: outputs,
      kernel: 3, stride: stride, padding: padding)
  }

  /// Whole tiles, tiles cut off on either side, a single tile, every padding, batches of 1 and 33.
  static let maps = [
    shape(1, 4, 4, 3, 5), shape(33, 4, 4, 7, 3), shape(1, 3, 3, 16, 16), shape(33, 3, 4, 5, 20),
    shape(1, 7, 8, 20, 17), shape(33, 7, 7, 17, 5), shape(2, 13, 6, 9, 33),
    shape(1, 16, 15, 40, 24), shape(2, 9, 11, 18, 20, padding: 0),
    shape(2, 6, 7, 20, 18, padding: 2), shape(1, 23, 3, 12, 12), shape(33, 8, 8, 16, 16),
    shape(1, 8, 8, 3, 5, stride: 2), shape(33, 7, 8, 17, 5, stride: 2),
    shape(2, 15, 16, 9, 33, stride: 2), shape(1, 31, 23, 20, 40, stride: 2),
  ]

  /// Many tiles or many channels: work that is shared otherwise.
  static let large = [
    shape(9, 20, 20, 34, 50), shape(3, 9, 9, 130, 200), shape(2, 5, 5, 300, 70),
    shape(33, 12, 12, 65, 66), shape(9, 31, 32, 34, 50, stride: 2),
    shape(3, 16, 15, 130, 200, stride: 2), shape(2, 8, 8, 300, 70, stride: 2),
  ]

  static let channels = (1...70).flatMap {
    [shape(1, 5, 6, $0, 71 - $0), shape(1, 7, 8, 71 - $0, $0, stride: 2)]
  }

  @Test(arguments: maps + large + channels)
  func `every pass agrees with its naive twin`(shape: ConvolutionShape) {
    #expect(shape.usesWinograd)
    let tensors = ConvolutionTests.Tensors(shape, workers: oneWorker)
    let (fast, naive) = (Passes(shape), Passes(shape))
    fast.run(tensors)
    naive.runNaively(tensors)
    let taps = shape.kernel * shape.kernel
    #expect(
      largestDifference(fast.output, naive.output)
        <= tolerance(shape, terms: taps * shape.channels))
    #expect(
      largestDifference(fast.inputGradient, naive.inputGradient)
        <= tolerance(shape, terms: taps * shape.outputChannels))
    let pixels = tolerance(shape, terms: shape.outputPixels)
    #expect(largestDifference(fast.weightsGradient, naive.weightsGradient) <= pixels)
    #expect(largestDifference(fast.biasGradient, naive.biasGradient) <= pixels)
  }

  @Test(arguments: large)
  func `any number of workers gives the same bits`(shape: ConvolutionShape) {
    var first: [[Float]]?
    for count in workerCounts {
      let workers = Workers(count: count)
      let passes = Passes(shape)
      passes.run(ConvolutionTests.Tensors(shape, workers: workers), workers: workers)
      let values = passes.all.map { $0.read() }
      #expect(values == first ?? values)
      first = values
    }
  }

  @Test(arguments: [shape(2, 13, 6, 9, 33), shape(3, 9, 9, 130, 200)])
  func `a gradient behind a ReLU counts only where the ReLU let values through`(
    shape: ConvolutionShape
  ) {
    let tensors = ConvolutionTests.Tensors(shape, workers: oneWorker)
    let output = randomMap(shape.output, seed: 9)
    let passed = makeStaleSlice(shape.outputCount)
    let (fused, apart) = (Passes(shape), Passes(shape))
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      rectified: (output, passed), weightsGradient: fused.weightsGradient,
      biasGradient: fused.biasGradient, scratch: tensors.scratch, workers: oneWorker)
    let masked = makeStaleSlice(shape.outputCount)
    Naive.Elementwise.reluBackward(
      shape.output, output: output, outputGradient: tensors.outputGradient,
      inputGradient: masked, workers: oneWorker)
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: masked, weightsGradient: apart.weightsGradient,
      biasGradient: apart.biasGradient, scratch: tensors.scratch, workers: oneWorker)
    #expect(passed.read() == masked.read())
    #expect(fused.weightsGradient.read() == apart.weightsGradient.read())
    #expect(fused.biasGradient.read() == apart.biasGradient.read())
  }

  @Test func `a value that is not a number stays one`() {
    let shape = Self.shape(1, 8, 8, 16, 16)
    let tensors = ConvolutionTests.Tensors(shape, workers: oneWorker)
    tensors.input[(3 * 8 + 3) * 16] = .nan
    let passes = Passes(shape)
    passes.run(tensors)
    #expect(passes.output[(3 * 8 + 3) * 16].isNaN)
  }

  @Test func `exact convolutions and maps that tiles would mostly miss stay direct`() {
    var exact = Self.shape(1, 8, 8, 16, 16)
    exact.isExact = true
    #expect(!exact.usesWinograd)
    #expect(!Self.shape(1, 1, 1, 16, 16).usesWinograd)
    #expect(!Self.shape(1, 2, 2, 16, 16).usesWinograd)
    #expect(!Self.shape(1, 8, 8, 16, 16, padding: 0, stride: 2).usesWinograd)
    #expect(Self.shape(1, 4, 4, 512, 512).usesWinograd)
  }
}

/// The results of the three passes.
private struct Passes {
  let shape: ConvolutionShape
  let output, inputGradient, weightsGradient, biasGradient: Slice

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    output = makeStaleSlice(shape.outputCount)
    inputGradient = makeStaleSlice(shape.inputCount)
    weightsGradient = makeStaleSlice(shape.weightsCount)
    biasGradient = makeStaleSlice(shape.outputLanes)
  }

  var all: [Slice] { [output, inputGradient, weightsGradient, biasGradient] }

  func run(_ tensors: ConvolutionTests.Tensors, workers: Workers = oneWorker) {
    Convolution.forward(
      shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias, output: output,
      relu: true, scratch: tensors.scratch, workers: workers)
    Convolution.backwardData(
      shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
      inputGradient: inputGradient, scratch: tensors.scratch, workers: workers)
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: tensors.scratch,
      workers: workers)
  }

  func runNaively(_ tensors: ConvolutionTests.Tensors) {
    Naive.Convolution.forward(
      shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias, output: output,
      relu: true, scratch: tensors.scratch, workers: oneWorker)
    Naive.Convolution.backwardData(
      shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
      inputGradient: inputGradient, scratch: tensors.scratch, workers: oneWorker)
    Naive.Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: tensors.scratch,
      workers: oneWorker)
  }
}
