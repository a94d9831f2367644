/// The transforms of tiles for a convolution with stride 2: five points an axis.
extension WinogradTiles {
  /// A grid of every second or of every pixel of a map, from which tiles take their inputs.
  struct Grid {
    let map: Map
    /// Where the grid's first pixel lies; may be outside.
    let row: Int
    let column: Int
    let step: Int
  }

  /// `B^T d B` of the inputs of `range`, five by five from the grid, zeros outside the map.
  ///
  /// - Parameters:
  ///   - phase: which positions are wanted, and their slots.
  ///   - slots: whether the phases lie side by side in a row of `target`; else there is one.
  @inline(never)
  func transformHalves(
    _ range: Range<Int>, of grid: Grid, phase: HalfPhase, slots: Bool,
    zeros: UnsafePointer<Vector>, to target: Points
  ) {
    let map = grid.map
    let step = grid.step * map.blocks
    for tile in range {
      let corner = corner(of: tile)
      let top = grid.row + corner.row * grid.step
      let left = grid.column + corner.column * grid.step
      func line(_ number: Int) -> UnsafePointer<Vector> {
        map.line(corner.image, top + number * grid.step, left, zeros: zeros)
      }
      let (r0, r1, r2, r3) = (line(0), line(1), line(2), line(3))
      let r4 = phase.isMiddleRow ? zeros : line(4)
      let place = target.values + (tile - range.lowerBound) * target.row
      for block in 0..<map.blocks {
        @inline(__always)
        func column(_ number: Int) -> Halves.Five {
          let x = left + number * grid.step
          guard x >= 0 && x < map.width else { return (.zero, .zero, .zero, .zero, .zero) }
          let at = number * step + block
          return Halves.transformedInput((r0[at], r1[at], r2[at], r3[at], r4[at]))
        }
        let (a, b, c, d) = (column(0), column(1), column(2), column(3))
        let e = phase.isMiddleColumn ? (.zero, .zero, .zero, .zero, .zero) : column(4)
        @inline(__always)
        func store(_ row: Int, _ five: Halves.Five) {
          let values = Halves.transformedInput(five)
          let first = place + row * Halves.points * target.plane
          let slot = (slots ? phase.slot(column: 0) * map.blocks : 0) + block
          first[slot] = values.0
          first[target.plane + slot] = values.1
          first[2 * target.plane + slot] = values.2
          first[3 * target.plane + slot] = values.3
          guard !phase.isMiddleColumn else { return }
          let last = (slots ? phase.slot(column: Halves.infinity) * map.blocks : 0) + block
          first[4 * target.plane + last] = values.4
        }
        store(0, (a.0, b.0, c.0, d.0, e.0))
        store(1, (a.1, b.1, c.1, d.1, e.1))
        store(2, (a.2, b.2, c.2, d.2, e.2))
        store(3, (a.3, b.3, c.3, d.3, e.3))
        if !phase.isMiddleRow { store(4, (a.4, b.4, c.4, d.4, e.4)) }
      }
    }
  }

  /// `A^T m A`: the outputs of `range`, placed in a grid of a map.
  ///
  /// - Parameters:
  ///   - products: `[position, tile, blocks.count]`, the tiles of `range` first.
  ///   - phase: products that it lacks count as zero.
  ///   - blocks: the blocks of 16 channels of the map that the products hold.
  @inline(never)
  func transformHalfOutputs(
    _ range: Range<Int>, of products: Points, phase: HalfPhase, blocks: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?, to grid: Grid
  ) {
    let (map, plane) = (grid.map, products.plane)
    let floor = Vector(repeating: floor)
    for tile in range {
      let corner = corner(of: tile)
      let top = grid.row + corner.row * grid.step
      let left = grid.column + corner.column * grid.step
      for block in blocks {
        let start = bias?[block] ?? .zero
        let factors = scaling?.of(block)
        let source =
          products.values + (tile - range.lowerBound) * products.row + block - blocks.lowerBound
        @inline(__always)
        func column(_ number: Int) -> (Vector, Vector, Vector, Vector) {
          @inline(__always)
          func product(_ row: Int) -> Vector { source[(row * Halves.points + number) * plane] }
          return Halves.output(
            (
              product(0), product(1), product(2), product(3),
              phase.isMiddleRow ? .zero : product(4)
            ))
        }
        let (a, b, c, d) = (column(0), column(1), column(2), column(3))
        let e = phase.isMiddleColumn ? (.zero, .zero, .zero, .zero) : column(4)
        @inline(__always)
        func write(_ row: Int, _ five: Halves.Five) {
          let y = top + row * grid.step
          guard y < map.height else { return }
          let four = Halves.output(five)
          let line = map.values + ((corner.image * map.height + y) * map.width + left) * map.blocks
          @inline(__always)
          func put(_ column: Int, _ value: Vector) {
            guard left + column * grid.step < map.width else { return }
            var value = value + start
            // A comparison keeps NaN, which a maximum would hide.
            value.replace(with: floor, where: value .< floor)
            let place = line + column * grid.step * map.blocks + block
            place.pointee =
              factors?.applied(to: value, at: place - map.values - block) ?? value
          }
          put(0, four.0)
          put(1, four.1)
          put(2, four.2)
          put(3, four.3)
        }
        write(0, (a.0, b.0, c.0, d.0, e.0))
        write(1, (a.1, b.1, c.1, d.1, e.1))
        write(2, (a.2, b.2, c.2, d.2, e.2))
        write(3, (a.3, b.3, c.3, d.3, e.3))
      }
    }
  }

  /// `A y A^T` of the output gradients of `range`, zeros outside the map.
  @inline(never)
  func transformHalfGradients(
    _ range: Range<Int>, of map: Map, zeros: UnsafePointer<Vector>, to target: Points
  ) {
    for tile in range {
      let corner = corner(of: tile)
      func line(_ number: Int) -> UnsafePointer<Vector> {
        map.line(corner.image, corner.row + number, corner.column, zeros: zeros)
      }
      let (r0, r1, r2, r3) = (line(0), line(1), line(2), line(3))
      let place = target.values + (tile - range.lowerBound) * target.row
      for block in 0..<map.blocks {
        @inline(__always)
        func column(_ number: Int) -> Halves.Five {
          guard corner.column + number < map.width else {
            return (.zero, .zero, .zero, .zero, .zero)
          }
          let at = number * map.blocks + block
          return Halves.transformedGradient(r0[at], r1[at], r2[at], r3[at])
        }
        let (a, b, c, d) = (column(0), column(1), column(2), column(3))
        @inline(__always)
        func store(_ row: Int, _ y0: Vector, _ y1: Vector, _ y2: Vector, _ y3: Vector) {
          let five = Halves.transformedGradient(y0, y1, y2, y3)
          let first = place + row * Halves.points * target.plane + block
          first[0] = five.0
          first[target.plane] = five.1
          first[2 * target.plane] = five.2
          first[3 * target.plane] = five.3
          first[4 * target.plane] = five.4
        }
        store(0, a.0, b.0, c.0, d.0)
        store(1, a.1, b.1, c.1, d.1)
        store(2, a.2, b.2, c.2, d.2)
        store(3, a.3, b.3, c.3, d.3)
        store(4, a.4, b.4, c.4, d.4)
      }
    }
  }
}
