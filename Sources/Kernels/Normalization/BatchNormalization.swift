/// Batch normalisation over all positions of each channel.
///
/// - Shapes: maps are `[pixels, lanes]`; scale, shift, statistics and their gradients are `[lanes]`.
/// - Source: Ioffe and Szegedy (2015); the running statistics follow PyTorch.
package enum BatchNormalization {
  /// Floats of scratch space that the passes of training need.
  package static func scratchCount(_ shape: MapShape) -> Int {
    LaneSums.count(shape) + 3 * shape.lanes
  }

  /// `output = (input - mean) / sqrt(variance + epsilon) * scale + shift` with the batch's own
  /// mean and (biased) variance, negative results replaced by zero if `relu`.
  ///
  /// The running statistics move by `momentum` towards the batch's; the running variance towards
  /// the unbiased one (divided by pixels - 1, or by 1 for a single pixel). `savedMean` and
  /// `savedInverseDeviation` are for the backward pass. `output` may be `input` itself if no
  /// backward pass follows; it is nil where only the statistics are wanted.
  package static func trainingForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, momentum: Float = 0.1, epsilon: Float = 1e-5, output: Slice?,
    savedMean: Slice, savedInverseDeviation: Slice, relu: Bool = false, scratch: Slice,
    workers: Workers
  ) {
    check(scratch, shape)
    let lanes = shape.lanes
    check(runningMean, lanes)
    check(runningVariance, lanes)
    let means = savedMean.vectors(lanes, "savedMean")
    let inverses = savedInverseDeviation.vectors(lanes, "savedInverseDeviation")
    let sums = LaneSums(shape: shape, memory: scratch.pointer)
    measure(sums, input: input.vectors(shape.count, "input"), workers: workers)
    let merged = sums.sums(of: 0)
    let pixels = Double(shape.pixels)
    for lane in 0..<lanes {
      let squares = merged[lanes + lane]
      savedMean[lane] = Float(merged[lane])
      savedInverseDeviation[lane] = Float(1 / (squares / pixels + Double(epsilon)).squareRoot())
      runningMean[lane] = moved(runningMean[lane], towards: merged[lane], by: momentum)
      runningVariance[lane] = moved(
        runningVariance[lane], towards: squares / max(pixels - 1, 1), by: momentum)
    }
    guard let output else { return }
    normalize(
      shape, input: input, output: output, scale: scale, shift: shift, relu: relu,
      workers: workers, mean: means, inverse: inverses, epsilon: nil)
  }

  /// As in training, with the running statistics in place of the batch's. `output` may be `input`.
  package static func inferenceForward(
    _ shape: MapShape, input: Slice, scale: Slice, shift: Slice, runningMean: Slice,
    runningVariance: Slice, epsilon: Float = 1e-5, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    normalize(
      shape, input: input, output: output, scale: scale, shift: shift, relu: relu,
      workers: workers, mean: runningMean.vectors(shape.lanes, "runningMean"),
      inverse: runningVariance.vectors(shape.lanes, "runningVariance"), epsilon: epsilon)
  }

  /// The gradients of input, scale and shift; overwrites all three.
  ///
  /// If the forward pass had `relu`, `output` is its result, and gradients count only where that
  /// is positive; else it is nil. `inputGradient` may be `outputGradient` itself. With
  /// `rectifiedInput` the input is a ReLU's output, and its gradient the one in front of that
  /// ReLU: zero where the input is.
  package static func backward(
    _ shape: MapShape, input: Slice, output: Slice? = nil, outputGradient: Slice, scale: Slice,
    savedMean: Slice, savedInverseDeviation: Slice, rectifiedInput: Bool = false,
    inputGradient: Slice, scaleGradient: Slice, shiftGradient: Slice, scratch: Slice,
    workers: Workers
  ) {
    check(scratch, shape)
    let lanes = shape.lanes
    // Safety: pieces write vectors of their own, and forEach returns before the arenas can die.
    nonisolated(unsafe) let source = input.vectors(shape.count, "input")
    nonisolated(unsafe) let mask = output?.vectors(shape.count, "output")
    nonisolated(unsafe) let gradient = outputGradient.vectors(shape.count, "outputGradient")
    nonisolated(unsafe) let target = inputGradient.vectors(shape.count, "inputGradient")
    nonisolated(unsafe) let mean = savedMean.vectors(lanes, "savedMean")
    let sums = LaneSums(shape: shape, memory: scratch.pointer)
    sumGradients(
      sums, input: source, mask: mask, gradient: gradient, mean: mean, workers: workers)
    nonisolated(unsafe) let line = GradientLine(
      sums, pixels: shape.pixels, mean: mean, scale: scale,
      savedInverseDeviation: savedInverseDeviation, scaleGradient: scaleGradient,
      shiftGradient: shiftGradient, scratch: scratch)
    let blocks = lanes / channelBlock
    let pieces = LaneSums.pieces(shape)
    workers.forEach(pieces: pieces) { piece in
      for pixel in pieceRange(piece, of: pieces, count: shape.pixels) {
        for block in 0..<blocks {
          let index = pixel * blocks + block
          var slope = gradient[index]
          if let mask { slope.replace(with: 0, where: .!(mask[index] .> 0)) }
          let value = source[index]
          var result = line.gradient(slope, at: value, block)
          if rectifiedInput { result.replace(with: 0, where: .!(value .> 0)) }
          target[index] = result
        }
      }
    }
  }

  /// `inverse` holds inverse deviations, or, with an epsilon, variances.
  private static func normalize(
    _ shape: MapShape, input: Slice, output: Slice, scale: Slice, shift: Slice, relu: Bool,
    workers: Workers, mean: UnsafePointer<Vector>, inverse: UnsafePointer<Vector>,
    epsilon: Float?
  ) {
    // Safety: pieces write pixels of their own, and forEach returns before the arenas can die.
    nonisolated(unsafe) let (mean, inverse) = (mean, inverse)
    nonisolated(unsafe) let source = input.vectors(shape.count, "input")
    nonisolated(unsafe) let target = output.vectors(shape.count, "output")
    nonisolated(unsafe) let scales = scale.vectors(shape.lanes, "scale")
    nonisolated(unsafe) let shifts = shift.vectors(shape.lanes, "shift")
    let blocks = shape.lanes / channelBlock
    let floor = Vector(repeating: relu ? 0 : -.infinity)
    let pieces = LaneSums.pieces(shape)
    workers.forEach(pieces: pieces) { piece in
      let pixels = pieceRange(piece, of: pieces, count: shape.pixels)
      // Eight pixels at a time share the factors of a lane.
      for first in stride(from: pixels.lowerBound, to: pixels.upperBound, by: 8) {
        for block in 0..<blocks {
          var factor = inverse[block]
          if let epsilon { factor = 1 / (factor + epsilon).squareRoot() }
          factor *= scales[block]
          let (centre, shift) = (mean[block], shifts[block])
          for pixel in first..<min(first + 8, pixels.upperBound) {
            let index = pixel * blocks + block
            let value = shift.addingProduct(source[index] - centre, factor)
            target[index] = value.replacing(with: floor, where: value .< floor)
          }
        }
      }
    }
  }

  private static func moved(_ value: Float, towards goal: Double, by momentum: Float) -> Float {
    Float((1 - Double(momentum)) * Double(value) + Double(momentum) * goal)
  }

  static func check(_ vector: Slice, _ lanes: Int) {
    require(vector.count >= lanes, "a vector of \(vector.count) for \(lanes) lanes")
  }

  static func check(_ scratch: Slice, _ shape: MapShape) {
    let needed = scratchCount(shape)
    require(
      scratch.count >= needed && scratch.isAligned,
      "scratch of \(scratch.count) floats at \(scratch.offset); \(needed) are needed")
  }
}
