extension Naive {
  package enum Elementwise {}
}

extension Naive.Elementwise {
  package static func reluForward(
    _ shape: MapShape, input: Slice, output: Slice, workers: Workers
  ) {
    for index in 0..<shape.count { output[index] = input[index] < 0 ? 0 : input[index] }
  }

  package static func reluBackward(
    _ shape: MapShape, output: Slice, outputGradient: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    for index in 0..<shape.count {
      inputGradient[index] = output[index] > 0 ? outputGradient[index] : 0
    }
  }

  package static func add(
    _ shape: MapShape, left: Slice, right: Slice, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    for index in 0..<shape.count {
      let sum = left[index] + right[index]
      output[index] = relu && sum < 0 ? 0 : sum
    }
  }
}
