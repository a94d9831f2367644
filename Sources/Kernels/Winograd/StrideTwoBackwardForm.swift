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
  /// The panels of one phase.
  private var weights: WinogradPanels {
    WinogradPanels(depth: shape.outputLanes, blocks: inputBlocks)
  }
  var panelsOfMap: Int { weights.count }

  var positions: Int { Halves.positions }
  var row: Int { outputBlocks }
  var zerosCount: Int { Halves.points * outputBlocks }
  var panels: Int { HalfPhase.count * panelsOfMap }

  private func phase(of panel: Int) -> HalfPhase { HalfPhase(panel / panelsOfMap) }

  private func blocks(of panels: Range<Int>) -> Range<Int> {
    let first = panels.lowerBound % panelsOfMap
    return weights.blocks(of: first..<first + panels.count)
  }

  func width(of panel: Int) -> Int { blocks(of: panel..<panel + 1).count }

  func depth(of position: Int, panel: Int) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: Halves.points)
    return phase(of: panel).isPresent(row: row, column: column) ? shape.outputLanes : 0
  }

  func weightsOffset(of position: Int, panel: Int) -> Int {
    position * width(of: panel) * shape.outputLanes
  }

  func weightsVectors(of panel: Int) -> Int { positions * width(of: panel) * shape.outputLanes }

  func weightsVectors(before panel: Int) -> Int {
    let (phase, inside) = panel.quotientAndRemainder(dividingBy: panelsOfMap)
    let blocks = phase * inputBlocks + inside * ProductTile.columns
    return blocks * positions * shape.outputLanes
  }

  var sourceLanes: Int { shape.outputLanes }

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

  func transformWeights(
    of panel: Int, channels: Range<Int>, from weights: UnsafePointer<Vector>,
    to target: UnsafeMutablePointer<Vector>, turned: UnsafeMutablePointer<Vector>
  ) {
    let (own, blocks) = (phase(of: panel), blocks(of: panel..<panel + 1))
    let plane = blocks.count * shape.outputLanes
    for block in blocks {
      let place = target + block - blocks.lowerBound
      shape.forEachKernel(
        from: channels, to: block, in: weights, isTurned: true, turned: turned
      ) { channel, taps, step in
        Halves.transformWeights(taps, step: step, of: own) { row, column, value in
          place[(row * Halves.points + column) * plane + channel * blocks.count] = value
        }
      }
    }
  }
}
