extension Naive {
  package enum BatchNormalization {}
}

extension Naive.BatchNormalization {
  package static func trainingForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, momentum: Float = 0.1, epsilon: Float = 1e-5, output: Slice,
    savedMean: Slice, savedInverseDeviation: Slice, relu: Bool = false, scratch: Slice,
    workers: Workers
  ) {
    let pixels = Double(shape.pixels)
    for lane in 0..<shape.lanes {
      var sum = 0.0
      for pixel in 0..<shape.pixels { sum += Double(input[pixel * shape.lanes + lane]) }
      let mean = sum / pixels
      var squares = 0.0
      for pixel in 0..<shape.pixels {
        let distance = Double(input[pixel * shape.lanes + lane]) - mean
        squares += distance * distance
      }
      let unbiased = squares / max(pixels - 1, 1)
      let move = Double(momentum)
      runningMean[lane] = Float((1 - move) * Double(runningMean[lane]) + move * mean)
      runningVariance[lane] = Float((1 - move) * Double(runningVariance[lane]) + move * unbiased)
      savedMean[lane] = Float(mean)
      savedInverseDeviation[lane] = Float(1 / (squares / pixels + Double(epsilon)).squareRoot())
      normalize(
        shape, lane, input, output, mean: Double(savedMean[lane]),
        factor: Double(savedInverseDeviation[lane]) * Double(scale[lane]),
        shift: Double(shift[lane]), relu: relu)
    }
  }

  package static func inferenceForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, epsilon: Float = 1e-5, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    for lane in 0..<shape.lanes {
      let deviation = (Double(runningVariance[lane]) + Double(epsilon)).squareRoot()
      normalize(
        shape, lane, input, output, mean: Double(runningMean[lane]),
        factor: Double(scale[lane]) / deviation, shift: Double(shift[lane]), relu: relu)
    }
  }

  package static func backward(
    _ shape: MapShape, input: Slice, output: Slice? = nil, outputGradient: Slice, scale: Slice,
    savedMean: Slice, savedInverseDeviation: Slice, rectifiedInput: Bool = false,
    inputGradient: Slice, scaleGradient: Slice, shiftGradient: Slice, scratch: Slice,
    workers: Workers
  ) {
    let pixels = Double(shape.pixels)
    for lane in 0..<shape.lanes {
      let mean = Double(savedMean[lane])
      let inverse = Double(savedInverseDeviation[lane])
      func gradient(_ index: Int) -> Double {
        output.map { $0[index] > 0 } ?? true ? Double(outputGradient[index]) : 0
      }
      var sum = 0.0
      var product = 0.0
      for pixel in 0..<shape.pixels {
        let index = pixel * shape.lanes + lane
        sum += gradient(index)
        product += gradient(index) * (Double(input[index]) - mean) * inverse
      }
      shiftGradient[lane] = Float(sum)
      scaleGradient[lane] = Float(product)
      for pixel in 0..<shape.pixels {
        let index = pixel * shape.lanes + lane
        let normalized = (Double(input[index]) - mean) * inverse
        let centred = gradient(index) - sum / pixels - normalized * product / pixels
        inputGradient[index] =
          rectifiedInput && !(input[index] > 0)
          ? 0 : Float(Double(scale[lane]) * inverse * centred)
      }
    }
  }

  private static func normalize(
    _ shape: MapShape, _ lane: Int, _ input: Slice, _ output: Slice, mean: Double, factor: Double,
    shift: Double, relu: Bool
  ) {
    for pixel in 0..<shape.pixels {
      let index = pixel * shape.lanes + lane
      let value = (Double(input[index]) - mean) * factor + shift
      output[index] = Float(relu ? max(value, 0) : value)
    }
  }
}
