import Testing

@testable import Kernels

@Suite struct ElementwiseTests {
  static let shapes = [
    MapShape(batch: 1, channels: 1), MapShape(batch: 33, channels: 70),
    MapShape(batch: 3, height: 41, width: 29, channels: 20),
  ]

  @Test(arguments: shapes, workerCounts)
  func `rectifier and sums equal their naive twins`(shape: MapShape, count: Int) {
    let workers = Workers(count: count)
    let (left, right) = (randomMap(shape, seed: 1), randomMap(shape, seed: 2))
    left[0] = .nan
    let (fast, naive) = (makeStaleSlice(shape.count), makeStaleSlice(shape.count))
    func expectEqual() {
      #expect(fast.read().map(\.bitPattern) == naive.read().map(\.bitPattern))
    }
    Elementwise.reluForward(shape, input: left, output: fast, workers: workers)
    Naive.Elementwise.reluForward(shape, input: left, output: naive, workers: workers)
    expectEqual()
    for relu in [false, true] {
      Elementwise.add(
        shape, left: left, right: right, output: fast, relu: relu, workers: workers)
      Naive.Elementwise.add(
        shape, left: left, right: right, output: naive, relu: relu, workers: workers)
      expectEqual()
    }
    Elementwise.reluBackward(
      shape, output: left, outputGradient: right, inputGradient: fast, workers: workers)
    Naive.Elementwise.reluBackward(
      shape, output: left, outputGradient: right, inputGradient: naive, workers: workers)
    expectEqual()
    Elementwise.reluForward(shape, input: left, output: left, workers: workers)
    Naive.Elementwise.reluForward(shape, input: left, output: naive, workers: workers)
    fast.copy(from: left)
    expectEqual()
  }

  @Test func `dropout keeps its share and scales it up`() {
    let shape = MapShape(batch: 100, channels: 160)
    let ones = makeSlice([Float](repeating: 1, count: shape.count))
    let output = makeStaleSlice(shape.count)
    Dropout(rate: 0.25, seed: 1, step: 2, layer: 3)
      .apply(shape, input: ones, output: output, workers: oneWorker)
    let kept = output.read().filter { $0 != 0 }
    #expect(kept.allSatisfy { $0 == 1 / 0.75 })
    // Four standard deviations of the count are 220.
    #expect(abs(kept.count - 12_000) < 220)
  }

  @Test func `the mask of dropout follows from seed, step and layer alone`() {
    let shape = MapShape(batch: 1001, channels: 16)
    let ones = makeSlice([Float](repeating: 1, count: shape.count))
    func mask(seed: UInt64 = 1, step: Int = 2, layer: Int = 3, workers: Int = 1) -> [Float] {
      let output = makeStaleSlice(shape.count)
      Dropout(rate: 0.5, seed: seed, step: step, layer: layer)
        .apply(shape, input: ones, output: output, workers: Workers(count: workers))
      return output.read()
    }
    for count in workerCounts { #expect(mask(workers: count) == mask()) }
    for other in [mask(seed: 2), mask(step: 3), mask(layer: 2), mask(step: 3, layer: 2)] {
      let equal = zip(other, mask()).count { $0 == $1 }
      // Half agree by chance; four standard deviations are 253.
      #expect(abs(equal - 8008) < 253)
    }
  }

  @Test(arguments: [Float(0), 0.1, 0.25, 0.5, 0.999_999_9], [1, 3, 2000])
  func `dropout has the bits of its naive twin, also in place`(rate: Float, rows: Int) {
    let shape = MapShape(batch: rows, channels: 32)
    let input = randomMap(shape, seed: 1)
    let naive = makeStaleSlice(shape.count)
    let dropout = Dropout(rate: rate, seed: 1, step: 2, layer: 3)
    Naive.Dropout.apply(dropout, shape, input: input, output: naive, workers: oneWorker)
    dropout.apply(shape, input: input, output: input, workers: oneWorker)
    #expect(input.read().map(\.bitPattern) == naive.read().map(\.bitPattern))
  }

  @Test func `a dropout rate of zero changes nothing`() {
    let shape = MapShape(batch: 3, channels: 16)
    let input = randomMap(shape, seed: 1)
    let output = makeStaleSlice(shape.count)
    Dropout(rate: 0, seed: 1, step: 1, layer: 1)
      .apply(shape, input: input, output: output, workers: oneWorker)
    #expect(output.read() == input.read())
  }
}
