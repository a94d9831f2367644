import Glibc

/// One step of an optimiser over flat parameters; all slices have the same count, a multiple of 16.
///
/// A parameter that is zero, has no gradient and no momentum stays zero: padding lanes survive.
package enum Optimizers {
  /// PyTorch's SGD: `g += decay * w; v = momentum * v + g; w -= rate * v`, or with `nesterov`
  /// `w -= rate * (g + momentum * v)`. `velocity` starts at zero.
  package static func sgd(
    parameters: Slice, gradients: Slice, velocity: Slice, rate: Float, momentum: Float,
    nesterov: Bool, weightDecay: Float, workers: Workers
  ) {
    let count = parameters.count
    // Safety: here and below pieces write elements of their own, and forEach returns before the
    // arenas can die.
    nonisolated(unsafe) let w = vectors(parameters, count, "parameters")
    nonisolated(unsafe) let g = vectors(gradients, count, "gradients")
    nonisolated(unsafe) let v = vectors(velocity, count, "velocity")
    forEachVector(count, workers) { range in
      for index in range {
        let gradient = g[index] + weightDecay * w[index]
        let speed = momentum * v[index] + gradient
        v[index] = speed
        w[index] -= rate * (nesterov ? gradient + momentum * speed : speed)
      }
    }
  }

  /// PyTorch's AdamW: decay apart from the gradient, moments corrected for their start at zero.
  ///
  /// - Parameter step: counted from 1.
  /// - Source: Loshchilov and Hutter (2019), algorithm 2.
  package static func adamW(
    parameters: Slice, gradients: Slice, firstMoment: Slice, secondMoment: Slice, step: Int,
    rate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float, workers: Workers
  ) {
    require(step > 0, "step \(step) of AdamW; steps are counted from 1")
    let count = parameters.count
    nonisolated(unsafe) let w = vectors(parameters, count, "parameters")
    nonisolated(unsafe) let g = vectors(gradients, count, "gradients")
    nonisolated(unsafe) let m = vectors(firstMoment, count, "firstMoment")
    nonisolated(unsafe) let v = vectors(secondMoment, count, "secondMoment")
    // Powers in double precision: 1 - beta2^step is small at first.
    let stepSize = Float(Double(rate) / (1 - pow(Double(beta1), Double(step))))
    let correction = Float(1 / (1 - pow(Double(beta2), Double(step))).squareRoot())
    let kept = Float(1 - Double(rate) * Double(weightDecay))
    let (share1, share2) = (Float(1 - Double(beta1)), Float(1 - Double(beta2)))
    forEachVector(count, workers) { range in
      for index in range {
        let gradient = g[index]
        let first = m[index] + share1 * (gradient - m[index])
        let second = beta2 * v[index] + share2 * gradient * gradient
        m[index] = first
        v[index] = second
        w[index] = kept * w[index] - stepSize * first / (second.squareRoot() * correction + epsilon)
      }
    }
  }

  /// Exponential moving average: `average = decay * average + (1 - decay) * parameters`.
  package static func average(
    _ average: Slice, towards parameters: Slice, decay: Float, workers: Workers
  ) {
    let count = average.count
    nonisolated(unsafe) let a = vectors(average, count, "average")
    nonisolated(unsafe) let w = vectors(parameters, count, "parameters")
    let share = Float(1 - Double(decay))
    forEachVector(count, workers) { range in
      for index in range { a[index] = decay * a[index] + share * w[index] }
    }
  }

  /// Sum of the squares, in double precision and a fixed order; its root is the gradient norm.
  package static func sumOfSquares(_ values: Slice, scratch: Slice, workers: Workers) -> Double {
    let pieces = elementPieces(values.count)
    require(
      scratch.count >= sumOfSquaresScratchCount && scratch.isAligned,
      "scratch of \(scratch.count) floats; \(sumOfSquaresScratchCount) are needed")
    let count = values.count
    nonisolated(unsafe) let source = values.pointer
    nonisolated(unsafe) let sums = UnsafeMutableRawPointer(scratch.pointer)
      .bindMemory(to: Double.self, capacity: pieces)
    workers.forEach(pieces: pieces) { piece in
      let range = pieceRange(piece, of: pieces, count: count, unit: 8)
      var total = SIMD8<Double>.zero
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        let next = SIMD8<Double>(
          UnsafeRawPointer(source + index).loadUnaligned(as: SIMD8<Float>.self))
        total.addProduct(next, next)
        index += 8
      }
      var sum = total.sum()
      while index < range.upperBound {
        sum += Double(source[index]) * Double(source[index])
        index += 1
      }
      sums[piece] = sum
    }
    var sum = 0.0
    for piece in 0..<pieces { sum += sums[piece] }
    return sum
  }

  /// Floats of scratch space that `sumOfSquares` needs: a double for each of at most 64 pieces.
  package static let sumOfSquaresScratchCount = 2 * 64

  /// `values *= factor`.
  package static func scale(_ values: Slice, by factor: Float, workers: Workers) {
    nonisolated(unsafe) let source = vectors(values, values.count, "values")
    forEachVector(values.count, workers) { range in
      for index in range { source[index] *= factor }
    }
  }

  private static func forEachVector(
    _ count: Int, _ workers: Workers, _ body: @Sendable (Range<Int>) -> Void
  ) {
    let pieces = elementPieces(count)
    workers.forEach(pieces: pieces) {
      body(pieceRange($0, of: pieces, count: count / channelBlock))
    }
  }

  private static func vectors(
    _ slice: Slice, _ count: Int, _ name: StaticString
  ) -> UnsafeMutablePointer<Vector> {
    require(
      slice.count == count && count % channelBlock == 0,
      "\(name) has \(slice.count) floats; \(count), a multiple of \(channelBlock), are needed")
    return slice.vectors(count, name)
  }
}
