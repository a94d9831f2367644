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
  private var weights: WinogradPanels {
    WinogradPanels(depth: shape.inputLanes, blocks: outputBlocks)
  }
  var panels: Int { weights.count }
  var panelsOfMap: Int { weights.count }

  func width(of panel: Int) -> Int { weights.blocks(of: panel).count }

  func depth(of position: Int, panel: Int) -> Int {
    HalfPhase.present(at: position) * shape.inputLanes
  }

  func weightsOffset(of position: Int, panel: Int) -> Int {
    Halves.products(before: position) * shape.inputLanes * width(of: panel)
  }

  func weightsVectors(of panel: Int) -> Int {
    Halves.products * shape.inputLanes * width(of: panel)
  }

  func weightsVectors(before panel: Int) -> Int {
    Halves.products * shape.inputLanes * weights.blocks(of: 0..<panel).count
  }

  var sourceLanes: Int { shape.inputLanes }

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
      range, of: products, phase: HalfPhase(0), blocks: weights.blocks(of: panels), bias: bias,
      floor: floor, scaling: scaling, to: WinogradTiles.Grid(map: map, row: 0, column: 0, step: 1))
  }

  func transformWeights(
    of panel: Int, channels: Range<Int>, from weights: UnsafePointer<Vector>,
    to target: UnsafeMutablePointer<Vector>, turned: UnsafeMutablePointer<Vector>
  ) {
    let (depth, blocks) = (shape.inputLanes, self.weights.blocks(of: panel))
    let width = blocks.count
    for block in blocks {
      let place = target + block - blocks.lowerBound
      shape.forEachKernel(
        from: channels, to: block, in: weights, isTurned: false, turned: turned
      ) { channel, taps, step in
        Halves.transformWeights(taps, step: step) { phase, row, column, value in
          let slot =
            Halves.products(before: row * Halves.points + column) + phase.slot(column: column)
          place[(slot * depth + channel) * width] = value
        }
      }
    }
  }
}
