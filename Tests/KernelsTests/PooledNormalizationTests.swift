import Testing

@testable import Kernels

@Suite struct PooledNormalizationTests {
  /// Sizes that fit and that leave rows, columns or both over.
  static let shapes: [PoolShape] = [
    (1, 2, 2, 1, 2), (2, 5, 7, 17, 2), (3, 9, 9, 32, 3), (1, 11, 10, 40, 3), (2, 4, 8, 16, 1),
    (9, 20, 25, 33, 2), (2, 9, 14, 20, 5),
  ].map { batch, height, width, channels, size in
    PoolShape(
      input: MapShape(batch: batch, height: height, width: width, channels: channels),
      size: size, stride: size)
  }

  struct Tensors {
    let shape: PoolShape
    let map: NormalizationTests.Tensors
    let gradient, output, chosen: Slice

    /// Inputs of few distinct values, half of them 0 as behind a ReLU, so that windows hold ties;
    /// some scales are negative.
    init(_ shape: PoolShape) {
      self.shape = shape
      map = NormalizationTests.Tensors(shape.input)
      for index in 0..<shape.input.count {
        map.input[index] = max(0, (map.input[index] * 4).rounded() - 2)
      }
      gradient = randomMap(shape.output, seed: 9)
      output = makeStaleSlice(shape.output.count)
      chosen = makeStaleSlice(shape.output.count)
    }

    func runFast(relu: Bool, workers: Workers = oneWorker) {
      PooledNormalization.trainingForward(
        shape, input: map.input, scale: map.scale, shift: map.shift, runningMean: map.mean,
        runningVariance: map.variance, output: output, chosen: chosen, savedMean: map.savedMean,
        savedInverseDeviation: map.savedInverse, relu: relu, scratch: map.scratch,
        workers: workers)
      PooledNormalization.backward(
        shape, input: map.input, chosen: chosen, output: relu ? output : nil,
        outputGradient: gradient, scale: map.scale, savedMean: map.savedMean,
        savedInverseDeviation: map.savedInverse, rectifiedInput: true,
        inputGradient: map.inputGradient, scaleGradient: map.scaleGradient,
        shiftGradient: map.shiftGradient, scratch: map.scratch, workers: workers)
    }

    func runNaive(relu: Bool) {
      Naive.PooledNormalization.trainingForward(
        shape, input: map.input, scale: map.scale, shift: map.shift, runningMean: map.mean,
        runningVariance: map.variance, output: output, chosen: chosen, savedMean: map.savedMean,
        savedInverseDeviation: map.savedInverse, relu: relu, scratch: map.scratch,
        workers: oneWorker)
      Naive.PooledNormalization.backward(
        shape, input: map.input, chosen: chosen, output: relu ? output : nil,
        outputGradient: gradient, scale: map.scale, savedMean: map.savedMean,
        savedInverseDeviation: map.savedInverse, rectifiedInput: true,
        inputGradient: map.inputGradient, scaleGradient: map.scaleGradient,
        shiftGradient: map.shiftGradient, scratch: map.scratch, workers: oneWorker)
    }

    var results: [Slice] {
      [
        output, chosen, map.mean, map.variance, map.savedMean, map.savedInverse,
        map.inputGradient, map.scaleGradient, map.shiftGradient,
      ]
    }
  }

  @Test(arguments: shapes, [false, true])
  func `training agrees with its naive twin`(shape: PoolShape, relu: Bool) {
    let (fast, naive) = (Tensors(shape), Tensors(shape))
    fast.runFast(relu: relu)
    naive.runNaive(relu: relu)
    #expect(fast.chosen.read() == naive.chosen.read())
    // A lane without variance has an inverse deviation of 316, which magnifies all rounding.
    let magnification: Float = shape.input.pixels < 16 ? 400 : 4
    for (fast, naive) in zip(fast.results, naive.results) {
      let largest = naive.read().reduce(1) { max($0, abs($1)) }
      #expect(largestDifference(fast, naive) <= magnification * largest * 5e-7)
    }
  }

  @Test(arguments: shapes, [false, true])
  func `training has the bits of the two steps one after the other`(
    shape: PoolShape, relu: Bool
  ) {
    let (fused, apart) = (Tensors(shape), Tensors(shape))
    fused.runFast(relu: relu)
    apart.map.runFast(relu: relu)
    MaxPool.forward(
      shape, input: apart.map.output, output: apart.output, places: nil, workers: oneWorker)
    #expect(fused.output.read() == apart.output.read())
  }

  @Test(arguments: shapes, [false, true])
  func `inference agrees with its naive twin`(shape: PoolShape, relu: Bool) {
    let (fast, naive) = (Tensors(shape), Tensors(shape))
    PooledNormalization.inferenceForward(
      shape, input: fast.map.input, scale: fast.map.scale, shift: fast.map.shift,
      runningMean: fast.map.mean, runningVariance: fast.map.variance, output: fast.output,
      relu: relu, scratch: fast.map.scratch, workers: oneWorker)
    Naive.PooledNormalization.inferenceForward(
      shape, input: naive.map.input, scale: naive.map.scale, shift: naive.map.shift,
      runningMean: naive.map.mean, runningVariance: naive.map.variance, output: naive.output,
      relu: relu, scratch: naive.map.scratch, workers: oneWorker)
    #expect(largestDifference(fast.output, naive.output) <= 8e-5)
  }

  @Test(arguments: shapes)
  func `any number of workers gives the same bits`(shape: PoolShape) {
    let first = Tensors(shape)
    first.runFast(relu: true)
    for count in workerCounts {
      let tensors = Tensors(shape)
      tensors.runFast(relu: true, workers: Workers(count: count))
      #expect(tensors.results.map { $0.read() } == first.results.map { $0.read() })
    }
  }

  @Test func `the gradient is the slope of the naive twin`() {
    let shape = PoolShape(
      input: MapShape(batch: 2, height: 5, width: 4, channels: 3), size: 2, stride: 2)
    let tensors = Tensors(shape)
    // Distinct positive values, so that a step changes no window's winner.
    for index in 0..<shape.input.count where index % 16 < 3 {
      tensors.map.input[index] = 1 + Float((index * 37) % 101) / 8
    }
    tensors.runFast(relu: false)
    func loss() -> Double {
      let probe = Tensors(shape)
      probe.map.input.copy(from: tensors.map.input)
      probe.map.scale.copy(from: tensors.map.scale)
      probe.map.shift.copy(from: tensors.map.shift)
      probe.runNaive(relu: false)
      return zip(probe.output.read(), probe.gradient.read()).reduce(0.0) {
        $0 + Double($1.0) * Double($1.1)
      }
    }
    let pairs = [
      (tensors.map.input, tensors.map.inputGradient),
      (tensors.map.scale, tensors.map.scaleGradient),
      (tensors.map.shift, tensors.map.shiftGradient),
    ]
    for (values, gradients) in pairs {
      for index in 0..<values.count where index % 16 < 3 {
        let slope = slope(of: values, at: index, step: 0.015625, loss)
        // Outputs are rounded to 1e-7, which the step magnifies 32-fold; its square is 2e-4.
        #expect(abs(slope - gradients[index]) < 1e-3)
      }
    }
  }
}
