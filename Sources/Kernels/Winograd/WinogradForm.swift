/// One way to compute the tiles of a convolution by Winograd's algorithm: the transforms, and which
/// matrix products lie between them.
protocol WinogradForm: Sendable {
  var tiles: WinogradTiles { get }
  /// Matrix products.
  var positions: Int { get }
  /// Vectors that a tile's inputs take at a position, at most.
  var row: Int { get }
  /// Zero vectors that the transforms read in place of rows outside the map.
  var zerosCount: Int { get }

  /// Panels of weights, each as many target vectors as a register tile is wide, or fewer.
  var panels: Int { get }
  /// Panels in a row whose outputs lie side by side.
  var panelsOfMap: Int { get }
  /// Target vectors of a panel.
  func width(of panel: Int) -> Int
  /// Values of a tile's inputs that meet a panel at a position; 0 if none do.
  func depth(of position: Int, panel: Int) -> Int
  /// Vectors of weights before those of a panel at a position, counted from the panel's first.
  func weightsOffset(of position: Int, panel: Int) -> Int
  /// Vectors of weights of a panel, and of all panels before it.
  func weightsVectors(of panel: Int) -> Int
  func weightsVectors(before panel: Int) -> Int
  /// Stored source channels.
  var sourceLanes: Int { get }

  /// Writes a panel's weights at the points that belong to some source channels, whole blocks of
  /// 16.
  ///
  /// - Parameters:
  ///   - weights: as `ConvolutionShape` stores them.
  ///   - target: the panel's first vector.
  ///   - turned: scratch of `ConvolutionShape.turnedCount` vectors.
  func transformWeights(
    of panel: Int, channels: Range<Int>, from weights: UnsafePointer<Vector>,
    to target: UnsafeMutablePointer<Vector>, turned: UnsafeMutablePointer<Vector>)

  /// Writes the inputs of `range` at the points, `[position, tile, row]`.
  func transformInputs(
    _ range: Range<Int>, from source: UnsafeMutablePointer<Vector>, zeros: UnsafePointer<Vector>,
    to target: WinogradTiles.Points)

  /// Writes the outputs of `range` in the channels of some panels of one map from their products,
  /// `[position, tile, width of all]`.
  func transformOutputs(
    _ range: Range<Int>, of products: WinogradTiles.Points, panels: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?,
    to target: UnsafeMutablePointer<Vector>)
}

/// A form of the forward pass, whose inputs at the points also give the weights' gradient.
protocol WinogradForwardForm: WinogradForm {
  var shape: ConvolutionShape { get }
  /// Where both points are 1: output gradients there are the sums of their tiles.
  var sumPosition: Int { get }
  /// Values of a tile's inputs at a position, and at all positions before it.
  func depth(of position: Int) -> Int
  func depth(before position: Int) -> Int

  /// Writes the output gradients of `range` at the points, `[position, tile, output block]`.
  func transformGradients(
    _ range: Range<Int>, from gradient: UnsafeMutablePointer<Vector>,
    zeros: UnsafePointer<Vector>, to target: WinogradTiles.Points)

  /// Writes the weights' gradient from the products of inputs and output gradients,
  /// `[position, depth, output block]`.
  func transformSums(
    _ sums: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, workers: Workers)
}

/// Stride 1: F(4x4, 3x3), forward or backward to data.
struct UnitStrideForm: WinogradForwardForm {
  let shape: ConvolutionShape
  let tiles: WinogradTiles
  let padding: Int
  let sourceHeight: Int
  let sourceWidth: Int
  let weights: WinogradPanels
  /// Whether weights are turned by half a circle and their channels exchanged.
  let isBackward: Bool

  init(forward shape: ConvolutionShape) {
    self.shape = shape
    tiles = WinogradTiles(
      batch: shape.batch, height: shape.outputHeight, width: shape.outputWidth)
    padding = shape.padding
    (sourceHeight, sourceWidth) = (shape.height, shape.width)
    weights = WinogradPanels(
      depth: shape.inputLanes, blocks: shape.outputLanes / channelBlock)
    isBackward = false
  }

  init(backward shape: ConvolutionShape) {
    self.shape = shape
    tiles = WinogradTiles(batch: shape.batch, height: shape.height, width: shape.width)
    padding = 2 - shape.padding
    (sourceHeight, sourceWidth) = (shape.outputHeight, shape.outputWidth)
    weights = WinogradPanels(
      depth: shape.outputLanes, blocks: shape.inputLanes / channelBlock)
    isBackward = true
  }

  var positions: Int { Winograd.positions }
  var row: Int { weights.depth / channelBlock }
  var zerosCount: Int { WinogradTiles.zerosCount(blocks: row) }
  var panels: Int { weights.count }
  var panelsOfMap: Int { weights.count }

  func width(of panel: Int) -> Int { weights.blocks(of: panel).count }
  func depth(of position: Int, panel: Int) -> Int { weights.depth }
  func weightsOffset(of position: Int, panel: Int) -> Int {
    position * weights.depth * width(of: panel)
  }
  func weightsVectors(of panel: Int) -> Int { positions * weights.depth * width(of: panel) }
  func weightsVectors(before panel: Int) -> Int {
    positions * weights.depth * weights.blocks(of: 0..<panel).count
  }
  var sourceLanes: Int { weights.depth }

  func transformWeights(
    of panel: Int, channels: Range<Int>, from stored: UnsafePointer<Vector>,
    to target: UnsafeMutablePointer<Vector>, turned: UnsafeMutablePointer<Vector>
  ) {
    let blocks = weights.blocks(of: panel)
    for block in blocks {
      let place = target + block - blocks.lowerBound
      shape.forEachKernel(
        from: channels, to: block, in: stored, isTurned: isBackward, turned: turned
      ) { channel, taps, step in
        weights.transform(
          taps, step: step, to: place + channel * blocks.count, plane: weights.depth * blocks.count)
      }
    }
  }

  func transformInputs(
    _ range: Range<Int>, from source: UnsafeMutablePointer<Vector>, zeros: UnsafePointer<Vector>,
    to target: WinogradTiles.Points
  ) {
    let map = WinogradTiles.Map(
      values: source, height: sourceHeight, width: sourceWidth, blocks: row)
    tiles.transformInputs(range, of: map, padding: padding, zeros: zeros, to: target)
  }

  func transformOutputs(
    _ range: Range<Int>, of products: WinogradTiles.Points, panels: Range<Int>,
    bias: UnsafePointer<Vector>?, floor: Float, scaling: ChannelScaling.Vectors?,
    to target: UnsafeMutablePointer<Vector>
  ) {
    let map = WinogradTiles.Map(
      values: target, height: tiles.height, width: tiles.width, blocks: weights.blocks)
    tiles.transformOutputs(
      range, of: products, blocks: weights.blocks(of: panels), bias: bias, floor: floor,
      scaling: scaling, to: map)
  }

  // MARK: Weights' gradient

  var sumPosition: Int { Winograd.inputs + 1 }
  func depth(of position: Int) -> Int { weights.depth }
  func depth(before position: Int) -> Int { position * weights.depth }

  func transformGradients(
    _ range: Range<Int>, from gradient: UnsafeMutablePointer<Vector>,
    zeros: UnsafePointer<Vector>, to target: WinogradTiles.Points
  ) {
    let map = WinogradTiles.Map(
      values: gradient, height: tiles.height, width: tiles.width, blocks: weights.blocks)
    tiles.transformGradients(range, of: map, zeros: zeros, to: target)
  }

  func transformSums(
    _ sums: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    shape.transformWeightsGradient(sums, to: target, workers: workers)
  }
}
