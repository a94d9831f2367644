import Testing

@testable import Kernels

@Suite struct DenseTests {
  static let shapes = [
    DenseShape(batch: 1, channels: 1, units: 1), DenseShape(batch: 33, channels: 70, units: 17),
    DenseShape(batch: 100, channels: 33, units: 5),
    DenseShape(batch: 5, height: 3, width: 2, channels: 20, units: 40),
    DenseShape(batch: 2, height: 5, width: 5, channels: 40, units: 600),
    DenseShape(batch: 7, height: 5, width: 3, channels: 3, units: 20, readsImage: true),
  ]

  @Test(arguments: shapes) func `all passes agree with their naive twins`(shape: DenseShape) {
    let input = makeSlice(
      randomRows(
        shape.batch * shape.height * shape.width, channels: shape.channels,
        lanes: shape.channelLanes, seed: 1))
    let weights = makeSlice(
      shape.packed(weights: randomVector(shape.units * shape.inputs, seed: 2)))
    let bias = makeSlice(
      randomRows(1, channels: shape.units, lanes: shape.outputLanes, seed: 3))
    let gradient = randomMap(shape.output, seed: 4)
    for count in workerCounts {
      let workers = Workers(count: count)
      let scratch = makeStaleSlice(shape.scratchCount(workers: workers))
      func expectAgreement(
        _ count: Int, terms: Int, _ fast: (Slice) -> Void, _ naive: (Slice) -> Void
      ) {
        let (left, right) = (makeStaleSlice(count), makeStaleSlice(count))
        fast(left)
        naive(right)
        #expect(largestDifference(left, right) <= sumTolerance(terms: terms))
      }
      expectAgreement(shape.outputCount, terms: shape.inputs) {
        Dense.forward(
          shape, input: input, weights: weights, bias: bias, output: $0, relu: true,
          scratch: scratch, workers: workers)
      } _: {
        Naive.Dense.forward(
          shape, input: input, weights: weights, bias: bias, output: $0, relu: true,
          scratch: scratch, workers: workers)
      }
      if !shape.readsImage {
        expectAgreement(shape.inputCount, terms: shape.units) {
          Dense.backwardData(
            shape, outputGradient: gradient, weights: weights, inputGradient: $0,
            scratch: scratch, workers: workers)
        } _: {
          Naive.Dense.backwardData(
            shape, outputGradient: gradient, weights: weights, inputGradient: $0,
            scratch: scratch, workers: workers)
        }
      }
      expectAgreement(shape.weightsCount, terms: shape.batch) {
        Dense.backwardWeights(
          shape, input: input, outputGradient: gradient, weightsGradient: $0,
          biasGradient: nil, scratch: scratch, workers: workers)
      } _: {
        Naive.Dense.backwardWeights(
          shape, input: input, outputGradient: gradient, weightsGradient: $0,
          biasGradient: nil, scratch: scratch, workers: workers)
      }
    }
  }

  @Test(arguments: shapes) func `weights survive packing`(shape: DenseShape) {
    let weights = randomVector(shape.units * shape.inputs, seed: 2)
    #expect(shape.unpacked(weights: shape.packed(weights: weights)) == weights)
  }

  @Test func `flattening takes channels before positions`() {
    // Two channels of 1 x 2: PyTorch's inputs are c0 p0, c0 p1, c1 p0, c1 p1.
    let shape = DenseShape(batch: 1, height: 1, width: 2, channels: 2, units: 1)
    let stored = shape.packed(weights: [1, 2, 3, 4])
    let inputs = (0..<shape.inputLanes).map { stored[$0 * 16] }
    #expect(inputs[0..<3] == [1, 3, 0])
    #expect(inputs[16..<19] == [2, 4, 0])
  }
}
