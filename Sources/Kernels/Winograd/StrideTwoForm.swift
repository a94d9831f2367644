/// Stride 2, forward: the four phases of the inputs lie side by side in a tile's row, so that their
/// sum is part of the matrix product.
struct StrideTwoForm: WinogradForwardForm {
  let shape: ConvolutionShape
  let tiles: WinogradTiles

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    tiles = WinogradTiles(
      batch: shape.batch, height: shape.outputHeight, width: shape.outputWidth)
  }

  private var inputBlocks: Int { shape.inputLanes / channelBlock }
  private var outputBlocks: Int { shape.outputLanes / channelBlock }

  var positions: Int { Halves.positions }
  var row: Int { HalfPhase.count * inputBlocks }
  /// As wide as a row of a tile is, with every second pixel left out.
  var zerosCount: Int { 2 * Halves.points * max(inputBlocks, outputBlocks) }
  var panels: Int { (outputBlocks + ProductTile.columns - 1) / ProductTile.columns }

  var panelsOfMap: Int { panels }

  private func blocks(of panels: Range<Int>) -> Range<Int> {
    let columns = ProductTile.columns
    return panels.lowerBound * columns..<min(panels.upperBound * columns, outputBlocks)
  }

  func width(of panel: Int) -> Int { blocks(of: panel..<panel + 1).count }

  func depth(of position: Int, panel: Int) -> Int {
    HalfPhase.present(at: position) * shape.inputLanes
  }

  func weightsOffset(of position: Int, panel: Int) -> Int {
    panel * ProductTile.columns * Halves.products * shape.inputLanes
      + Halves.presentBefore[position] * shape.inputLanes * width(of: panel)
  }

  /// Vectors of the weights of all panels.
  var weightsVectors: Int { Halves.products * shape.inputLanes * outputBlocks }

  func transformInputs(
    _ range: Range<Int>, from source: UnsafeMutablePointer<Vector>, zeros: UnsafePointer<Vector>,
    to target: WinogradTiles.Points
  ) {
    let map = WinogradTiles.Map(
      values: source, height: shape.height, width: shape.width, blocks: inputBlocks)
    for number in 0..<HalfPhase.count {
      let phase = HalfPhase(number)
      let grid = WinogradTiles.Grid(
        map: map, row: phase.isMiddleRow ? 0 : -1, column: phase.isMiddleColumn ? 0 : -1, step: 2)
      tiles.transformHalves(
        range, of: grid, phase: phase, slots: true, zeros: zeros, to: target)
    }
  }

  func transformOutputs(
    _ range: Range<Int>, of products: WinogradTiles.Points, panels: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?,
    to target: UnsafeMutablePointer<Vector>
  ) {
    let map = WinogradTiles.Map(
      values: target, height: tiles.height, width: tiles.width, blocks: outputBlocks)
    tiles.transformHalfOutputs(
      range, of: products, phase: HalfPhase(0), blocks: blocks(of: panels), bias: bias,
      floor: floor, scaling: scaling, to: WinogradTiles.Grid(map: map, row: 0, column: 0, step: 1))
  }

  /// Writes the weights of every panel at the points.
  func transformWeights(
    _ weights: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    let depth = shape.inputLanes
    let parts = max(1, depth / 64)
    // Safety: each piece writes the values of source channels and a block of its own.
    nonisolated(unsafe) let (weights, target) = (weights, target)
    workers.forEach(pieces: outputBlocks * parts) { piece in
      let (block, part) = piece.quotientAndRemainder(dividingBy: parts)
      let panel = block / ProductTile.columns
      let width = width(of: panel)
      let place = target + weightsOffset(of: 0, panel: panel) + block % ProductTile.columns
      for channel in pieceRange(part, of: parts, count: depth) {
        Halves.transformWeights(weights + block * 9 * depth + channel, step: depth) {
          phase, row, column, value in
          let position = row * Halves.points + column
          let slot = phase.slot(column: column)
          let line = (Halves.presentBefore[position] + slot) * depth + channel
          place[line * width] = value
        }
      }
    }
  }
}
