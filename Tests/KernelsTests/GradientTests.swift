import Testing

@testable import Kernels

/// Fast gradients against slopes of the naive forward passes.
@Suite struct GradientTests {
  /// The sum of outputs times fixed factors, whose gradient with respect to the outputs is the
  /// factors.
  static func weighted(_ output: Slice, _ factors: Slice) -> Double {
    zip(output.read(), factors.read()).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// A convolution is linear in each of its tensors, so a step of a half has only rounding error:
  /// of outputs up to 10, 1e-6 each.
  static let tolerance: Float = 2e-5

  static func expectSlopes(
    of values: Slice, _ gradient: Slice, _ loss: () -> Double,
    location: SourceLocation = #_sourceLocation
  ) {
    for index in 0..<gradient.count {
      let found = slope(of: values, at: index, step: 0.5, loss)
      #expect(abs(found - gradient[index]) <= tolerance, sourceLocation: location)
    }
  }

  @Test(arguments: [
    ConvolutionShape(
      batch: 2, height: 5, width: 4, channels: 3, outputChannels: 2, kernel: 3, stride: 2,
      padding: 1),
    ConvolutionShape(
      batch: 1, height: 4, width: 3, channels: 2, outputChannels: 3, kernel: 5, padding: 2),
    ConvolutionShape(
      batch: 1, height: 4, width: 5, channels: 3, outputChannels: 2, kernel: 3, padding: 1,
      readsImage: true),
  ]) func `of a convolution`(shape: ConvolutionShape) {
    let tensors = ConvolutionTests.Tensors(shape, workers: oneWorker)
    let output = makeStaleSlice(shape.outputCount)
    func loss() -> Double {
      Naive.Convolution.forward(
        shape, input: tensors.input, weights: tensors.weights, bias: tensors.bias,
        output: output, scratch: tensors.scratch, workers: oneWorker)
      return Self.weighted(output, tensors.outputGradient)
    }
    let inputGradient = makeStaleSlice(shape.inputCount)
    let weightsGradient = makeStaleSlice(shape.weightsCount)
    let biasGradient = makeStaleSlice(shape.outputLanes)
    if !shape.readsImage {
      Convolution.backwardData(
        shape, outputGradient: tensors.outputGradient, weights: tensors.weights,
        inputGradient: inputGradient, scratch: tensors.scratch, workers: oneWorker)
      Self.expectSlopes(of: tensors.input, inputGradient, loss)
    }
    Convolution.backwardWeights(
      shape, input: tensors.input, outputGradient: tensors.outputGradient,
      weightsGradient: weightsGradient, biasGradient: biasGradient, scratch: tensors.scratch,
      workers: oneWorker)
    Self.expectSlopes(of: tensors.weights, weightsGradient, loss)
    Self.expectSlopes(of: tensors.bias, biasGradient, loss)
  }

  @Test(arguments: [
    DenseShape(batch: 3, channels: 5, units: 2),
    DenseShape(batch: 2, height: 2, width: 3, channels: 2, units: 18),
    DenseShape(batch: 2, height: 3, width: 2, channels: 3, units: 4, readsImage: true),
  ]) func `of a dense layer`(shape: DenseShape) {
    let input = makeSlice(
      randomRows(
        shape.batch * shape.height * shape.width, channels: shape.channels,
        lanes: shape.channelLanes, seed: 1))
    let weights = makeSlice(
      shape.packed(weights: randomVector(shape.units * shape.inputs, seed: 2)))
    let factors = randomMap(shape.output, seed: 3)
    let scratch = makeStaleSlice(shape.scratchCount(workers: oneWorker))
    let output = makeStaleSlice(shape.outputCount)
    func loss() -> Double {
      Naive.Dense.forward(
        shape, input: input, weights: weights, bias: nil, output: output, scratch: scratch,
        workers: oneWorker)
      return Self.weighted(output, factors)
    }
    if !shape.readsImage {
      let inputGradient = makeStaleSlice(shape.inputCount)
      Dense.backwardData(
        shape, outputGradient: factors, weights: weights, inputGradient: inputGradient,
        scratch: scratch, workers: oneWorker)
      Self.expectSlopes(of: input, inputGradient, loss)
    }
    let weightsGradient = makeStaleSlice(shape.weightsCount)
    Dense.backwardWeights(
      shape, input: input, outputGradient: factors, weightsGradient: weightsGradient,
      biasGradient: nil, scratch: scratch, workers: oneWorker)
    Self.expectSlopes(of: weights, weightsGradient, loss)
  }
}
