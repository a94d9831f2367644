/// The largest value of each window; the first of equal ones, row by row; a NaN beats all.
///
/// A place beyond the map never wins.
package enum MaxPool {
  /// `places` keeps the position of each output in its window, row by row from 0, for the backward
  /// pass; as floats, because those compare as whole vectors. It is nil for inference.
  package static func forward(
    _ shape: PoolShape, input: Slice, output: Slice, places: Slice?, workers: Workers
  ) {
    let (from, to) = (shape.input, shape.output)
    // Safety: each piece writes output rows of its own, and forEach returns before the arenas
    // can die.
    nonisolated(unsafe) let source = input.vectors(from.count, "input")
    nonisolated(unsafe) let target = output.vectors(to.count, "output")
    nonisolated(unsafe) let positions = places?.vectors(shape.placesCount, "places")
    let blocks = from.lanes / channelBlock
    let (width, rowVectors) = (to.width, from.width * blocks)
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for row in pieceRange(piece, of: pieces, count: to.batch * to.height) {
        let (top, rows) = shape.window(row % to.height, of: from.height)
        let image = source + row / to.height * from.height * rowVectors
        for column in 0..<width {
          let (left, columns) = shape.window(column, of: from.width)
          let corner = image + top * rowVectors + left * blocks
          let first = (row * width + column) * blocks
          for block in 0..<blocks {
            var best = Vector(repeating: -.infinity)
            let start = Float(rows.lowerBound * shape.size + columns.lowerBound)
            var place = Vector(repeating: start)
            for y in rows {
              var position = Float(y * shape.size + columns.lowerBound)
              for x in columns {
                let value = corner[y * rowVectors + x * blocks + block]
                let wins = (value .> best) .| (value .!= value)
                best.replace(with: value, where: wins)
                place.replace(with: position, where: wins)
                position += 1
              }
            }
            target[first + block] = best
            positions?[first + block] = place
          }
        }
      }
    }
  }

  /// The gradient of the input; overwrites `inputGradient`.
  ///
  /// Each input collects from the windows that hold it, so that no two pieces write one place.
  package static func backward(
    _ shape: PoolShape, outputGradient: Slice, places: Slice, inputGradient: Slice,
    workers: Workers
  ) {
    let (from, to) = (shape.input, shape.output)
    // Safety: each piece writes input rows of its own, and forEach returns before the arenas can
    // die.
    nonisolated(unsafe) let source = outputGradient.vectors(to.count, "outputGradient")
    nonisolated(unsafe) let target = inputGradient.vectors(from.count, "inputGradient")
    nonisolated(unsafe) let positions = places.vectors(shape.placesCount, "places")
    let blocks = from.lanes / channelBlock
    let pieces = elementPieces(from.count)
    workers.forEach(pieces: pieces) { piece in
      for row in pieceRange(piece, of: pieces, count: from.batch * from.height) {
        let image = row / from.height
        let y = row % from.height
        let windowRows = shape.windows(holding: y, of: to.height)
        for x in 0..<from.width {
          let windowColumns = shape.windows(holding: x, of: to.width)
          for block in 0..<blocks {
            var sum = Vector.zero
            for windowRow in windowRows {
              for windowColumn in windowColumns {
                let index =
                  ((image * to.height + windowRow) * to.width + windowColumn) * blocks + block
                let own =
                  (y + shape.padding - windowRow * shape.stride) * shape.size
                  + x + shape.padding - windowColumn * shape.stride
                let chosen = positions[index] .== Float(own)
                sum += Vector.zero.replacing(with: source[index], where: chosen)
              }
            }
            target[(row * from.width + x) * blocks + block] = sum
          }
        }
      }
    }
  }
}
