extension WinogradTiles {
  /// `A^T m A`: the outputs of `range` from their products, plus the bias, scaled if there is a
  /// scaling.
  ///
  /// - Parameters:
  ///   - products: `[position, tile, blocks.count]`, the tiles of `range` first.
  ///   - blocks: the blocks of 16 channels of `map` that the products hold.
  ///   - bias: `[map.blocks]`.
  ///   - floor: results below are replaced by it.
  @inline(never)
  func transformOutputs(
    _ range: Range<Int>, of products: Points, blocks: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?, to map: Map
  ) {
    let floor = Vector(repeating: floor)
    let plane = products.plane
    for tile in range {
      let corner = corner(of: tile)
      let rows = height - corner.row
      let columns = width - corner.column
      let origin =
        map.values + ((corner.image * height + corner.row) * width + corner.column) * map.blocks
      for block in blocks {
        let start = bias?[block] ?? .zero
        let factors = scaling?.of(block)
        let source =
          products.values + (tile - range.lowerBound) * products.row + block - blocks.lowerBound
        @inline(__always)
        func product(_ row: Int, _ column: Int) -> Vector {
          source[(row * Winograd.inputs + column) * plane]
        }
        @inline(__always)
        func write(_ row: Int, _ six: Winograd.Six) {
          guard row < rows else { return }
          let four = Winograd.output(six)
          let place = origin + row * width * map.blocks + block
          // A comparison keeps NaN, which a maximum would hide.
          @inline(__always)
          func finish(_ value: Vector, _ column: Int) {
            var value = value + start
            value.replace(with: floor, where: value .< floor)
            let place = place + column * map.blocks
            place.pointee =
              factors?.applied(to: value, at: place - map.values - block) ?? value
          }
          finish(four.0, 0)
          if columns > 1 { finish(four.1, 1) }
          if columns > 2 { finish(four.2, 2) }
          if columns > 3 { finish(four.3, 3) }
        }
        @inline(__always)
        func even(_ column: Int) -> Winograd.Pair {
          Winograd.evenOutputs(
            product(0, column), product(1, column), product(2, column), product(3, column),
            product(4, column))
        }
        let (a, b, c) = (even(0), even(1), even(2))
        let (d, e, f) = (even(3), even(4), even(5))
        write(0, (a.0, b.0, c.0, d.0, e.0, f.0))
        write(2, (a.1, b.1, c.1, d.1, e.1, f.1))
        guard rows > 1 else { continue }
        @inline(__always)
        func odd(_ column: Int) -> Winograd.Pair {
          Winograd.oddOutputs(
            product(1, column), product(2, column), product(3, column), product(4, column),
            product(5, column))
        }
        let (g, h, i) = (odd(0), odd(1), odd(2))
        let (j, k, l) = (odd(3), odd(4), odd(5))
        write(1, (g.0, h.0, i.0, j.0, k.0, l.0))
        write(3, (g.1, h.1, i.1, j.1, k.1, l.1))
      }
    }
  }
}
