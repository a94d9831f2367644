import Dispatch
import Kernels

/// Runs kernels again and again on random values.
struct KernelStopwatch {
  let workers: Workers
  /// Least seconds of runs; at least five runs are made.
  var least = 0.3

  typealias Report = (KernelBenchmark) -> Void

  /// The three passes of a convolution; two if it reads the image, which needs no gradient.
  func time(_ product: ProductShape, _ report: Report) {
    let shape = product.shape
    let input = random(shape.inputCount, 1)
    let weights = random(shape.weightsCount, 2)
    let output = random(shape.outputCount, 3)
    let scratch = random(shape.scratchCount(workers: workers), 4)
    func measure(_ kernel: String, _ run: () -> Void) {
      let seconds = fastest(run)
      report(
        KernelBenchmark(
          kernel: kernel, shape: product.name, milliseconds: seconds * 1e3,
          rate: 2 * Double(shape.multiplyAdds) / seconds / 1e9, unit: "GFLOP/s"))
    }
    measure("forward") {
      Convolution.forward(
        shape, input: input, weights: weights, bias: nil, output: output, scratch: scratch,
        workers: workers)
    }
    if !shape.readsImage {
      let gradient = random(shape.inputCount, 5)
      measure("backward data") {
        Convolution.backwardData(
          shape, outputGradient: output, weights: weights, inputGradient: gradient,
          scratch: scratch, workers: workers)
      }
    }
    let gradient = random(shape.weightsCount, 6)
    measure("backward weights") {
      Convolution.backwardWeights(
        shape, input: input, outputGradient: output, weightsGradient: gradient,
        biasGradient: nil, scratch: scratch, workers: workers)
    }
  }

  // MARK: Between products

  func timeNormalization(_ shape: MapShape, _ name: String, _ report: Report) {
    let maps = (0..<3).map { random(shape.count, UInt64($0)) }
    let rows = (0..<8).map { random(shape.lanes, UInt64($0)) }
    let scratch = random(BatchNormalization.scratchCount(shape), 9)
    // The input is read twice: for the statistics and to be normalised.
    measure("batch norm", name, floats: 3 * shape.count, report) {
      BatchNormalization.trainingForward(
        shape, input: maps[0], scale: rows[0], shift: rows[1], runningMean: rows[2],
        runningVariance: rows[3], output: maps[1], savedMean: rows[4],
        savedInverseDeviation: rows[5], scratch: scratch, workers: workers)
    }
    measure("batch norm backward", name, floats: 5 * shape.count, report) {
      BatchNormalization.backward(
        shape, input: maps[0], outputGradient: maps[1], scale: rows[0], savedMean: rows[4],
        savedInverseDeviation: rows[5], inputGradient: maps[2], scaleGradient: rows[6],
        shiftGradient: rows[7], scratch: scratch, workers: workers)
    }
  }

  func timePooling(_ shape: MapShape, _ name: String, _ report: Report) {
    let pool = PoolShape(input: shape, size: 2, stride: 2)
    let (input, output) = (random(shape.count, 1), random(pool.output.count, 2))
    let places = random(pool.placesCount, 3)
    let poolFloats = shape.count + 2 * pool.output.count
    measure("max pool 2", name, floats: poolFloats, report) {
      MaxPool.forward(pool, input: input, output: output, places: places, workers: workers)
    }
    measure("max pool 2 backward", name, floats: poolFloats, report) {
      MaxPool.backward(
        pool, outputGradient: output, places: places, inputGradient: input, workers: workers)
    }
    measure("global average pool", name, floats: shape.count, report) {
      GlobalAveragePool.forward(shape, input: input, output: output, workers: workers)
    }
    measure("global pool backward", name, floats: shape.count, report) {
      GlobalAveragePool.backward(
        shape, outputGradient: output, inputGradient: input, workers: workers)
    }
  }

  func timeElementwise(_ shape: MapShape, _ name: String, _ report: Report) {
    let maps = (0..<3).map { random(shape.count, UInt64($0)) }
    measure("ReLU backward", name, floats: 3 * shape.count, report) {
      Elementwise.reluBackward(
        shape, output: maps[0], outputGradient: maps[1], inputGradient: maps[2], workers: workers)
    }
    measure("add, ReLU", name, floats: 3 * shape.count, report) {
      Elementwise.add(
        shape, left: maps[0], right: maps[1], output: maps[2], relu: true, workers: workers)
    }
    let dropout = Dropout(rate: 0.25, seed: 1, step: 0, layer: 0)
    measure("dropout", name, floats: 2 * shape.count, report) {
      dropout.apply(shape, input: maps[0], output: maps[1], workers: workers)
    }
  }

  func timeOptimizer(values: Int, _ name: String, _ report: Report) {
    let parts = (0..<4).map { random(values, UInt64($0)) }
    let scratch = random(Optimizers.sumOfSquaresScratchCount, 9)
    // Four are read, all but the gradients are written.
    measure("AdamW", name, floats: 7 * values, report) {
      Optimizers.adamW(
        parameters: parts[0], gradients: parts[1], firstMoment: parts[2], secondMoment: parts[3],
        step: 9, rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0,
        workers: workers)
    }
    measure("gradient norm", name, floats: values, report) {
      _ = Optimizers.sumOfSquares(parts[1], scratch: scratch, workers: workers)
    }
  }

  // MARK: Parts

  /// - Parameter floats: how many a run reads and writes.
  private func measure(
    _ kernel: String, _ shape: String, floats: Int, _ report: Report, _ run: () -> Void
  ) {
    let seconds = fastest(run)
    report(
      KernelBenchmark(
        kernel: kernel, shape: shape, milliseconds: seconds * 1e3,
        rate: Double(floats * MemoryLayout<Float>.size) / seconds / 1e9, unit: "GB/s"))
  }

  private func random(_ count: Int, _ seed: UInt64) -> Slice {
    let slice = Arena(count: paddedChannels(count)).slice(offset: 0, count: count)
    var stream = RandomStream(seed: seed)
    slice.write(stream.uniforms(count, in: 0.1...1))
    return slice
  }

  /// Seconds of the fastest run; disturbed runs are slower, and so need not be told apart.
  private func fastest(_ run: () -> Void) -> Double {
    var best = Double.infinity
    workers.together {
      run()
      let start = DispatchTime.now().uptimeNanoseconds
      var runs = 0
      while runs < 5 || Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 < least {
        let before = DispatchTime.now().uptimeNanoseconds
        run()
        best = min(best, Double(DispatchTime.now().uptimeNanoseconds - before) / 1e9)
        runs += 1
      }
    }
    return best
  }
}
