extension WinogradTiles {
  /// `B^T d B` of the inputs of `range`, six by six from `padding` before each tile, zeros outside.
  ///
  /// Rows are transformed in pairs, as many as registers hold until their columns follow, so that
  /// nothing is stored halfway.
  ///
  /// - Parameters:
  ///   - zeros: `zerosCount` vectors.
  ///   - target: `[position, tile, map.blocks]`, the tiles of `range` first.
  @inline(never)
  func transformInputs(
    _ range: Range<Int>, of map: Map, padding: Int, zeros: UnsafePointer<Vector>,
    to target: Points
  ) {
    let step = map.blocks
    for tile in range {
      let corner = corner(of: tile)
      let (image, top, left) = (corner.image, corner.row - padding, corner.column - padding)
      let r0 = map.line(image, top, left, zeros: zeros)
      let r1 = map.line(image, top + 1, left, zeros: zeros)
      let r2 = map.line(image, top + 2, left, zeros: zeros)
      let r3 = map.line(image, top + 3, left, zeros: zeros)
      let r4 = map.line(image, top + 4, left, zeros: zeros)
      let r5 = map.line(image, top + 5, left, zeros: zeros)
      let (first, end) = (-left, map.width - left)
      let place = tile - range.lowerBound
      for block in 0..<map.blocks {
        @inline(__always)
        func columns(_ transform: (_ at: Int) -> Winograd.Pair) -> (Winograd.Six, Winograd.Six) {
          @inline(__always)
          func column(_ number: Int) -> Winograd.Pair {
            guard number >= first && number < end else { return (.zero, .zero) }
            return transform(number * step + block)
          }
          let (a, b, c) = (column(0), column(1), column(2))
          let (d, e, f) = (column(3), column(4), column(5))
          return ((a.0, b.0, c.0, d.0, e.0, f.0), (a.1, b.1, c.1, d.1, e.1, f.1))
        }
        let ones = columns { Winograd.inputsAtOnes(r1[$0], r2[$0], r3[$0], r4[$0]) }
        target.store(Winograd.transformedInput(ones.0), tile: place, row: 1, block: block)
        target.store(Winograd.transformedInput(ones.1), tile: place, row: 2, block: block)
        let twos = columns { Winograd.inputsAtTwos(r1[$0], r2[$0], r3[$0], r4[$0]) }
        target.store(Winograd.transformedInput(twos.0), tile: place, row: 3, block: block)
        target.store(Winograd.transformedInput(twos.1), tile: place, row: 4, block: block)
        let ends = columns {
          Winograd.inputsAtEnds((r0[$0], r1[$0], r2[$0], r3[$0], r4[$0], r5[$0]))
        }
        target.store(Winograd.transformedInput(ends.0), tile: place, row: 0, block: block)
        target.store(Winograd.transformedInput(ends.1), tile: place, row: 5, block: block)
      }
    }
  }

  /// `A y A^T` of the output gradients of `range`, zeros outside the map.
  ///
  /// Parameters are those of `transformInputs`.
  @inline(never)
  func transformGradients(
    _ range: Range<Int>, of map: Map, zeros: UnsafePointer<Vector>, to target: Points
  ) {
    let step = map.blocks
    for tile in range {
      let corner = corner(of: tile)
      let r0 = map.line(corner.image, corner.row, corner.column, zeros: zeros)
      let r1 = map.line(corner.image, corner.row + 1, corner.column, zeros: zeros)
      let r2 = map.line(corner.image, corner.row + 2, corner.column, zeros: zeros)
      let r3 = map.line(corner.image, corner.row + 3, corner.column, zeros: zeros)
      let end = map.width - corner.column
      let place = tile - range.lowerBound
      for block in 0..<map.blocks {
        @inline(__always)
        func columns(_ transform: (_ at: Int) -> Winograd.Pair) -> (Winograd.Six, Winograd.Six) {
          @inline(__always)
          func column(_ number: Int) -> Winograd.Pair {
            guard number < end else { return (.zero, .zero) }
            return transform(number * step + block)
          }
          let (a, b, c, d) = (column(0), column(1), column(2), column(3))
          return (
            Winograd.transformedGradient(a.0, b.0, c.0, d.0),
            Winograd.transformedGradient(a.1, b.1, c.1, d.1)
          )
        }
        let ones = columns { Winograd.gradientsAtOnes(r0[$0], r1[$0], r2[$0], r3[$0]) }
        target.store(ones.0, tile: place, row: 1, block: block)
        target.store(ones.1, tile: place, row: 2, block: block)
        let twos = columns { Winograd.gradientsAtTwos(r0[$0], r1[$0], r2[$0], r3[$0]) }
        target.store(twos.0, tile: place, row: 3, block: block)
        target.store(twos.1, tile: place, row: 4, block: block)
        let ends = columns { (r0[$0], r3[$0]) }
        target.store(ends.0, tile: place, row: 0, block: block)
        target.store(ends.1, tile: place, row: 5, block: block)
      }
    }
  }

  /// Writes to `map`, in the tiles of `range`, the `arriving` gradients where the `output` of a ReLU
  /// is positive, else zeros.
  ///
  /// Done tile by tile just before their transforms, it costs no pass over memory.
  func passGradients(
    _ range: Range<Int>, of map: Map, arriving: UnsafePointer<Vector>,
    output: UnsafePointer<Vector>
  ) {
    for tile in range {
      let corner = corner(of: tile)
      let count = min(Winograd.outputs, width - corner.column) * map.blocks
      for row in corner.row..<min(corner.row + Winograd.outputs, height) {
        let start = ((corner.image * height + row) * width + corner.column) * map.blocks
        for index in start..<start + count {
          map.values[index] = Vector.zero.replacing(
            with: arriving[index], where: output[index] .> 0)
        }
      }
    }
  }
}
