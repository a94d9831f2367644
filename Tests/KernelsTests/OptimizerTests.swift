import Testing

@testable import Kernels

@Suite struct OptimizerTests {
  static let counts = [16, 1008, 100_000]

  @Test(arguments: counts, workerCounts)
  func `steps agree with their naive twins at any number of workers`(count: Int, crew: Int) {
    let workers = Workers(count: crew)
    func tensors() -> [Slice] {
      (1...4).map { seed in
        let values = randomVector(count, seed: UInt64(seed))
        return makeSlice(seed == 4 ? values.map { abs($0) } : values)
      }
    }
    func expectAgreement(_ fast: ([Slice]) -> Void, _ naive: ([Slice]) -> Void) {
      let (left, right) = (tensors(), tensors())
      fast(left)
      naive(right)
      for (left, right) in zip(left, right) {
        #expect(largestDifference(left, right) <= 5e-7)
      }
    }
    for nesterov in [false, true] {
      expectAgreement {
        Optimizers.sgd(
          parameters: $0[0], gradients: $0[1], velocity: $0[2], rate: 0.1, momentum: 0.9,
          nesterov: nesterov, weightDecay: 0.01, workers: workers)
      } _: {
        Naive.Optimizers.sgd(
          parameters: $0[0], gradients: $0[1], velocity: $0[2], rate: 0.1, momentum: 0.9,
          nesterov: nesterov, weightDecay: 0.01, workers: workers)
      }
    }
    expectAgreement {
      Optimizers.adamW(
        parameters: $0[0], gradients: $0[1], firstMoment: $0[2], secondMoment: $0[3], step: 3,
        rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.1, workers: workers)
    } _: {
      Naive.Optimizers.adamW(
        parameters: $0[0], gradients: $0[1], firstMoment: $0[2], secondMoment: $0[3], step: 3,
        rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.1, workers: workers)
    }
    expectAgreement {
      Optimizers.average($0[0], towards: $0[1], decay: 0.99, workers: workers)
      Optimizers.scale($0[2], by: 0.3, workers: workers)
    } _: {
      Naive.Optimizers.average($0[0], towards: $0[1], decay: 0.99, workers: workers)
      Naive.Optimizers.scale($0[2], by: 0.3, workers: workers)
    }
  }

  @Test(arguments: counts)
  func `the sum of squares has the same bits at any number of workers`(count: Int) {
    let values = makeSlice(randomVector(count, seed: 1))
    let scratch = makeStaleSlice(Optimizers.sumOfSquaresScratchCount)
    let naive = Naive.Optimizers.sumOfSquares(values, scratch: scratch, workers: oneWorker)
    let sums = workerCounts.map {
      Optimizers.sumOfSquares(values, scratch: scratch, workers: Workers(count: $0))
    }
    #expect(Set(sums).count == 1)
    #expect(abs(sums[0] - naive) <= 1e-12 * naive)
  }

  @Test func `zeros without a gradient stay zeros`() {
    func zeros() -> Slice { makeSlice([Float](repeating: 0, count: 32)) }
    let parameters = zeros()
    Optimizers.adamW(
      parameters: parameters, gradients: zeros(), firstMoment: zeros(), secondMoment: zeros(),
      step: 1, rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.1,
      workers: oneWorker)
    Optimizers.sgd(
      parameters: parameters, gradients: zeros(), velocity: zeros(), rate: 0.1, momentum: 0.9,
      nesterov: true, weightDecay: 0.1, workers: oneWorker)
    #expect(parameters.read().allSatisfy { $0 == 0 })
  }
}
