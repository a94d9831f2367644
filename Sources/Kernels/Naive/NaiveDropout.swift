extension Naive {
  package enum Dropout {}
}

extension Naive.Dropout {
  package static func apply(
    _ dropout: Kernels.Dropout, _ shape: MapShape, input: Slice, output: Slice, workers: Workers
  ) {
    for element in 0..<shape.count {
      let bits = randomBits(key: dropout.key, counter: UInt64(element))
      let isDropped = Float(bits >> 40) * 0x1p-24 < dropout.rate
      output[element] = input[element] * (isDropped ? 0 : 1 / (1 - dropout.rate))
    }
  }
}
