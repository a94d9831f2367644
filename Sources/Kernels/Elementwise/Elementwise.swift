/// Element by element operations on maps; outputs may be inputs themselves.
package enum Elementwise {
  /// `output = max(input, 0)`; NaN stays NaN.
  package static func reluForward(
    _ shape: MapShape, input: Slice, output: Slice, workers: Workers
  ) {
    // Safety: here and below pieces write vectors of their own, and forEach returns before the
    // arenas can die.
    nonisolated(unsafe) let source = input.vectors(shape.count, "input")
    nonisolated(unsafe) let target = output.vectors(shape.count, "output")
    forEachVector(shape, workers) { range in
      for index in range { target[index] = rectified(source[index]) }
    }
  }

  /// `inputGradient = outputGradient` where the forward pass's `output` is positive, else 0.
  package static func reluBackward(
    _ shape: MapShape, output: Slice, outputGradient: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    nonisolated(unsafe) let result = output.vectors(shape.count, "output")
    nonisolated(unsafe) let source = outputGradient.vectors(shape.count, "outputGradient")
    nonisolated(unsafe) let target = inputGradient.vectors(shape.count, "inputGradient")
    forEachVector(shape, workers) { range in
      for index in range {
        target[index] = Vector.zero.replacing(with: source[index], where: result[index] .> 0)
      }
    }
  }

  /// `output = left + right`, negative sums replaced by zero if `relu`.
  ///
  /// The backward pass hands the (masked) gradient to both sides as it is.
  package static func add(
    _ shape: MapShape, left: Slice, right: Slice, output: Slice, relu: Bool = false,
    workers: Workers
  ) {
    nonisolated(unsafe) let (a, b) = (
      left.vectors(shape.count, "left"), right.vectors(shape.count, "right")
    )
    nonisolated(unsafe) let target = output.vectors(shape.count, "output")
    forEachVector(shape, workers) { range in
      if relu {
        for index in range { target[index] = rectified(a[index] + b[index]) }
      } else {
        for index in range { target[index] = a[index] + b[index] }
      }
    }
  }

  private static func forEachVector(
    _ shape: MapShape, _ workers: Workers, _ body: @Sendable (Range<Int>) -> Void
  ) {
    let pieces = elementPieces(shape.count)
    let vectors = shape.count / channelBlock
    workers.forEach(pieces: pieces) { body(pieceRange($0, of: pieces, count: vectors)) }
  }

  @inline(__always)
  private static func rectified(_ value: Vector) -> Vector {
    value.replacing(with: 0, where: value .< 0)
  }
}
