import Dispatch
import Kernels

/// Times one kernel on random values: the fastest of some runs.
package struct KernelBenchmark: Sendable {
  package var kernel: String
  package var shape: String
  package var milliseconds: Double
  /// GFLOP/s by the definition, or GB/s of the memory that is read and written.
  package var rate: Double
  package var unit: String

  /// Every kernel on shapes of the benchmark's networks.
  ///
  /// - Parameter report: called as each is measured.
  package static func all(batch: Int, workers: Workers, report: (KernelBenchmark) -> Void) {
    let shapes = [
      (3, 32, 96, 3, 1), (32, 32, 32, 3, 1), (32, 64, 32, 3, 1), (64, 64, 16, 3, 1),
      (128, 128, 8, 3, 1), (128, 128, 16, 3, 1), (64, 64, 64, 3, 1), (256, 256, 16, 3, 1),
      (512, 512, 8, 3, 1), (512, 512, 4, 3, 1), (64, 128, 64, 3, 2), (256, 512, 16, 3, 2),
      (64, 128, 64, 1, 2), (32, 32, 32, 5, 1), (3, 64, 64, 7, 2),
    ]
    for (channels, outputs, side, kernel, stride) in shapes {
      let shape = ConvolutionShape(
        batch: batch, height: side, width: side, channels: channels, outputChannels: outputs,
        kernel: kernel, stride: stride, padding: kernel / 2, readsImage: channels == 3)
      let name = "\(channels)>\(outputs) \(side)x\(side) k\(kernel)" + (stride > 1 ? "/2" : "")
      convolution(shape, name, workers, report)
    }
    convolution(
      DenseShape(batch: batch, channels: 8192, units: 1024).convolution, "dense 8192>1024",
      workers, report)
    memoryBound(batch: batch, workers: workers, report)
  }

  private static func convolution(
    _ shape: ConvolutionShape, _ name: String, _ workers: Workers,
    _ report: (KernelBenchmark) -> Void
  ) {
    let input = random(shape.inputCount, 1)
    let weights = random(shape.weightsCount, 2)
    let output = random(shape.outputCount, 3)
    let inputGradient = random(shape.inputCount, 4)
    let weightsGradient = random(shape.weightsCount, 5)
    let scratch = random(shape.scratchCount(workers: workers), 6)
    let operations = 2 * Double(shape.multiplyAdds)
    func measure(_ kernel: String, _ run: () -> Void) {
      let seconds = fastest(workers, run)
      report(
        KernelBenchmark(
          kernel: kernel, shape: name, milliseconds: seconds * 1e3,
          rate: operations / seconds / 1e9, unit: "GFLOP/s"))
    }
    measure("forward") {
      Convolution.forward(
        shape, input: input, weights: weights, bias: nil, output: output, scratch: scratch,
        workers: workers)
    }
    if !shape.readsImage {
      measure("backward data") {
        Convolution.backwardData(
          shape, outputGradient: output, weights: weights, inputGradient: inputGradient,
          scratch: scratch, workers: workers)
      }
    }
    measure("backward weights") {
      Convolution.backwardWeights(
        shape, input: input, outputGradient: output, weightsGradient: weightsGradient,
        biasGradient: nil, scratch: scratch, workers: workers)
    }
  }

  /// Kernels that do little with each value.
  private static func memoryBound(
    batch: Int, workers: Workers, _ report: (KernelBenchmark) -> Void
  ) {
    let shape = MapShape(batch: batch, height: 32, width: 32, channels: 64)
    let maps = (0..<3).map { random(shape.count, UInt64($0)) }
    let rows = (0..<8).map { random(shape.lanes, UInt64($0)) }
    let scratch = random(BatchNormalization.scratchCount(shape), 9)
    let pool = PoolShape(input: shape, size: 2, stride: 2)
    let places = random(pool.placesCount, 10)
    let parameters = (0..<4).map { random(8 << 20, UInt64($0)) }
    func measure(_ kernel: String, _ shape: String, floats: Int, _ run: () -> Void) {
      let seconds = fastest(workers, run)
      report(
        KernelBenchmark(
          kernel: kernel, shape: shape, milliseconds: seconds * 1e3,
          rate: Double(floats * 4) / seconds / 1e9, unit: "GB/s"))
    }
    measure("normalise", "64 32x32", floats: 3 * shape.count) {
      BatchNormalization.trainingForward(
        shape, input: maps[0], scale: rows[0], shift: rows[1], runningMean: rows[2],
        runningVariance: rows[3], output: maps[1], savedMean: rows[4],
        savedInverseDeviation: rows[5], scratch: scratch, workers: workers)
    }
    measure("normalise backward", "64 32x32", floats: 5 * shape.count) {
      BatchNormalization.backward(
        shape, input: maps[0], outputGradient: maps[1], scale: rows[0], savedMean: rows[4],
        savedInverseDeviation: rows[5], inputGradient: maps[2], scaleGradient: rows[6],
        shiftGradient: rows[7], scratch: scratch, workers: workers)
    }
    measure("max pool", "64 32x32 2/2", floats: shape.count * 3 / 2) {
      MaxPool.forward(pool, input: maps[0], output: maps[1], places: places, workers: workers)
    }
    measure("max pool backward", "64 32x32 2/2", floats: shape.count * 3 / 2) {
      MaxPool.backward(
        pool, outputGradient: maps[1], places: places, inputGradient: maps[2], workers: workers)
    }
    measure("AdamW", "8 Mi values", floats: 7 * parameters[0].count) {
      Optimizers.adamW(
        parameters: parameters[0], gradients: parameters[1], firstMoment: parameters[2],
        secondMoment: parameters[3], step: 9, rate: 1e-3, beta1: 0.9, beta2: 0.999,
        epsilon: 1e-8, weightDecay: 0, workers: workers)
    }
  }

  // MARK: Parts

  private static func random(_ count: Int, _ seed: UInt64) -> Slice {
    let slice = Arena(count: paddedChannels(count)).slice(offset: 0, count: count)
    var stream = RandomStream(seed: seed)
    slice.write(stream.uniforms(count, in: 0.1...1))
    return slice
  }

  /// Seconds of the fastest of at least five runs within about 0.3 s.
  private static func fastest(_ workers: Workers, _ run: () -> Void) -> Double {
    var best = Double.infinity
    workers.together {
      run()
      let start = DispatchTime.now().uptimeNanoseconds
      var runs = 0
      while runs < 5 || DispatchTime.now().uptimeNanoseconds - start < 300_000_000 {
        let before = DispatchTime.now().uptimeNanoseconds
        run()
        best = min(best, Double(DispatchTime.now().uptimeNanoseconds - before) / 1e9)
        runs += 1
      }
    }
    return best
  }
}
