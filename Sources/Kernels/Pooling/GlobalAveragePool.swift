/// The mean of each channel over all positions of an image: `[batch, height, width, lanes]` to
/// `[batch, lanes]`.
package enum GlobalAveragePool {
  package static func forward(_ shape: MapShape, input: Slice, output: Slice, workers: Workers) {
    let blocks = shape.lanes / channelBlock
    // Safety: here and below each piece writes images of its own, and forEach returns before the
    // arenas can die.
    nonisolated(unsafe) let source = input.vectors(shape.count, "input")
    nonisolated(unsafe) let target = output.vectors(shape.batch * shape.lanes, "output")
    let positions = Vector(repeating: Float(shape.height * shape.width))
    let pieces = min(shape.batch, elementPieces(shape.count))
    workers.forEach(pieces: pieces) { piece in
      for image in pieceRange(piece, of: pieces, count: shape.batch) {
        for block in 0..<blocks {
          var sum = Vector.zero
          // Row by row: short sums round less than one long one.
          for row in 0..<shape.height {
            let pixels = source + (image * shape.height + row) * shape.width * blocks
            var rowSum = Vector.zero
            for column in 0..<shape.width { rowSum += pixels[column * blocks + block] }
            sum += rowSum
          }
          target[image * blocks + block] = sum / positions
        }
      }
    }
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backward(
    _ shape: MapShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    let blocks = shape.lanes / channelBlock
    nonisolated(unsafe) let source = outputGradient.vectors(
      shape.batch * shape.lanes, "outputGradient")
    nonisolated(unsafe) let target = inputGradient.vectors(shape.count, "inputGradient")
    let pixels = shape.height * shape.width
    let positions = Vector(repeating: Float(pixels))
    let pieces = min(shape.batch, elementPieces(shape.count))
    workers.forEach(pieces: pieces) { piece in
      for image in pieceRange(piece, of: pieces, count: shape.batch) {
        for block in 0..<blocks {
          let share = source[image * blocks + block] / positions
          for pixel in 0..<pixels { target[(image * pixels + pixel) * blocks + block] = share }
        }
      }
    }
  }
}
