/// The mean of each window.
package enum AveragePool {
  package static func forward(_ shape: PoolShape, input: Slice, output: Slice, workers: Workers) {
    let (from, to) = (shape.input, shape.output)
    // Safety: here and below pieces write rows of their own, and forEach returns before the
    // arenas can die.
    nonisolated(unsafe) let source = input.vectors(from.count, "input")
    nonisolated(unsafe) let target = output.vectors(to.count, "output")
    let blocks = from.lanes / channelBlock
    let positions = Vector(repeating: Float(shape.size * shape.size))
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for row in pieceRange(piece, of: pieces, count: to.batch * to.height) {
        let top = row / to.height * from.height + row % to.height * shape.stride
        for column in 0..<to.width {
          let corner = source + (top * from.width + column * shape.stride) * blocks
          for block in 0..<blocks {
            var sum = Vector.zero
            for y in 0..<shape.size {
              for x in 0..<shape.size { sum += corner[(y * from.width + x) * blocks + block] }
            }
            target[(row * to.width + column) * blocks + block] = sum / positions
          }
        }
      }
    }
  }

  /// The gradient of the input; overwrites `inputGradient`.
  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, inputGradient: Slice, workers: Workers
  ) {
    let (from, to) = (shape.input, shape.output)
    nonisolated(unsafe) let source = outputGradient.vectors(to.count, "outputGradient")
    nonisolated(unsafe) let target = inputGradient.vectors(from.count, "inputGradient")
    let blocks = from.lanes / channelBlock
    let positions = Vector(repeating: Float(shape.size * shape.size))
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for row in pieceRange(piece, of: pieces, count: from.batch * from.height) {
        let image = row / from.height
        let windowRows = shape.windows(holding: row % from.height, of: to.height)
        for x in 0..<from.width {
          let windowColumns = shape.windows(holding: x, of: to.width)
          for block in 0..<blocks {
            var sum = Vector.zero
            for windowRow in windowRows {
              for windowColumn in windowColumns {
                let pixel = (image * to.height + windowRow) * to.width + windowColumn
                sum += source[pixel * blocks + block] / positions
              }
            }
            target[(row * from.width + x) * blocks + block] = sum
          }
        }
      }
    }
  }
}
