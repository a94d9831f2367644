/// Stride 2, backward to data: every phase of the input gradients is a convolution of the same
/// output gradients, so that these are transformed once; a panel holds weights of one phase.
struct StrideTwoBackwardForm: WinogradForm {
  let shape: ConvolutionShape
  /// Pixels of the largest phase.
  let tiles: WinogradTiles

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    tiles = WinogradTiles(
      batch: shape.batch, height: (shape.height + 1) / 2, width: (shape.width + 1) / 2)
  }

  private var inputBlocks: Int { shape.inputLanes / channelBlock }
  private var outputBlocks: Int { shape.outputLanes / channelBlock }
  var panelsOfMap: Int {
    (inputBlocks + ProductTile.columns - 1) / ProductTile.columns
  }

  var positions: Int { Halves.positions }
  var row: Int { outputBlocks }
  var zerosCount: Int { Halves.points * outputBlocks }
  var panels: Int { HalfPhase.count * panelsOfMap }

  private func phase(of panel: Int) -> HalfPhase { HalfPhase(panel / panelsOfMap) }

  private func blocks(of panels: Range<Int>) -> Range<Int> {
    let columns = ProductTile.columns
    let first = panels.lowerBound % panelsOfMap * columns
    return first..<min(first + panels.count * columns, inputBlocks)
  }

  func width(of panel: Int) -> Int { blocks(of: panel..<panel + 1).count }

  func depth(of position: Int, panel: Int) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: Halves.points)
    return phase(of: panel).isPresent(row: row, column: column) ? shape.outputLanes : 0
  }

  func weightsOffset(of position: Int, panel: Int) -> Int {
    let before = panel / panelsOfMap * inputBlocks + blocks(of: panel..<panel + 1).lowerBound
    return (before * positions + position * width(of: panel)) * shape.outputLanes
  }

  /// Vectors of the weights of all panels.
  var weightsVectors: Int {
    HalfPhase.count * inputBlocks * positions * shape.outputLanes
  }

  func transformInputs(
    _ range: Range<Int>, from source: UnsafeMutablePointer<Vector>, zeros: UnsafePointer<Vector>,
    to target: WinogradTiles.Points
  ) {
    let map = WinogradTiles.Map(
      values: source, height: shape.outputHeight, width: shape.outputWidth, blocks: outputBlocks)
    tiles.transformHalves(
      range, of: WinogradTiles.Grid(map: map, row: 0, column: 0, step: 1), phase: HalfPhase(0),
      slots: false, zeros: zeros, to: target)
  }

  func transformOutputs(
    _ range: Range<Int>, of products: WinogradTiles.Points, panels: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?,
    to target: UnsafeMutablePointer<Vector>
  ) {
    let phase = phase(of: panels.lowerBound)
    let map = WinogradTiles.Map(
      values: target, height: shape.height, width: shape.width, blocks: inputBlocks)
    tiles.transformHalfOutputs(
      range, of: products, phase: phase, blocks: blocks(of: panels), bias: bias, floor: floor,
      scaling: scaling,
      to: WinogradTiles.Grid(
        map: map, row: phase.isMiddleRow ? 0 : 1, column: phase.isMiddleColumn ? 0 : 1, step: 2))
  }

  /// Writes the weights of every panel at the points: kernels turned by half a circle, channels
  /// exchanged.
  ///
  /// - Parameter scratch: `ConvolutionShape.turnedCount` vectors for each worker.
  func transformWeights(
    _ weights: UnsafePointer<Float>, to target: UnsafeMutablePointer<Vector>,
    scratch: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    // Safety: each piece writes the values of a source block and a target block of its own, and
    // scratch of its worker.
    nonisolated(unsafe) let (weights, target, scratch) = (weights, target, scratch)
    workers.forEach(pieces: inputBlocks * outputBlocks) { piece, worker in
      let (block, sourceBlock) = piece.quotientAndRemainder(dividingBy: outputBlocks)
      let turned = scratch + worker * ConvolutionShape.turnedCount
      shape.turnWeights(weights, block: block, sourceBlock: sourceBlock, to: turned)
      let (panel, column) = block.quotientAndRemainder(dividingBy: ProductTile.columns)
      let width = width(of: panel)
      let plane = width * shape.outputLanes
      let phaseVectors = inputBlocks * positions * shape.outputLanes
      for channel in 0..<channelBlock {
        let place =
          target + weightsOffset(of: 0, panel: panel)
          + (sourceBlock * channelBlock + channel) * width + column
        Halves.transformWeights(turned + channel, step: channelBlock) { phase, row, column, value in
          place[phase.number * phaseVectors + (row * Halves.points + column) * plane] = value
        }
      }
    }
  }
}
