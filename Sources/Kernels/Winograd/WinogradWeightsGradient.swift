/// The arithmetic of a convolution's backward pass to weights by Winograd's algorithm: inputs and
/// output gradients to the points, a matrix product over the tiles for each position, weights back.
struct WinogradWeightsGradient<Form: WinogradForwardForm> {
  let form: Form

  /// How the work is cut; a function of the shape alone.
  ///
  /// With few channels each piece takes a share of the tiles from their transforms to sums of its
  /// own, which stay in its second-level cache; the sums are added in order. With many, whose sums
  /// are large, there is one share: tiles are transformed, many at once, and then each position is a
  /// piece.
  let shares: Int
  /// Tiles that are transformed at once.
  let blockTiles: Int

  /// The largest product of stored channels whose sums each piece has for itself.
  private static var ownSums: Int { 64 * 64 }
  private static var mostShares: Int { 8 }
  /// Vectors of inputs and gradients at the points at once, of one piece or of all.
  private static var ownPoints: Int { 9 * 1024 }
  private static var sharedPoints: Int { 64 * 1024 }

  init(_ form: Form) {
    self.form = form
    let (shape, tiles) = (form.shape, form.tiles)
    let perTile = form.positions * (form.row + shape.outputLanes / channelBlock)
    if shape.inputLanes * shape.outputLanes <= Self.ownSums && tiles.count >= 16 {
      blockTiles = max(16, min(64, Self.ownPoints / perTile / 8 * 8))
      shares = min(Self.mostShares, tiles.count / 8)
    } else {
      blockTiles = min(tiles.count, max(128, Self.sharedPoints / perTile / 64 * 64))
      shares = 1
    }
  }

  private var shape: ConvolutionShape { form.shape }
  private var tiles: WinogradTiles { form.tiles }
  private var gradientRow: Int { shape.outputLanes / channelBlock }
  /// One vector more than needed, so that planes do not all fall on the same lines of a cache.
  private var inputPlane: Int { blockTiles * form.row + 1 }
  private var gradientPlane: Int { blockTiles * gradientRow + 1 }
  private var inputVectors: Int { form.positions * inputPlane }
  private var pointsVectors: Int { inputVectors + form.positions * gradientPlane }
  private var sumsVectors: Int { form.depth(before: form.positions) * gradientRow }

  private var zerosCount: Int {
    max(form.zerosCount, WinogradTiles.zerosCount(blocks: gradientRow))
  }

  func scratchVectors(workers: Workers) -> Int {
    zerosCount + shares * (sumsVectors + gradientRow)
      + (shares > 1 ? workers.count : 1) * pointsVectors
  }

  /// - Parameters:
  ///   - input: `[batch, height, width, inputLanes]`.
  ///   - gradient: `[batch, outputHeight, outputWidth, outputLanes]`.
  ///   - rectified: the output of the forward pass's ReLU, and where to write the gradient that it
  ///     let through.
  ///   - target: weights as `ConvolutionShape` stores them.
  ///   - bias: `[outputLanes]`.
  ///   - scratch: `scratchVectors` vectors.
  func run(
    input: UnsafeMutablePointer<Vector>, gradient: UnsafeMutablePointer<Vector>,
    rectified: (output: UnsafeMutablePointer<Vector>, passed: UnsafeMutablePointer<Vector>)?,
    target: UnsafeMutablePointer<Vector>, bias: UnsafeMutablePointer<Vector>?,
    scratch: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    // Safety: pieces write tiles, positions or sums of their own and scratch of their worker;
    // forEach returns before the arenas can die.
    nonisolated(unsafe) let zeros = scratch
    nonisolated(unsafe) let sums = zeros + zerosCount
    nonisolated(unsafe) let biasSums = sums + shares * sumsVectors
    nonisolated(unsafe) let points = biasSums + shares * gradientRow
    nonisolated(unsafe) let (source, rectified, arriving) = (input, rectified, gradient)
    nonisolated(unsafe) let passed = rectified?.passed ?? gradient
    zeros.update(repeating: .zero, count: zerosCount)

    /// Transforms the tiles of `range`, the first of them to `place` of a block.
    @Sendable func transform(
      _ range: Range<Int>, to inputs: UnsafeMutablePointer<Vector>, place: Int
    ) {
      if let rectified {
        let map = WinogradTiles.Map(
          values: passed, height: tiles.height, width: tiles.width, blocks: gradientRow)
        tiles.passGradients(range, of: map, arriving: arriving, output: rectified.output)
      }
      form.transformInputs(
        range, from: source, zeros: zeros,
        to: WinogradTiles.Points(
          values: inputs + place * form.row, row: form.row, plane: inputPlane))
      form.transformGradients(
        range, from: passed, zeros: zeros,
        to: WinogradTiles.Points(
          values: inputs + inputVectors + place * gradientRow, row: gradientRow,
          plane: gradientPlane))
    }

    if shares > 1 {
      workers.forEach(pieces: shares) { share, worker in
        let inputs = points + worker * pointsVectors
        let range = share * tiles.count / shares..<(share + 1) * tiles.count / shares
        for first in stride(from: range.lowerBound, to: range.upperBound, by: blockTiles) {
          let block = first..<min(first + blockTiles, range.upperBound)
          transform(block, to: inputs, place: 0)
          for position in 0..<form.positions {
            accumulate(
              position, inputs, count: block.count, to: sums + share * sumsVectors,
              biasSums: biasSums + share * gradientRow, continues: first > range.lowerBound)
          }
        }
      }
    } else {
      let chunk = 8
      for first in stride(from: 0, to: tiles.count, by: blockTiles) {
        let count = min(blockTiles, tiles.count - first)
        workers.forEach(pieces: (count + chunk - 1) / chunk) { piece in
          let place = piece * chunk
          transform(first + place..<first + min(place + chunk, count), to: points, place: place)
        }
        workers.forEach(pieces: form.positions) { position in
          accumulate(
            position, points, count: count, to: sums, biasSums: biasSums, continues: first > 0)
        }
      }
    }
    addShares(sums, vectors: sumsVectors, workers: workers)
    form.transformSums(sums, to: target, workers: workers)
    if let bias {
      for block in 0..<gradientRow {
        bias[block] = biasSums[block]
        for share in 1..<shares { bias[block] += biasSums[share * gradientRow + block] }
      }
    }
  }

  /// Adds the sums of all shares to those of the first.
  private func addShares(
    _ sums: UnsafeMutablePointer<Vector>, vectors: Int, workers: Workers
  ) {
    guard shares > 1 else { return }
    // Safety: each piece writes sums of its own.
    nonisolated(unsafe) let sums = sums
    workers.forEach(pieces: form.positions) { piece in
      let range =
        form.depth(before: piece) * gradientRow..<form.depth(before: piece + 1) * gradientRow
      for index in range {
        var sum = sums[index]
        for share in 1..<shares { sum += sums[share * vectors + index] }
        sums[index] = sum
      }
    }
  }

  /// Tiles that pass between loading and storing a tile of sums: their gradients for one panel
  /// stay in the first-level cache.
  private static var depth: Int { 128 }

  /// Adds one position's product over `count` tiles to its sums.
  private func accumulate(
    _ position: Int, _ points: UnsafeMutablePointer<Vector>, count: Int,
    to sums: UnsafeMutablePointer<Vector>, biasSums: UnsafeMutablePointer<Vector>, continues: Bool
  ) {
    let inputs = UnsafeRawPointer(points + position * inputPlane)
      .assumingMemoryBound(to: Float.self)
    let gradients = points + inputVectors + position * gradientPlane
    let sums = sums + form.depth(before: position) * gradientRow
    let step = form.row * channelBlock
    for tile in stride(from: 0, to: count, by: Self.depth) {
      for block in stride(from: 0, to: gradientRow, by: ProductTile.columns) {
        multiply(
          left: inputs + tile * step, leftRow: 1, leftStep: step,
          right: gradients + tile * gradientRow + block, rightStep: gradientRow,
          depth: min(Self.depth, count - tile), rows: form.depth(of: position),
          columns: min(ProductTile.columns, gradientRow - block), sums: sums + block,
          sumsRow: gradientRow, continues: continues || tile > 0)
      }
    }
    guard position == form.sumPosition else { return }
    for block in 0..<gradientRow {
      var sum = continues ? biasSums[block] : .zero
      for tile in 0..<count { sum += gradients[tile * gradientRow + block] }
      biasSums[block] = sum
    }
  }
}
