/// The arithmetic of a convolution's forward pass and of its backward pass to data by Winograd's
/// algorithm: inputs to the points, 36 matrix products, outputs back.
struct WinogradProduct {
  let tiles: WinogradTiles
  let padding: Int
  let sourceHeight: Int
  let sourceWidth: Int
  let panels: WinogradPanels

  /// How the work is cut; a function of the shape alone.
  ///
  /// With few source channels a piece transforms the inputs of its tiles for itself, so that they
  /// never leave the second-level cache. With many, the weights are what must not be fetched
  /// often: inputs are transformed for many tiles at once, and a piece takes one panel of weights
  /// to a larger block of tiles.
  let blockTiles: Int
  /// Tiles whose inputs are transformed at once; 0 if each piece does its own.
  let sharedTiles: Int

  /// Floats of transformed inputs that stay in a second-level cache.
  private static let ownInputs = 80 * 1024
  /// Floats of transformed inputs that are shared at once.
  private static let sharedInputs = 4 * 1024 * 1024

  init(
    tiles: WinogradTiles, padding: Int, sourceHeight: Int, sourceWidth: Int, panels: WinogradPanels
  ) {
    self.tiles = tiles
    self.padding = padding
    self.sourceHeight = sourceHeight
    self.sourceWidth = sourceWidth
    self.panels = panels
    let perTile = Winograd.positions * panels.depth
    let own = max(32, min(64, Self.ownInputs / perTile / 8 * 8))
    if panels.depth <= 256 && tiles.count >= 8 * own {
      blockTiles = own
      sharedTiles = 0
    } else {
      blockTiles = min(64, (tiles.count + 7) / 8 * 8)
      sharedTiles = min(
        (tiles.count + 7) / 8 * 8,
        max(blockTiles, Self.sharedInputs / perTile / blockTiles * blockTiles))
    }
  }

  /// Vectors of a row of transformed inputs.
  private var row: Int { panels.depth / channelBlock }
  private var inputTiles: Int { sharedTiles > 0 ? sharedTiles : blockTiles }
  /// One row more than needed, so that the planes do not all fall on the same lines of a cache.
  private var inputPlane: Int { inputTiles * row + 1 }
  private var productPlane: Int { blockTiles * ProductTile.columns + 1 }
  private var workerVectors: Int {
    Winograd.positions * productPlane
      + (sharedTiles > 0 ? 0 : Winograd.positions * inputPlane)
  }

  /// Vectors of scratch space besides the panels.
  func scratchVectors(workers: Workers) -> Int {
    WinogradTiles.zerosCount(blocks: row) + workers.count * workerVectors
      + (sharedTiles > 0 ? Winograd.positions * inputPlane : 0)
  }

  /// - Parameters:
  ///   - weights: the panels at the points.
  ///   - scratch: `scratchVectors` vectors.
  func run(
    source: UnsafeMutablePointer<Vector>, weights: UnsafePointer<Vector>,
    bias: UnsafePointer<Vector>?, target: UnsafeMutablePointer<Vector>, relu: Bool,
    scaling: ChannelScaling.Vectors? = nil,
    scratch: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    // Safety: pieces write outputs of tiles and channels of their own and scratch of their
    // worker; forEach returns before the arenas can die.
    nonisolated(unsafe) let weights = weights
    nonisolated(unsafe) let (bias, scaling) = (bias, scaling)
    nonisolated(unsafe) let zeros = scratch
    nonisolated(unsafe) let scratch = scratch + WinogradTiles.zerosCount(blocks: row)
    nonisolated(unsafe) let shared = scratch + workers.count * workerVectors
    nonisolated(unsafe) let map = WinogradTiles.Map(
      values: source, height: sourceHeight, width: sourceWidth, blocks: row)
    nonisolated(unsafe) let output = WinogradTiles.Map(
      values: target, height: tiles.height, width: tiles.width, blocks: panels.blocks)
    zeros.update(repeating: .zero, count: WinogradTiles.zerosCount(blocks: row))
    let floor: Float = relu ? 0 : -.infinity

    @Sendable func multiplyPanel(
      _ panel: Int, _ range: Range<Int>, inputs: UnsafePointer<Vector>,
      products: UnsafeMutablePointer<Vector>
    ) {
      let blocks = panels.blocks(of: panel)
      let rows = (range.count + ProductTile.rows - 1) / ProductTile.rows * ProductTile.rows
      for position in 0..<Winograd.positions {
        multiply(
          left: UnsafeRawPointer(inputs + position * inputPlane)
            .assumingMemoryBound(to: Float.self),
          leftRow: panels.depth, leftStep: 1,
          right: weights + panels.offset(of: panel) + position * panels.depth * blocks.count,
          rightStep: blocks.count, depth: panels.depth, rows: rows, columns: blocks.count,
          sums: products + position * productPlane, sumsRow: blocks.count, continues: false)
      }
      tiles.transformOutputs(
        range,
        of: WinogradTiles.Points(values: products, row: blocks.count, plane: productPlane),
        blocks: blocks, bias: bias, floor: floor, scaling: scaling, to: output)
    }

    if sharedTiles == 0 {
      let pieces = (tiles.count + blockTiles - 1) / blockTiles
      workers.forEach(pieces: pieces) { piece, worker in
        let range = piece * blockTiles..<min((piece + 1) * blockTiles, tiles.count)
        let own = scratch + worker * workerVectors
        let inputs = own + Winograd.positions * productPlane
        tiles.transformInputs(
          range, of: map, padding: padding, zeros: zeros,
          to: WinogradTiles.Points(values: inputs, row: row, plane: inputPlane))
        for panel in 0..<panels.count {
          multiplyPanel(panel, range, inputs: inputs, products: own)
        }
      }
      return
    }
    var first = 0
    while first < tiles.count {
      let start = first
      let count = min(sharedTiles, tiles.count - start)
      let chunk = 8
      workers.forEach(pieces: (count + chunk - 1) / chunk) { piece in
        let range = start + piece * chunk..<start + min((piece + 1) * chunk, count)
        tiles.transformInputs(
          range, of: map, padding: padding, zeros: zeros,
          to: WinogradTiles.Points(
            values: shared + piece * chunk * row, row: row, plane: inputPlane))
      }
      let blocks = (count + blockTiles - 1) / blockTiles
      workers.forEach(pieces: blocks * panels.count) { piece, worker in
        let (block, panel) = piece.quotientAndRemainder(dividingBy: panels.count)
        let range = start + block * blockTiles..<start + min((block + 1) * blockTiles, count)
        multiplyPanel(
          panel, range, inputs: shared + block * blockTiles * row,
          products: scratch + worker * workerVectors)
      }
      first += count
    }
  }
}
