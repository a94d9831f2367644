/// Batch normalisation and the max pool behind it as one: the normalised map is never stored.
///
/// Windows lie side by side: `shape.stride == shape.size`. As everywhere, the first of equal values
/// wins, row by row, and a NaN beats all; it is normalised values that compete, since a negative
/// scale turns them around.
///
/// - Shapes: the input is a map of `shape.input`; output and `chosen` are maps of `shape.output`;
///   scale, shift, statistics and their gradients are `[lanes]`.
package enum PooledNormalization {
  /// Floats of scratch space that any pass needs.
  package static func scratchCount(_ shape: PoolShape) -> Int {
    BatchNormalization.scratchCount(shape.input)
  }

  /// `BatchNormalization.trainingForward`, then `MaxPool.forward`.
  ///
  /// - Parameter chosen: the inputs that won, for the backward pass. They tell it where they were:
  ///   the first of a window that is equal.
  package static func trainingForward(
    _ shape: PoolShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, momentum: Float = 0.1, epsilon: Float = 1e-5, output: Slice,
    chosen: Slice, savedMean: Slice, savedInverseDeviation: Slice, relu: Bool = false,
    scratch: Slice, workers: Workers
  ) {
    BatchNormalization.trainingForward(
      shape.input, input: input, scale: scale, shift: shift, runningMean: runningMean,
      runningVariance: runningVariance, momentum: momentum, epsilon: epsilon, output: nil,
      savedMean: savedMean, savedInverseDeviation: savedInverseDeviation, relu: relu,
      scratch: scratch, workers: workers)
    BatchNormalization.check(scale, shape.input.lanes)
    for lane in 0..<shape.input.lanes {
      scratch[lane] = savedInverseDeviation[lane] * scale[lane]
    }
    pool(
      shape, input: input, mean: savedMean, factor: scratch, shift: shift, relu: relu,
      output: output, chosen: chosen, workers: workers)
  }

  /// As in training, with the running statistics in place of the batch's.
  package static func inferenceForward(
    _ shape: PoolShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, epsilon: Float = 1e-5, output: Slice, relu: Bool = false,
    scratch: Slice, workers: Workers
  ) {
    BatchNormalization.check(scratch, shape.input)
    for vector in [scale, runningVariance] {
      BatchNormalization.check(vector, shape.input.lanes)
    }
    for lane in 0..<shape.input.lanes {
      scratch[lane] = 1 / (runningVariance[lane] + epsilon).squareRoot() * scale[lane]
    }
    pool(
      shape, input: input, mean: runningMean, factor: scratch, shift: shift, relu: relu,
      output: output, chosen: nil, workers: workers)
  }

  /// The gradients of input, scale and shift; overwrites all three.
  ///
  /// Sums run over the pooled values only: no other has a gradient. Parameters are those of
  /// `BatchNormalization.backward`, but `inputGradient` may not be `outputGradient`.
  package static func backward(
    _ shape: PoolShape, input: Slice, chosen: Slice, outputGradient: Slice,
    scale: Slice, rectifiedShift: Slice? = nil, savedMean: Slice, savedInverseDeviation: Slice,
    rectifiedInput: Bool = false, inputGradient: Slice, scaleGradient: Slice,
    shiftGradient: Slice, scratch: Slice, workers: Workers
  ) {
    check(shape)
    BatchNormalization.check(scratch, shape.input)
    let (from, to) = (shape.input, shape.output)
    let mean = UnsafePointer(savedMean.vectors(from.lanes, "savedMean"))
    let picks = chosen.vectors(to.count, "chosen")
    let gradient = outputGradient.vectors(to.count, "outputGradient")
    let sums = LaneSums(shape: to, memory: scratch.pointer)
    let rectifier = rectifiedShift.map {
      Rectifier(
        lanes: from.lanes, mean: mean, scale: scale, shift: $0,
        savedInverseDeviation: savedInverseDeviation,
        memory: scratch.slice(at: LaneSums.count(to) + 3 * from.lanes, count: from.lanes))
    }
    BatchNormalization.sumGradients(
      sums, input: picks, rectifier: rectifier, gradient: gradient, mean: mean, workers: workers)
    // Safety: pieces write rows of their own, and forEach returns before the arenas can die.
    nonisolated(unsafe) let bands = PooledGradientBands(
      shape: shape, input: input.vectors(from.count, "input"), chosen: picks, rectifier: rectifier,
      gradient: gradient,
      line: GradientLine(
        sums, pixels: from.pixels, mean: mean, scale: scale,
        savedInverseDeviation: savedInverseDeviation, scaleGradient: scaleGradient,
        shiftGradient: shiftGradient, scratch: scratch),
      rectifiedInput: rectifiedInput,
      target: inputGradient.vectors(from.count, "inputGradient"))
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for band in pieceRange(piece, of: pieces, count: to.batch * to.height) {
        // Known sizes are unrolled.
        switch shape.size {
        case 2: bands.run(band, size: 2)
        case 3: bands.run(band, size: 3)
        default: bands.run(band, size: shape.size)
        }
      }
    }
  }

  private static func pool(
    _ shape: PoolShape, input: Slice, mean: Slice, factor: Slice, shift: Slice, relu: Bool,
    output: Slice, chosen: Slice?, workers: Workers
  ) {
    check(shape)
    let (from, to) = (shape.input, shape.output)
    // Safety: pieces write rows of their own, and forEach returns before the arenas can die.
    nonisolated(unsafe) let windows = NormalizedWindows(
      shape: shape, input: input.vectors(from.count, "input"),
      mean: mean.vectors(from.lanes, "mean"), factor: factor.vectors(from.lanes, "factor"),
      shift: shift.vectors(from.lanes, "shift"), floor: relu ? 0 : -.infinity,
      output: output.vectors(to.count, "output"), chosen: chosen?.vectors(to.count, "chosen"))
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for row in pieceRange(piece, of: pieces, count: to.batch * to.height) {
        switch shape.size {
        case 2: windows.run(row, size: 2)
        case 3: windows.run(row, size: 3)
        default: windows.run(row, size: shape.size)
        }
      }
    }
  }

  private static func check(_ shape: PoolShape) {
    require(
      shape.stride == shape.size && shape.padding == 0,
      "windows of \(shape.size), stride \(shape.stride), padding \(shape.padding)")
  }
}

/// The largest normalised values of a row of windows.
private struct NormalizedWindows {
  let shape: PoolShape
  let input: UnsafePointer<Vector>
  let mean: UnsafePointer<Vector>
  let factor: UnsafePointer<Vector>
  let shift: UnsafePointer<Vector>
  /// Normalised values below are replaced by it.
  let floor: Float
  let output: UnsafeMutablePointer<Vector>
  let chosen: UnsafeMutablePointer<Vector>?

  /// - Parameter row: counted over all images.
  @inline(__always)
  func run(_ row: Int, size: Int) {
    let (from, to) = (shape.input, shape.output)
    let blocks = from.lanes / channelBlock
    let (rowVectors, width) = (from.width * blocks, to.width)
    let floor = Vector(repeating: floor)
    let (image, line) = row.quotientAndRemainder(dividingBy: to.height)
    let top = input + (image * from.height + line * size) * rowVectors
    for column in 0..<width {
      let corner = top + column * size * blocks
      let place = (row * width + column) * blocks
      for block in 0..<blocks {
        let (centre, scale, start) = (mean[block], factor[block], shift[block])
        var best = Vector(repeating: -.infinity)
        var pick = corner[block]
        for y in 0..<size {
          for x in 0..<size {
            let source = corner[y * rowVectors + x * blocks + block]
            var value = start.addingProduct(source - centre, scale)
            value.replace(with: floor, where: value .< floor)
            let wins = (value .> best) .| (value .!= value)
            best.replace(with: value, where: wins)
            pick.replace(with: source, where: wins)
          }
        }
        output[place + block] = best
        chosen?[place + block] = pick
      }
    }
  }
}

/// The input's gradient under a row of windows.
private struct PooledGradientBands {
  let shape: PoolShape
  let input: UnsafePointer<Vector>
  let chosen: UnsafePointer<Vector>
  let rectifier: Rectifier?
  let gradient: UnsafePointer<Vector>
  let line: GradientLine
  let rectifiedInput: Bool
  let target: UnsafeMutablePointer<Vector>

  /// Also takes what is right of the last window and, at the last row of an image, below it.
  ///
  /// - Parameter band: a row of windows, counted over all images.
  @inline(__always)
  func run(_ band: Int, size: Int) {
    let (from, to) = (shape.input, shape.output)
    let blocks = from.lanes / channelBlock
    let rowVectors = from.width * blocks
    let (image, row) = band.quotientAndRemainder(dividingBy: to.height)
    let top = (image * from.height + row * size) * rowVectors
    for column in 0..<to.width {
      let corner = top + column * size * blocks
      let place = (band * to.width + column) * blocks
      for block in 0..<blocks {
        var pick = chosen[place + block]
        var slope = gradient[place + block]
        if let rectifier { slope = rectifier.passed(slope, at: pick, block) }
        for y in 0..<size {
          for x in 0..<size {
            let index = corner + y * rowVectors + x * blocks + block
            let isChosen = input[index] .== pick
            write(Vector.zero.replacing(with: slope, where: isChosen), index, block)
            // Only the first of equal ones: nothing is equal to a NaN.
            pick.replace(with: .nan, where: isChosen)
          }
        }
      }
    }
    let end = row == to.height - 1 ? from.height - row * size : size
    for y in 0..<end {
      for column in (y < size ? to.width * size : 0)..<from.width {
        let index = top + y * rowVectors + column * blocks
        for block in 0..<blocks { write(.zero, index + block, block) }
      }
    }
  }

  @inline(__always)
  private func write(_ slope: Vector, _ index: Int, _ block: Int) {
    let value = input[index]
    var result = line.gradient(slope, at: value, block)
    if rectifiedInput { result.replace(with: 0, where: .!(value .> 0)) }
    target[index] = result
  }
}
