extension Halves {
  /// Products of a tile over all positions and phases: 81.
  static var products: Int { products(before: positions) }

  /// Products at all positions before one, of all phases that are present there.
  ///
  /// Rows of positions hold four fours and a two, the last one half of that.
  @inline(__always)
  static func products(before position: Int) -> Int {
    if position == positions { return 81 }
    let (row, column) = position.quotientAndRemainder(dividingBy: points)
    return row * 18 + column * (row == infinity ? 2 : 4)
  }

  /// Hands out the values at the points of the nine weights `taps`, `[tap]` with `step` vectors
  /// between them, phase by phase.
  @inline(__always)
  static func transformWeights(
    _ taps: UnsafePointer<Vector>, step: Int,
    _ store: (_ phase: HalfPhase, _ row: Int, _ column: Int, _ value: Vector) -> Void
  ) {
    for number in 0..<HalfPhase.count {
      let phase = HalfPhase(number)
      transformWeights(taps, step: step, of: phase) { store(phase, $0, $1, $2) }
    }
  }

  /// As above for one phase.
  @inline(__always)
  static func transformWeights(
    _ taps: UnsafePointer<Vector>, step: Int, of phase: HalfPhase,
    _ store: (_ row: Int, _ column: Int, _ value: Vector) -> Void
  ) {
    @inline(__always)
    func weight(_ row: Int, _ column: Int) -> Vector { taps[(row * 3 + column) * step] }
    @inline(__always)
    func column(_ number: Int) -> Five {
      phase.isMiddleRow
        ? transformedMiddle(weight(1, number))
        : transformedPair(weight(0, number), weight(2, number))
    }
    let outer = phase.isMiddleColumn ? column(1) : column(0)
    let last = phase.isMiddleColumn ? outer : column(2)
    @inline(__always)
    func finish(_ row: Int, _ first: Vector, _ second: Vector) {
      guard !(phase.isMiddleRow && row == infinity) else { return }
      let five = phase.isMiddleColumn ? transformedMiddle(first) : transformedPair(first, second)
      store(row, 0, five.0)
      store(row, 1, five.1)
      store(row, 2, five.2)
      store(row, 3, five.3)
      if !phase.isMiddleColumn { store(row, 4, five.4) }
    }
    finish(0, outer.0, last.0)
    finish(1, outer.1, last.1)
    finish(2, outer.2, last.2)
    finish(3, outer.3, last.3)
    finish(4, outer.4, last.4)
  }
}
