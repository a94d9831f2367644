/// The arithmetic of a convolution's forward pass and of its backward pass to data by Winograd's
/// algorithm: inputs to the points, a matrix product for each position, outputs back.
struct WinogradProduct<Form: WinogradForm> {
  let form: Form

  /// How the work is cut; a function of the shape alone.
  ///
  /// With few source channels a piece transforms the inputs of its tiles for itself, so that they
  /// never leave the second-level cache. With many, the weights are what must not be fetched
  /// often: inputs are transformed for many tiles at once, and a piece takes one panel of weights
  /// to a larger block of tiles; if that block is all there are, the piece transforms the panel's
  /// weights for itself, so that they never leave its caches either.
  let blockTiles: Int
  /// Tiles whose inputs are transformed at once; 0 if each piece does its own.
  let sharedTiles: Int

  /// Whether a piece transforms its weights for itself.
  let ownsWeights: Bool

  /// Panels whose products are kept until their outputs are written together, so that these are
  /// long runs of memory.
  let panelsAtOnce: Int

  /// Vectors of inputs that a piece has for itself: as many as fit the second-level cache beside
  /// its products, and at most.
  private static var ownInputs: Int { 5 * 1024 }
  private static var mostOwnInputs: Int { 10 * 1024 }
  private static var ownProducts: Int { 10 * 1024 }
  /// Vectors of inputs that are shared at once.
  private static var sharedInputs: Int { 256 * 1024 }
  /// Tiles that one panel of weights is used for before the next takes its place.
  private static var mostTilesOfOwnWeights: Int { 128 }

  init(_ form: Form) {
    self.form = form
    let count = form.tiles.count
    let perTile = form.positions * form.row
    let own = max(16, min(64, Self.ownInputs / perTile / 8 * 8))
    if own * perTile <= Self.mostOwnInputs && count >= 8 * own {
      blockTiles = own
      sharedTiles = 0
      ownsWeights = false
    } else {
      let whole = (count + 7) / 8 * 8
      ownsWeights = whole <= Self.mostTilesOfOwnWeights && form.panels > 4
      blockTiles = ownsWeights ? whole : min(64, whole)
      sharedTiles = min(
        whole, max(blockTiles, Self.sharedInputs / perTile / blockTiles * blockTiles))
    }
    let perPanel = form.positions * blockTiles * ProductTile.columns
    panelsAtOnce =
      ownsWeights ? 1 : max(1, min(form.panelsOfMap, Self.ownProducts / perPanel))
  }

  private var groupsOfMap: Int { (form.panelsOfMap + panelsAtOnce - 1) / panelsAtOnce }
  private var groups: Int { form.panels / form.panelsOfMap * groupsOfMap }

  private func panels(of group: Int) -> Range<Int> {
    let (map, part) = group.quotientAndRemainder(dividingBy: groupsOfMap)
    let first = part * panelsAtOnce
    let start = map * form.panelsOfMap
    return start + first..<start + min(first + panelsAtOnce, form.panelsOfMap)
  }

  private var inputTiles: Int { sharedTiles > 0 ? sharedTiles : blockTiles }
  /// One vector more than needed, so that planes do not all fall on the same lines of a cache.
  private var inputPlane: Int { inputTiles * form.row + 1 }
  private var inputVectors: Int { form.positions * inputPlane }
  private var productPlane: Int { blockTiles * panelsAtOnce * ProductTile.columns + 1 }
  private var productVectors: Int { form.positions * productPlane }
  private var workerVectors: Int {
    ConvolutionShape.turnedCount + productVectors + (sharedTiles > 0 ? 0 : inputVectors)
      + (ownsWeights ? form.weightsVectors(of: 0) : 0)
  }
  private var weightsVectors: Int {
    ownsWeights ? 0 : form.weightsVectors(before: form.panels)
  }

  /// Vectors of scratch space.
  func scratchVectors(workers: Workers) -> Int {
    form.zerosCount + weightsVectors + workers.count * workerVectors
      + (sharedTiles > 0 ? inputVectors : 0)
  }

  /// - Parameters:
  ///   - source: the map that is convolved.
  ///   - weights: as `ConvolutionShape` stores them.
  ///   - bias: a vector for each block of target channels.
  ///   - scaling: what outputs are multiplied by and moved by after the ReLU.
  ///   - scratch: `scratchVectors` vectors.
  func run(
    source: UnsafeMutablePointer<Vector>, weights: UnsafePointer<Vector>,
    bias: UnsafePointer<Vector>?, target: UnsafeMutablePointer<Vector>, relu: Bool,
    scaling: ChannelScaling.Vectors?, scratch: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    // Safety: pieces write outputs of tiles and channels of their own and scratch of their
    // worker; forEach returns before the arenas can die.
    nonisolated(unsafe) let (source, weights, target) = (source, weights, target)
    nonisolated(unsafe) let (bias, scaling) = (bias, scaling)
    nonisolated(unsafe) let zeros = scratch
    nonisolated(unsafe) let transformed = zeros + form.zerosCount
    nonisolated(unsafe) let own = transformed + weightsVectors
    nonisolated(unsafe) let shared = own + workers.count * workerVectors
    zeros.update(repeating: .zero, count: form.zerosCount)
    if !ownsWeights {
      transformWeights(weights, to: transformed, scratch: own, workers: workers)
    }
    let floor: Float = relu ? 0 : -.infinity

    @Sendable func panelWeights(_ panel: Int, _ products: UnsafeMutablePointer<Vector>)
      -> UnsafePointer<Vector>
    {
      UnsafePointer(
        ownsWeights
          ? products + productVectors : transformed + form.weightsVectors(before: panel))
    }

    /// Computes some tiles of the outputs of a group of panels.
    @Sendable func multiplyGroup(
      _ group: Int, _ range: Range<Int>, inputs: UnsafePointer<Vector>,
      own: UnsafeMutablePointer<Vector>
    ) {
      let products = own + ConvolutionShape.turnedCount
      let panels = panels(of: group)
      let width = panels.reduce(0) { $0 + form.width(of: $1) }
      if ownsWeights {
        form.transformWeights(
          of: group, channels: 0..<form.sourceLanes, from: weights,
          to: products + productVectors, turned: own)
      }
      let rows = (range.count + ProductTile.rows - 1) / ProductTile.rows * ProductTile.rows
      for position in 0..<form.positions {
        var column = 0
        for panel in panels {
          let (depth, columns) = (
            form.depth(of: position, panel: panel), form.width(of: panel)
          )
          guard depth > 0 else { break }
          multiply(
            left: UnsafeRawPointer(inputs + position * inputPlane)
              .assumingMemoryBound(to: Float.self),
            leftRow: form.row * channelBlock, leftStep: 1,
            right: panelWeights(panel, products) + form.weightsOffset(of: position, panel: panel),
            rightStep: columns,
            depth: depth, rows: rows, columns: columns,
            sums: products + position * productPlane + column, sumsRow: width, continues: false)
          column += columns
        }
      }
      form.transformOutputs(
        range, of: WinogradTiles.Points(values: products, row: width, plane: productPlane),
        panels: panels, bias: bias, floor: floor, scaling: scaling, to: target)
    }

    if sharedTiles == 0 {
      let count = form.tiles.count
      workers.forEach(pieces: (count + blockTiles - 1) / blockTiles) { piece, worker in
        let range = piece * blockTiles..<min((piece + 1) * blockTiles, count)
        let own = own + worker * workerVectors
        let inputs = own + ConvolutionShape.turnedCount + productVectors
        form.transformInputs(
          range, from: source, zeros: zeros,
          to: WinogradTiles.Points(values: inputs, row: form.row, plane: inputPlane))
        for group in 0..<groups {
          multiplyGroup(group, range, inputs: inputs, own: own)
        }
      }
      return
    }
    for start in stride(from: 0, to: form.tiles.count, by: sharedTiles) {
      let count = min(sharedTiles, form.tiles.count - start)
      let chunk = 8
      workers.forEach(pieces: (count + chunk - 1) / chunk) { piece in
        let place = piece * chunk
        form.transformInputs(
          start + place..<start + min(place + chunk, count), from: source, zeros: zeros,
          to: WinogradTiles.Points(
            values: shared + place * form.row, row: form.row, plane: inputPlane))
      }
      let blocks = (count + blockTiles - 1) / blockTiles
      workers.forEach(pieces: blocks * groups) { piece, worker in
        let (block, group) = piece.quotientAndRemainder(dividingBy: groups)
        let place = block * blockTiles
        multiplyGroup(
          group, start + place..<start + min(place + blockTiles, count),
          inputs: shared + place * form.row, own: own + worker * workerVectors)
      }
    }
  }

  /// Writes the weights of all panels at the points.
  private func transformWeights(
    _ weights: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>,
    scratch: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    let blocks = form.sourceLanes / channelBlock
    let parts = max(1, min(blocks, 16 / form.panels))
    // Safety: each piece writes the weights of a panel and source channels of its own.
    nonisolated(unsafe) let (weights, target, scratch) = (weights, target, scratch)
    workers.forEach(pieces: form.panels * parts) { piece, worker in
      let (panel, part) = piece.quotientAndRemainder(dividingBy: parts)
      form.transformWeights(
        of: panel,
        channels: part * blocks / parts * channelBlock..<(part + 1) * blocks / parts * channelBlock,
        from: weights, to: target + form.weightsVectors(before: panel),
        turned: scratch + worker * workerVectors)
    }
  }
}
