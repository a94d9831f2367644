/// Where the ReLU behind a normalisation let values through, found from the input.
///
/// The passes back read the input anyway; the output need not be read as well. The arithmetic is
/// that of the forward pass, so that both agree on every value.
struct Rectifier {
  let mean: UnsafePointer<Vector>
  let factor: UnsafePointer<Vector>
  let shift: UnsafePointer<Vector>

  /// - Parameters:
  ///   - shift: that of the normalisation.
  ///   - memory: room for a value for each lane.
  init(
    lanes: Int, mean: UnsafePointer<Vector>, scale: Slice, shift: Slice,
    savedInverseDeviation: Slice, memory: Slice
  ) {
    BatchNormalization.check(scale, lanes)
    BatchNormalization.check(savedInverseDeviation, lanes)
    let factors = memory.vectors(lanes, "memory")
    for lane in 0..<lanes { memory[lane] = savedInverseDeviation[lane] * scale[lane] }
    self.mean = mean
    factor = UnsafePointer(factors)
    self.shift = UnsafePointer(shift.vectors(lanes, "shift"))
  }

  /// The gradient `slope` of a result, if the result for `value` is positive.
  @inline(__always)
  func passed(_ slope: Vector, at value: Vector, _ block: Int) -> Vector {
    let result = shift[block].addingProduct(value - mean[block], factor[block])
    return Vector.zero.replacing(with: slope, where: result .> 0)
  }
}
