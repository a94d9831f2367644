import Testing

@testable import Kernels

/// The module is compiled without run-time preconditions: its own checks must hold all the same.
@Suite struct ContractTests {
  @Test func `a slice beyond its arena stops the program`() async {
    await #expect(processExitsWith: .signal(6)) {
      _ = Arena(count: 8).slice(offset: 4, count: 5)
    }
  }

  @Test func `an output that is too small stops the program`() async {
    await #expect(processExitsWith: .signal(6)) {
      let shape = ConvolutionShape(
        batch: 1, height: 4, width: 4, channels: 1, outputChannels: 1, kernel: 3, padding: 1)
      let slice = Arena(count: shape.inputCount).whole
      Convolution.forward(
        shape, input: slice, weights: Arena(count: shape.weightsCount).whole, bias: nil,
        output: slice.slice(at: 16, count: 16),
        scratch: Arena(count: shape.scratchCount(workers: Workers(count: 1))).whole,
        workers: Workers(count: 1))
    }
  }

  @Test func `a slice that is not aligned stops the program`() async {
    await #expect(processExitsWith: .signal(6)) {
      let shape = MapShape(batch: 1, channels: 1)
      let slice = Arena(count: 32).slice(offset: 1, count: 16)
      Elementwise.reluForward(shape, input: slice, output: slice, workers: Workers(count: 1))
    }
  }
}
