extension Naive {
  /// Normalisation, then max pool, with the map between them.
  package enum PooledNormalization {}
}

extension Naive.PooledNormalization {
  package static func trainingForward(
    _ shape: PoolShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, momentum: Float = 0.1, epsilon: Float = 1e-5, output: Slice,
    chosen: Slice, savedMean: Slice, savedInverseDeviation: Slice, relu: Bool = false,
    scratch: Slice, workers: Workers
  ) {
    let map = Arena(count: shape.input.count).whole
    let places = Arena(count: shape.placesCount).whole
    Naive.BatchNormalization.trainingForward(
      shape.input, input: input, scale: scale, shift: shift, runningMean: runningMean,
      runningVariance: runningVariance, momentum: momentum, epsilon: epsilon, output: map,
      savedMean: savedMean, savedInverseDeviation: savedInverseDeviation, relu: relu,
      scratch: scratch, workers: workers)
    Naive.MaxPool.forward(shape, input: map, output: output, places: places, workers: workers)
    let (from, to) = (shape.input, shape.output)
    for index in 0..<to.count {
      let (pixel, lane) = index.quotientAndRemainder(dividingBy: to.lanes)
      let (row, column) = pixel.quotientAndRemainder(dividingBy: to.width)
      let (image, line) = row.quotientAndRemainder(dividingBy: to.height)
      let (y, x) = Int(places[index]).quotientAndRemainder(dividingBy: shape.size)
      let top = image * from.height + line * shape.stride + y
      chosen[index] = input[(top * from.width + column * shape.stride + x) * from.lanes + lane]
    }
  }

  package static func inferenceForward(
    _ shape: PoolShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, epsilon: Float = 1e-5, output: Slice, relu: Bool = false,
    scratch: Slice, workers: Workers
  ) {
    let map = Arena(count: shape.input.count).whole
    Naive.BatchNormalization.inferenceForward(
      shape.input, input: input, scale: scale, shift: shift, runningMean: runningMean,
      runningVariance: runningVariance, epsilon: epsilon, output: map, relu: relu,
      workers: workers)
    Naive.MaxPool.forward(shape, input: map, output: output, places: nil, workers: workers)
  }

  /// Finds the places anew, in the map that the saved statistics normalise.
  package static func backward(
    _ shape: PoolShape, input: Slice, chosen: Slice, output: Slice? = nil,
    outputGradient: Slice, scale: Slice, savedMean: Slice, savedInverseDeviation: Slice,
    rectifiedInput: Bool = false, inputGradient: Slice, scaleGradient: Slice,
    shiftGradient: Slice, scratch: Slice, workers: Workers
  ) {
    let (from, to) = (shape.input, shape.output)
    let map = Arena(count: from.count).whole
    for index in 0..<from.count {
      let lane = index % from.lanes
      let factor = Double(savedInverseDeviation[lane]) * Double(scale[lane])
      map[index] = Float((Double(input[index]) - Double(savedMean[lane])) * factor)
    }
    let places = Arena(count: shape.placesCount).whole
    let pooled = Arena(count: to.count).whole
    Naive.MaxPool.forward(shape, input: map, output: pooled, places: places, workers: workers)
    for index in 0..<to.count {
      pooled[index] = output.map { $0[index] > 0 } ?? true ? outputGradient[index] : 0
    }
    Naive.MaxPool.backward(
      shape, outputGradient: pooled, places: places, inputGradient: map, workers: workers)
    Naive.BatchNormalization.backward(
      from, input: input, outputGradient: map, scale: scale, savedMean: savedMean,
      savedInverseDeviation: savedInverseDeviation, rectifiedInput: rectifiedInput,
      inputGradient: inputGradient, scaleGradient: scaleGradient, shiftGradient: shiftGradient,
      scratch: scratch, workers: workers)
  }
}
