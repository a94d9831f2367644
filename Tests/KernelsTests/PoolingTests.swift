import Testing

@testable import Kernels

@Suite struct PoolingTests {
  static let shapes: [PoolShape] = {
    func shape(
      _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, _ size: Int, _ stride: Int
    ) -> PoolShape {
      PoolShape(
        input: MapShape(batch: batch, height: height, width: width, channels: channels),
        size: size, stride: stride)
    }
    return [
      shape(1, 1, 1, 1, 1, 1), shape(2, 2, 2, 17, 2, 2), shape(33, 5, 7, 3, 2, 2),
      shape(1, 7, 9, 70, 3, 3), shape(2, 9, 7, 20, 3, 2), shape(1, 6, 6, 16, 3, 1),
      shape(1, 8, 8, 5, 2, 3), shape(1, 15, 15, 9, 15, 1), shape(9, 20, 24, 33, 2, 2),
    ]
  }()

  /// Windows that reach beyond the map, as far as they may, also beyond both edges at once.
  static let paddedShapes: [PoolShape] = [
    (2, 8, 8, 17, 3, 2, 1), (1, 7, 9, 5, 3, 2, 1), (3, 5, 4, 33, 2, 2, 1), (1, 1, 1, 1, 3, 1, 1),
    (2, 6, 7, 16, 5, 3, 2), (1, 9, 2, 20, 4, 1, 2), (9, 16, 20, 33, 3, 2, 1),
  ].map { batch, height, width, channels, size, stride, padding in
    PoolShape(
      input: MapShape(batch: batch, height: height, width: width, channels: channels),
      size: size, stride: stride, padding: padding)
  }

  /// Few distinct values, so that windows hold ties.
  static func input(_ shape: MapShape) -> Slice {
    let slice = randomMap(shape, seed: 8)
    for index in 0..<shape.count { slice[index] = (slice[index] * 3).rounded() }
    return slice
  }

  @Test(arguments: shapes + paddedShapes) func `the largest agrees with its naive twin`(
    shape: PoolShape
  ) {
    let input = Self.input(shape.input)
    let gradient = randomMap(shape.output, seed: 9)
    let (fast, naive) = (makeStaleSlice(shape.output.count), makeStaleSlice(shape.output.count))
    let fastPlaces = makeStaleSlice(shape.placesCount)
    let naivePlaces = makeStaleSlice(shape.placesCount)
    let fastGradient = makeStaleSlice(shape.input.count)
    let naiveGradient = makeStaleSlice(shape.input.count)
    MaxPool.forward(shape, input: input, output: fast, places: fastPlaces, workers: oneWorker)
    Naive.MaxPool.forward(
      shape, input: input, output: naive, places: naivePlaces, workers: oneWorker)
    MaxPool.backward(
      shape, outputGradient: gradient, places: fastPlaces, inputGradient: fastGradient,
      workers: oneWorker)
    Naive.MaxPool.backward(
      shape, outputGradient: gradient, places: naivePlaces, inputGradient: naiveGradient,
      workers: oneWorker)
    #expect(fast.read() == naive.read())
    #expect(fastPlaces.read() == naivePlaces.read())
    // The same terms in the same order.
    #expect(fastGradient.read() == naiveGradient.read())
    let inference = makeStaleSlice(shape.output.count)
    MaxPool.forward(shape, input: input, output: inference, places: nil, workers: oneWorker)
    #expect(inference.read() == naive.read())
  }

  @Test(arguments: shapes) func `the mean agrees with its naive twin`(shape: PoolShape) {
    let input = randomMap(shape.input, seed: 8)
    let gradient = randomMap(shape.output, seed: 9)
    let (fast, naive) = (makeStaleSlice(shape.output.count), makeStaleSlice(shape.output.count))
    let fastGradient = makeStaleSlice(shape.input.count)
    let naiveGradient = makeStaleSlice(shape.input.count)
    AveragePool.forward(shape, input: input, output: fast, workers: oneWorker)
    Naive.AveragePool.forward(shape, input: input, output: naive, workers: oneWorker)
    AveragePool.backward(
      shape, outputGradient: gradient, inputGradient: fastGradient, workers: oneWorker)
    Naive.AveragePool.backward(
      shape, outputGradient: gradient, inputGradient: naiveGradient, workers: oneWorker)
    #expect(largestDifference(fast, naive) <= sumTolerance(terms: 1))
    #expect(fastGradient.read() == naiveGradient.read())
  }

  @Test(arguments: shapes)
  func `the mean of whole maps agrees with its naive twin`(shape: PoolShape) {
    let map = shape.input
    let input = randomMap(map, seed: 8)
    let pooled = MapShape(batch: map.batch, channels: map.channels)
    let gradient = randomMap(pooled, seed: 9)
    let (fast, naive) = (makeStaleSlice(pooled.count), makeStaleSlice(pooled.count))
    let (fastGradient, naiveGradient) = (makeStaleSlice(map.count), makeStaleSlice(map.count))
    GlobalAveragePool.forward(map, input: input, output: fast, workers: oneWorker)
    Naive.GlobalAveragePool.forward(map, input: input, output: naive, workers: oneWorker)
    GlobalAveragePool.backward(
      map, outputGradient: gradient, inputGradient: fastGradient, workers: oneWorker)
    Naive.GlobalAveragePool.backward(
      map, outputGradient: gradient, inputGradient: naiveGradient, workers: oneWorker)
    #expect(largestDifference(fast, naive) <= sumTolerance(terms: 4))
    #expect(fastGradient.read() == naiveGradient.read())
  }

  @Test(arguments: shapes) func `any number of workers gives the same bits`(shape: PoolShape) {
    var first: [[Float]]?
    for count in workerCounts {
      let workers = Workers(count: count)
      let input = Self.input(shape.input)
      let gradient = randomMap(shape.output, seed: 9)
      let (largest, mean) = (
        makeStaleSlice(shape.output.count), makeStaleSlice(shape.output.count)
      )
      let places = makeStaleSlice(shape.placesCount)
      let largestGradient = makeStaleSlice(shape.input.count)
      let meanGradient = makeStaleSlice(shape.input.count)
      let whole = makeStaleSlice(shape.input.batch * shape.input.lanes)
      let wholeGradient = makeStaleSlice(shape.input.count)
      MaxPool.forward(shape, input: input, output: largest, places: places, workers: workers)
      MaxPool.backward(
        shape, outputGradient: gradient, places: places, inputGradient: largestGradient,
        workers: workers)
      AveragePool.forward(shape, input: input, output: mean, workers: workers)
      AveragePool.backward(
        shape, outputGradient: gradient, inputGradient: meanGradient, workers: workers)
      GlobalAveragePool.forward(shape.input, input: input, output: whole, workers: workers)
      GlobalAveragePool.backward(
        shape.input, outputGradient: whole, inputGradient: wholeGradient, workers: workers)
      let results = [
        largest, mean, largestGradient, meanGradient, whole, wholeGradient,
      ].map { $0.read() }
      #expect(results == first ?? results)
      first = first ?? results
    }
  }

  @Test func `nothing wins beyond the map, not even over the lowest there is`() {
    let shape = PoolShape(
      input: MapShape(batch: 1, height: 2, width: 2, channels: 1), size: 3, stride: 2, padding: 1)
    let input = makeStaleSlice(shape.input.count)
    let output = makeStaleSlice(shape.output.count)
    let places = makeStaleSlice(shape.placesCount)
    let inputGradient = makeStaleSlice(shape.input.count)
    for (values, largest) in [
      ([-3, -1, -9, -2], -1), ([-.infinity, -.infinity, -.infinity, -.infinity], -.infinity),
    ] as [([Float], Float)] {
      input.writeRows(values, columns: 1, lanes: 16)
      MaxPool.forward(shape, input: input, output: output, places: places, workers: oneWorker)
      #expect(output.read()[0] == largest)
      MaxPool.backward(
        shape, outputGradient: makeSlice([5] + [Float](repeating: 0, count: 15)), places: places,
        inputGradient: inputGradient, workers: oneWorker)
      #expect(inputGradient.readRows(4, columns: 1, lanes: 16).reduce(0, +) == 5)
    }
  }

  @Test func `a value that is not a number beats all and gets the gradient`() {
    let shape = PoolShape(
      input: MapShape(batch: 1, height: 2, width: 2, channels: 1), size: 2, stride: 2)
    let input = makeStaleSlice(shape.input.count)
    input.writeRows([3, .nan, 9, 1], columns: 1, lanes: 16)
    let output = makeStaleSlice(16)
    let places = makeStaleSlice(shape.placesCount)
    let inputGradient = makeStaleSlice(64)
    MaxPool.forward(shape, input: input, output: output, places: places, workers: oneWorker)
    #expect(output.read()[0].isNaN)
    let gradient = makeSlice([5] + [Float](repeating: 0, count: 15))
    MaxPool.backward(
      shape, outputGradient: gradient, places: places, inputGradient: inputGradient,
      workers: oneWorker)
    #expect(inputGradient.readRows(4, columns: 1, lanes: 16) == [0, 5, 0, 0])
  }
}
