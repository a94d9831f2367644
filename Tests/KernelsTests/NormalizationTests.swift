import Testing

@testable import Kernels

@Suite struct NormalizationTests {
  static let shapes = [
    MapShape(batch: 1, channels: 1), MapShape(batch: 2, channels: 70),
    MapShape(batch: 33, channels: 17), MapShape(batch: 1, height: 7, width: 5, channels: 16),
    MapShape(batch: 33, height: 5, width: 3, channels: 31),
    MapShape(batch: 5, height: 23, width: 19, channels: 50),
  ]

  struct Tensors {
    let shape: MapShape
    let input, gradient, scale, shift, scratch: Slice
    let mean, variance, savedMean, savedInverse, output: Slice
    let inputGradient, scaleGradient, shiftGradient: Slice

    /// Inputs lie around `centre`.
    init(_ shape: MapShape, centre: Float = 0.5) {
      self.shape = shape
      let lanes = shape.lanes
      input = randomMap(shape, seed: 1)
      for index in 0..<shape.count where index % lanes < shape.channels {
        input[index] += centre
      }
      gradient = randomMap(shape, seed: 2)
      scale = makeSlice(randomRows(1, channels: shape.channels, lanes: lanes, seed: 3))
      shift = makeSlice(randomRows(1, channels: shape.channels, lanes: lanes, seed: 4))
      mean = makeSlice(randomRows(1, channels: shape.channels, lanes: lanes, seed: 5))
      variance = makeSlice(
        randomRows(1, channels: shape.channels, lanes: lanes, seed: 6).map { abs($0) })
      (savedMean, savedInverse) = (makeStaleSlice(lanes), makeStaleSlice(lanes))
      output = makeStaleSlice(shape.count)
      inputGradient = makeStaleSlice(shape.count)
      (scaleGradient, shiftGradient) = (makeStaleSlice(lanes), makeStaleSlice(lanes))
      scratch = makeStaleSlice(BatchNormalization.scratchCount(shape))
    }

    func runFast(relu: Bool, workers: Workers = oneWorker) {
      BatchNormalization.trainingForward(
        shape, input: input, scale: scale, shift: shift, runningMean: mean,
        runningVariance: variance, output: output, savedMean: savedMean,
        savedInverseDeviation: savedInverse, relu: relu, scratch: scratch, workers: workers)
      BatchNormalization.backward(
        shape, input: input, output: relu ? output : nil, outputGradient: gradient,
        scale: scale, savedMean: savedMean, savedInverseDeviation: savedInverse,
        inputGradient: inputGradient, scaleGradient: scaleGradient,
        shiftGradient: shiftGradient, scratch: scratch, workers: workers)
    }

    func runNaive(relu: Bool) {
      Naive.BatchNormalization.trainingForward(
        shape, input: input, scale: scale, shift: shift, runningMean: mean,
        runningVariance: variance, output: output, savedMean: savedMean,
        savedInverseDeviation: savedInverse, relu: relu, scratch: scratch, workers: oneWorker)
      Naive.BatchNormalization.backward(
        shape, input: input, output: relu ? output : nil, outputGradient: gradient,
        scale: scale, savedMean: savedMean, savedInverseDeviation: savedInverse,
        inputGradient: inputGradient, scaleGradient: scaleGradient,
        shiftGradient: shiftGradient, scratch: scratch, workers: oneWorker)
    }

    var results: [Slice] {
      [
        output, mean, variance, savedMean, savedInverse, inputGradient, scaleGradient,
        shiftGradient,
      ]
    }
  }

  @Test(arguments: shapes, [false, true])
  func `training agrees with its naive twin`(shape: MapShape, relu: Bool) {
    let (fast, naive) = (Tensors(shape), Tensors(shape))
    fast.runFast(relu: relu)
    naive.runNaive(relu: relu)
    // A single pixel has no variance: its inverse deviation of 316 magnifies all rounding.
    let magnification: Float = shape.pixels < 3 ? 400 : 4
    for (fast, naive) in zip(fast.results, naive.results) {
      let largest = naive.read().reduce(1) { max($0, abs($1)) }
      #expect(largestDifference(fast, naive) <= magnification * largest * 5e-7)
    }
    let padding = fast.output.read().enumerated().filter {
      $0.offset % shape.lanes >= shape.channels
    }
    #expect(padding.allSatisfy { $0.element == 0 })
  }

  @Test(arguments: shapes, [false, true])
  func `inference agrees with its naive twin, also in place`(shape: MapShape, relu: Bool) {
    let (fast, naive) = (Tensors(shape), Tensors(shape))
    BatchNormalization.inferenceForward(
      shape, input: fast.input, scale: fast.scale, shift: fast.shift, runningMean: fast.mean,
      runningVariance: fast.variance, output: fast.input, relu: relu, workers: oneWorker)
    Naive.BatchNormalization.inferenceForward(
      shape, input: naive.input, scale: naive.scale, shift: naive.shift,
      runningMean: naive.mean, runningVariance: naive.variance, output: naive.output,
      relu: relu, workers: oneWorker)
    #expect(largestDifference(fast.input, naive.output) <= 4e-5)
  }

  @Test(arguments: shapes)
  func `any number of workers gives the same bits`(shape: MapShape) {
    let first = Tensors(shape)
    first.runFast(relu: true)
    for count in workerCounts {
      let tensors = Tensors(shape)
      tensors.runFast(relu: true, workers: Workers(count: count))
      #expect(tensors.results.map { $0.read() } == first.results.map { $0.read() })
    }
  }

  @Test(arguments: shapes)
  func `the gradient in front of a rectified input agrees with its naive twin`(shape: MapShape) {
    let (fast, naive) = (Tensors(shape), Tensors(shape))
    for tensors in [fast, naive] {
      for index in 0..<shape.count { tensors.input[index] = max(0, tensors.input[index] - 0.5) }
      tensors.runNaive(relu: false)
    }
    BatchNormalization.backward(
      shape, input: fast.input, outputGradient: fast.gradient, scale: fast.scale,
      savedMean: fast.savedMean, savedInverseDeviation: fast.savedInverse, rectifiedInput: true,
      inputGradient: fast.inputGradient, scaleGradient: fast.scaleGradient,
      shiftGradient: fast.shiftGradient, scratch: fast.scratch, workers: oneWorker)
    Naive.BatchNormalization.backward(
      shape, input: naive.input, outputGradient: naive.gradient, scale: naive.scale,
      savedMean: naive.savedMean, savedInverseDeviation: naive.savedInverse,
      rectifiedInput: true, inputGradient: naive.inputGradient,
      scaleGradient: naive.scaleGradient, shiftGradient: naive.shiftGradient,
      scratch: naive.scratch, workers: oneWorker)
    let magnification: Float = shape.pixels < 3 ? 400 : 4
    for (fast, naive) in zip(fast.results, naive.results) {
      let largest = naive.read().reduce(1) { max($0, abs($1)) }
      #expect(largestDifference(fast, naive) <= magnification * largest * 5e-7)
    }
  }

  @Test func `a mean far from zero costs the variance no digits`() {
    let shape = MapShape(batch: 8, height: 16, width: 16, channels: 3)
    let (fast, naive) = (Tensors(shape, centre: 1000), Tensors(shape, centre: 1000))
    fast.runFast(relu: false)
    naive.runNaive(relu: false)
    #expect(largestDifference(fast.savedInverse, naive.savedInverse) <= 1e-5)
  }

  @Test func `the gradient is the slope of the naive twin`() {
    let shape = MapShape(batch: 2, height: 3, width: 2, channels: 3)
    let tensors = Tensors(shape)
    tensors.runFast(relu: false)
    func loss() -> Double {
      let probe = Tensors(shape)
      probe.input.copy(from: tensors.input)
      probe.scale.copy(from: tensors.scale)
      probe.shift.copy(from: tensors.shift)
      probe.runNaive(relu: false)
      return zip(probe.output.read(), probe.gradient.read()).reduce(0.0) {
        $0 + Double($1.0) * Double($1.1)
      }
    }
    let pairs = [
      (tensors.input, tensors.inputGradient), (tensors.scale, tensors.scaleGradient),
      (tensors.shift, tensors.shiftGradient),
    ]
    for (values, gradients) in pairs {
      for index in 0..<values.count where index % 16 < shape.channels {
        let slope = slope(of: values, at: index, step: 0.015625, loss)
        // Outputs are rounded to 1e-7, which the step magnifies 32-fold; its square is 2e-4.
        #expect(abs(slope - gradients[index]) < 1e-3)
      }
    }
  }
}

/// The central difference of `loss` over a step both ways.
func slope(of values: Slice, at index: Int, step: Float, _ loss: () -> Double) -> Float {
  let middle = values[index]
  values[index] = middle + step
  let above = loss()
  values[index] = middle - step
  let below = loss()
  values[index] = middle
  return Float((above - below) / Double(2 * step))
}
