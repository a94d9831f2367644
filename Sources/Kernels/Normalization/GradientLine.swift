/// The gradient of a normalisation's input, for each lane a line in the input:
/// `factor * (gradient - offset - slope * (input - mean))`.
struct GradientLine {
  let mean: UnsafePointer<Vector>
  /// `[3, lanes / 16]`: factors, offsets, slopes.
  let factors: UnsafePointer<Vector>
  let blocks: Int

  /// Takes the merged sums of `sumGradients`, and writes the gradients of scale and shift that
  /// follow from them.
  ///
  /// - Parameters:
  ///   - pixels: those of the whole map, whichever had a gradient.
  ///   - scratch: that of the sums, with room for three values a lane behind them.
  init(
    _ sums: LaneSums, pixels: Int, mean: UnsafePointer<Vector>, scale: Slice,
    savedInverseDeviation: Slice, scaleGradient: Slice, shiftGradient: Slice, scratch: Slice
  ) {
    let lanes = sums.shape.lanes
    for vector in [scale, savedInverseDeviation, scaleGradient, shiftGradient] {
      BatchNormalization.check(vector, lanes)
    }
    let merged = sums.sums(of: 0)
    let coefficients = scratch.slice(at: LaneSums.count(sums.shape), count: 3 * lanes)
    for lane in 0..<lanes {
      let inverse = Double(savedInverseDeviation[lane])
      let pixels = Double(pixels)
      shiftGradient[lane] = Float(merged[lane])
      scaleGradient[lane] = Float(merged[lanes + lane] * inverse)
      coefficients[lane] = Float(Double(scale[lane]) * inverse)
      coefficients[lanes + lane] = Float(merged[lane] / pixels)
      coefficients[2 * lanes + lane] = Float(merged[lanes + lane] * inverse * inverse / pixels)
    }
    self.mean = mean
    factors = UnsafePointer(coefficients.vectors(3 * lanes, "coefficients"))
    blocks = lanes / channelBlock
  }

  /// The gradient of `value`, an input of a block of lanes whose output has the gradient `slope`.
  @inline(__always)
  func gradient(_ slope: Vector, at value: Vector, _ block: Int) -> Vector {
    let distance = value - mean[block]
    let centred = slope - factors[blocks + block] - factors[2 * blocks + block] * distance
    return factors[block] * centred
  }
}
