import Testing

@testable import Kernels

/// Kernels against results of PyTorch in double precision; the tolerance is single precision's.
@Suite struct ReferenceTests {
  @Test func `a convolution of stride two`() {
    let shape = ConvolutionShape(
      batch: 2, height: 5, width: 4, channels: 3, outputChannels: 4, kernel: 3, stride: 2,
      padding: 1)
    let scratch = makeStaleSlice(shape.scratchCount(workers: oneWorker))
    let input = makeMap(salt: 1, MapShape(batch: 2, height: 5, width: 4, channels: 3))
    let weights = makeSlice(shape.packed(weights: values(2, 4 * 3 * 9)))
    let bias = makeSlice(values(3, 4) + [Float](repeating: 0, count: 12))
    let output = makeStaleSlice(shape.outputCount)
    let outputGradient = makeMap(salt: 4, shape.output)
    let inputGradient = makeStaleSlice(shape.inputCount)
    let weightsGradient = makeStaleSlice(shape.weightsCount)
    let biasGradient = makeStaleSlice(shape.outputLanes)

    Convolution.forward(
      shape, input: input, weights: weights, bias: bias, output: output, scratch: scratch,
      workers: oneWorker)
    expect(rows(output, shape.output), PyTorchReference.convolutionOutput)
    Convolution.backwardData(
      shape, outputGradient: outputGradient, weights: weights, inputGradient: inputGradient,
      scratch: scratch, workers: oneWorker)
    expect(
      inputGradient.readRows(40, columns: 3, lanes: 16),
      PyTorchReference.convolutionInputGradient)
    Convolution.backwardWeights(
      shape, input: input, outputGradient: outputGradient, weightsGradient: weightsGradient,
      biasGradient: biasGradient, scratch: scratch, workers: oneWorker)
    expect(
      shape.unpacked(weights: weightsGradient.read()),
      PyTorchReference.convolutionWeightsGradient)
    expect(Array(biasGradient.read().prefix(4)), PyTorchReference.convolutionBiasGradient)
  }

  @Test func `a dense layer on a flattened map`() {
    let shape = DenseShape(batch: 2, height: 2, width: 3, channels: 5, units: 4)
    let map = MapShape(batch: 2, height: 2, width: 3, channels: 5)
    let scratch = makeStaleSlice(shape.scratchCount(workers: oneWorker))
    let input = makeMap(salt: 5, map)
    let weights = makeSlice(shape.packed(weights: values(6, 4 * 30)))
    let bias = makeSlice(values(7, 4) + [Float](repeating: 0, count: 12))
    let output = makeStaleSlice(shape.outputCount)
    let outputGradient = makeMap(salt: 8, shape.output)
    let inputGradient = makeStaleSlice(shape.inputCount)
    let weightsGradient = makeStaleSlice(shape.weightsCount)

    Dense.forward(
      shape, input: input, weights: weights, bias: bias, output: output, scratch: scratch,
      workers: oneWorker)
    expect(rows(output, shape.output), PyTorchReference.denseOutput)
    Dense.backwardData(
      shape, outputGradient: outputGradient, weights: weights, inputGradient: inputGradient,
      scratch: scratch, workers: oneWorker)
    expect(rows(inputGradient, map), PyTorchReference.denseInputGradient)
    Dense.backwardWeights(
      shape, input: input, outputGradient: outputGradient, weightsGradient: weightsGradient,
      biasGradient: nil, scratch: scratch, workers: oneWorker)
    expect(
      shape.unpacked(weights: weightsGradient.read()), PyTorchReference.denseWeightsGradient)
  }

  @Test func `batch normalisation and its running statistics`() {
    let shape = MapShape(batch: 3, height: 2, width: 2, channels: 3)
    let scratch = makeStaleSlice(BatchNormalization.scratchCount(shape))
    let zeros = [Float](repeating: 0, count: 13)
    let scale = makeSlice(values(9, 3) + zeros)
    let shift = makeSlice(values(10, 3) + zeros)
    let (mean, variance) = (makeSlice([0, 0, 0] + zeros), makeSlice([1, 1, 1] + zeros))
    let (savedMean, savedInverse) = (makeStaleSlice(16), makeStaleSlice(16))
    let input = makeMap(salt: 11, shape)
    let output = makeStaleSlice(shape.count)
    for input in [makeMap(salt: 12, shape), input] {
      BatchNormalization.trainingForward(
        shape, input: input, scale: scale, shift: shift, runningMean: mean,
        runningVariance: variance, output: output, savedMean: savedMean,
        savedInverseDeviation: savedInverse, scratch: scratch, workers: oneWorker)
    }
    expect(rows(output, shape), PyTorchReference.normalizationOutput)
    expect(Array(mean.read().prefix(3)), PyTorchReference.normalizationRunningMean)
    expect(Array(variance.read().prefix(3)), PyTorchReference.normalizationRunningVariance)

    let inputGradient = makeStaleSlice(shape.count)
    let (scaleGradient, shiftGradient) = (makeStaleSlice(16), makeStaleSlice(16))
    BatchNormalization.backward(
      shape, input: input, outputGradient: makeMap(salt: 13, shape), scale: scale,
      savedMean: savedMean, savedInverseDeviation: savedInverse, inputGradient: inputGradient,
      scaleGradient: scaleGradient, shiftGradient: shiftGradient, scratch: scratch,
      workers: oneWorker)
    expect(rows(inputGradient, shape), PyTorchReference.normalizationInputGradient)
    expect(Array(scaleGradient.read().prefix(3)), PyTorchReference.normalizationScaleGradient)
    expect(Array(shiftGradient.read().prefix(3)), PyTorchReference.normalizationShiftGradient)

    BatchNormalization.inferenceForward(
      shape, input: input, scale: scale, shift: shift, runningMean: mean,
      runningVariance: variance, output: output, workers: oneWorker)
    expect(rows(output, shape), PyTorchReference.normalizationEvaluation)
  }

  @Test func `pooling, with ties in its windows`() {
    let input = MapShape(batch: 2, height: 5, width: 4, channels: 2)
    let largest = PoolShape(input: input, size: 3, stride: 1)
    let tied = makeMap(salt: 14, input) { ($0 * 2).rounded(.toNearestOrEven) }
    let output = makeStaleSlice(largest.output.count)
    let places = makeStaleSlice(largest.placesCount)
    let inputGradient = makeStaleSlice(input.count)
    MaxPool.forward(largest, input: tied, output: output, places: places, workers: oneWorker)
    expect(rows(output, largest.output), PyTorchReference.maxPoolOutput)
    MaxPool.backward(
      largest, outputGradient: makeMap(salt: 15, largest.output), places: places,
      inputGradient: inputGradient, workers: oneWorker)
    expect(rows(inputGradient, input), PyTorchReference.maxPoolInputGradient)

    let average = PoolShape(input: input, size: 2, stride: 2)
    AveragePool.forward(
      average, input: makeMap(salt: 16, input), output: output, workers: oneWorker)
    expect(rows(output, average.output), PyTorchReference.averagePoolOutput)
    AveragePool.backward(
      average, outputGradient: makeMap(salt: 17, average.output), inputGradient: inputGradient,
      workers: oneWorker)
    expect(rows(inputGradient, input), PyTorchReference.averagePoolInputGradient)
  }

  @Test func `optimiser steps`() {
    let zeros = [Float](repeating: 0, count: 8)
    func afterThreeSteps(_ step: (_ number: Int, _ w: Slice, _ g: Slice) -> Void) -> [Float] {
      let parameters = makeSlice(values(19, 8) + zeros)
      for number in 1...3 {
        step(number, parameters, makeSlice(values(19 + number, 8) + zeros))
      }
      return Array(parameters.read().prefix(8))
    }
    func descent(momentum: Float, nesterov: Bool, decay: Float) -> [Float] {
      let velocity = makeSlice(zeros + zeros)
      return afterThreeSteps { _, parameters, gradients in
        Optimizers.sgd(
          parameters: parameters, gradients: gradients, velocity: velocity, rate: 0.1,
          momentum: momentum, nesterov: nesterov, weightDecay: decay, workers: oneWorker)
      }
    }
    expect(descent(momentum: 0.9, nesterov: false, decay: 0.01), PyTorchReference.sgd)
    expect(descent(momentum: 0.9, nesterov: true, decay: 0), PyTorchReference.nesterov)
    expect(descent(momentum: 0, nesterov: false, decay: 0), PyTorchReference.plainDescent)

    let first = makeSlice(zeros + zeros)
    let second = makeSlice(zeros + zeros)
    let stepped = afterThreeSteps { number, parameters, gradients in
      Optimizers.adamW(
        parameters: parameters, gradients: gradients, firstMoment: first, secondMoment: second,
        step: number, rate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-6, weightDecay: 0.1,
        workers: oneWorker)
    }
    expect(stepped, PyTorchReference.adamW)
  }
}

/// The values of `make_reference.py`.
func values(_ salt: Int, _ count: Int) -> [Float] {
  (0..<count).map { Float(($0 + salt) * 7919 % 201 - 100) / 100 }
}

/// A padded NHWC map of what the script makes as NCHW.
private func makeMap(
  salt: Int, _ shape: MapShape, _ change: (Float) -> Float = { $0 }
) -> Slice {
  let planar = values(salt, shape.pixels * shape.channels)
  let positions = shape.height * shape.width
  var mixed = [Float]()
  for image in 0..<shape.batch {
    for position in 0..<positions {
      for channel in 0..<shape.channels {
        mixed.append(change(planar[(image * shape.channels + channel) * positions + position]))
      }
    }
  }
  let slice = makeStaleSlice(shape.count)
  slice.writeRows(mixed, columns: shape.channels, lanes: shape.lanes)
  return slice
}

private func rows(_ slice: Slice, _ shape: MapShape) -> [Float] {
  slice.readRows(shape.pixels, columns: shape.channels, lanes: shape.lanes)
}

/// Equal within a few units in the last place of the largest intermediate value, about 10.
func expect(
  _ found: [Float], _ expected: [Float], tolerance: Float = 2e-6,
  location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: location)
  for (index, pair) in zip(found, expected).enumerated() where !(abs(pair.0 - pair.1) <= tolerance)
  {
    Issue.record(
      "value \(index) is \(pair.0); \(pair.1) is expected", sourceLocation: location)
    return
  }
}
