/// A scale and a shift for each channel: what a normalisation with fixed statistics comes to.
///
/// A convolution applies it where it writes its outputs, so that evaluation needs no pass over
/// memory for the normalisation, nor for the sum of a residual layer behind it.
package struct ChannelScaling {
  /// `[2, lanes]`: scales, then shifts.
  package let factors: Slice
  /// A map like the output, which is added then.
  package let addend: Slice?
  /// Whether negative results become zero at last.
  package let relu: Bool

  package init(factors: Slice, addend: Slice? = nil, relu: Bool) {
    self.factors = factors
    self.addend = addend
    self.relu = relu
  }

  /// Floats of the factors of `lanes` channels.
  package static func count(lanes: Int) -> Int { 2 * lanes }

  /// The factors of a map as kernels read them.
  func vectors(_ output: MapShape) -> Vectors {
    let scales = factors.vectors(Self.count(lanes: output.lanes), "factors")
    return Vectors(
      scales: scales, shifts: scales + output.lanes / channelBlock,
      addend: addend.map { UnsafePointer($0.vectors(output.count, "addend")) },
      floor: relu ? 0 : -.infinity)
  }

  struct Vectors {
    let scales: UnsafePointer<Vector>
    let shifts: UnsafePointer<Vector>
    let addend: UnsafePointer<Vector>?
    /// Results below are replaced by it.
    let floor: Float

    /// The factors of one block of channels.
    @inline(__always)
    func of(_ block: Int) -> Block {
      Block(
        scale: scales + block, shift: shifts + block, addend: addend.map { $0 + block },
        floor: floor)
    }
  }

  /// Pointers, not vectors: an argument of three vectors would go through memory at every call.
  struct Block {
    let scale: UnsafePointer<Vector>
    let shift: UnsafePointer<Vector>
    let addend: UnsafePointer<Vector>?
    let floor: Float

    /// - Parameter offset: vectors from the block's first pixel to the value's.
    @inline(__always)
    func applied(to value: Vector, at offset: Int) -> Vector {
      var value = shift.pointee.addingProduct(value, scale.pointee)
      if let addend { value += addend[offset] }
      return value.replacing(with: floor, where: value .< floor)
    }
  }
}

extension BatchNormalization {
  /// The running statistics as a scale and a shift, `(input - mean) / deviation * scale + shift`
  /// with the mean taken into the shift, to `factors`.
  package static func inferenceFactors(
    lanes: Int, scale: Slice, shift: Slice, runningMean: Slice, runningVariance: Slice,
    epsilon: Float = 1e-5, factors: Slice
  ) {
    for vector in [scale, shift, runningMean, runningVariance] { check(vector, lanes) }
    check(factors, ChannelScaling.count(lanes: lanes))
    for lane in 0..<lanes {
      let deviation = (Double(runningVariance[lane]) + Double(epsilon)).squareRoot()
      let factor = Double(scale[lane]) / deviation
      factors[lane] = Float(factor)
      factors[lanes + lane] = Float(Double(shift[lane]) - Double(runningMean[lane]) * factor)
    }
  }
}
