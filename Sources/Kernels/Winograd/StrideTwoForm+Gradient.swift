/// The weights' gradient of a convolution with stride 2.
extension StrideTwoForm {
  var sumPosition: Int { Halves.points + 1 }

  func depth(of position: Int) -> Int { HalfPhase.present(at: position) * shape.inputLanes }
  func depth(before position: Int) -> Int { Halves.products(before: position) * shape.inputLanes }

  func transformGradients(
    _ range: Range<Int>, from gradient: UnsafeMutablePointer<Vector>,
    zeros: UnsafePointer<Vector>, to target: WinogradTiles.Points
  ) {
    let map = WinogradTiles.Map(
      values: gradient, height: tiles.height, width: tiles.width,
      blocks: shape.outputLanes / channelBlock)
    tiles.transformHalfGradients(range, of: map, zeros: zeros, to: target)
  }

  func transformSums(
    _ sums: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    let (depth, blocks) = (shape.inputLanes, shape.outputLanes / channelBlock)
    // Safety: each piece writes the gradients of input channels of its own.
    nonisolated(unsafe) let (sums, target) = (sums, target)
    workers.forEach(pieces: depth / channelBlock) { piece in
      for channel in piece * channelBlock..<(piece + 1) * channelBlock {
        for block in 0..<blocks {
          let place = target + block * 9 * depth + channel
          for number in 0..<HalfPhase.count {
            let phase = HalfPhase(number)
            Halves.weightsGradient(of: phase) { row, column in
              let position = row * Halves.points + column
              let slot = Halves.products(before: position) + phase.slot(column: column)
              return sums[(slot * depth + channel) * blocks + block]
            } store: { row, column, value in
              place[(row * 3 + column) * depth] = value
            }
          }
        }
      }
    }
  }
}

extension Halves {
  /// `G^T u G` of one phase, handed out kernel position by kernel position.
  @inline(__always)
  static func weightsGradient(
    of phase: HalfPhase, from product: (_ row: Int, _ column: Int) -> Vector,
    store: (_ row: Int, _ column: Int, _ value: Vector) -> Void
  ) {
    @inline(__always)
    func column(_ number: Int) -> (Vector, Vector) {
      weightsGradient(
        (
          product(0, number), product(1, number), product(2, number), product(3, number),
          phase.isMiddleRow ? .zero : product(infinity, number)
        ))
    }
    let (a, b, c, d) = (column(0), column(1), column(2), column(3))
    let e = phase.isMiddleColumn ? (.zero, .zero) : column(infinity)
    @inline(__always)
    func finish(_ row: Int, _ five: Five) {
      let pair = weightsGradient(five)
      store(row, phase.isMiddleColumn ? 1 : 0, pair.0)
      if !phase.isMiddleColumn { store(row, 2, pair.1) }
    }
    finish(phase.isMiddleRow ? 1 : 0, (a.0, b.0, c.0, d.0, e.0))
    if !phase.isMiddleRow { finish(2, (a.1, b.1, c.1, d.1, e.1)) }
  }
}
