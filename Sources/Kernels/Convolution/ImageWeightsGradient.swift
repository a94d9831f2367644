/// The backward pass to weights of a convolution that reads the network's own image, whose few
/// channels would leave most of a vector empty: the values that a pixel's kernel meets are packed
/// side by side, and the sums are one matrix product over the pixels.
struct ImageWeightsGradient {
  let shape: ConvolutionShape

  /// Shares of the output rows with sums of their own, added in order; a function of the shape
  /// alone.
  let shares: Int

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    shares = max(1, min(32, shape.batch * shape.outputHeight / 8))
  }

  /// Values that a pixel's kernel meets, and the same in whole register tiles.
  private var values: Int { shape.depth }
  private var rows: Int {
    (values + ProductTile.rows - 1) / ProductTile.rows * ProductTile.rows
  }
  /// Floats of a packed pixel: each kernel row is copied in whole vectors.
  private var packedRow: Int { paddedChannels(rows + channelBlock) }
  private var blocks: Int { shape.outputLanes / channelBlock }
  private var sumsVectors: Int { (rows + 1) * blocks }
  /// Pixels that are packed at a time.
  private static let chunk = 64

  /// Floats of scratch space.
  func scratchCount(workers: Workers) -> Int {
    shares * sumsVectors * channelBlock + workers.count * Self.chunk * packedRow
      + paddedChannels(shape.borderedCount + channelBlock)
  }

  /// Overwrites `target` and `bias`.
  ///
  /// - Parameters:
  ///   - input: `[batch, height, width, channels]`, without padding lanes.
  ///   - gradient: `[batch, outputHeight, outputWidth, outputLanes / 16]`.
  ///   - target: weights as `ConvolutionShape` stores them.
  ///   - bias: `[outputLanes / 16]`.
  ///   - scratch: `scratchCount` floats.
  func run(
    input: UnsafePointer<Float>, gradient: UnsafePointer<Vector>,
    target: UnsafeMutablePointer<Vector>, bias: UnsafeMutablePointer<Vector>?,
    scratch: UnsafeMutablePointer<Float>, workers: Workers
  ) {
    // Safety: pieces write sums of their own and scratch of their worker; forEach returns before
    // the arenas can die.
    nonisolated(unsafe) let gradient = gradient
    nonisolated(unsafe) let sums = UnsafeMutableRawPointer(scratch)
      .assumingMemoryBound(to: Vector.self)
    nonisolated(unsafe) let packed = scratch + shares * sumsVectors * channelBlock
    nonisolated(unsafe) let bordered = packed + workers.count * Self.chunk * packedRow
    shape.addBorder(input, to: bordered, workers: workers)
    let outputRows = shape.batch * shape.outputHeight
    workers.forEach(pieces: shares) { share, worker in
      let own = packed + worker * Self.chunk * packedRow
      let total = sums + share * sumsVectors
      total.update(repeating: .zero, count: sumsVectors)
      for row in share * outputRows / shares..<(share + 1) * outputRows / shares {
        let (image, line) = row.quotientAndRemainder(dividingBy: shape.outputHeight)
        for first in stride(from: 0, to: shape.outputWidth, by: Self.chunk) {
          let count = min(Self.chunk, shape.outputWidth - first)
          pack(bordered, image: image, row: line, first: first, count: count, to: own)
          add(
            own, gradient + (row * shape.outputWidth + first) * blocks, count: count, to: total)
        }
      }
    }
    for index in 0..<sumsVectors {
      for share in 1..<shares { sums[index] += sums[share * sumsVectors + index] }
    }
    for block in 0..<blocks {
      for value in 0..<values { target[block * values + value] = sums[value * blocks + block] }
      bias?[block] = sums[rows * blocks + block]
    }
  }

  /// Copies the values that the kernels of `count` pixels meet, `[pixel, packedRow]`.
  private func pack(
    _ source: UnsafePointer<Float>, image: Int, row: Int, first: Int, count: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    let width = (shape.width + 2 * shape.padding) * shape.channels
    let height = shape.height + 2 * shape.padding
    let run = shape.kernel * shape.channels
    let step = shape.stride * shape.channels
    let origin = source + (image * height + row * shape.stride) * width + first * step
    for pixel in 0..<count {
      for tapRow in 0..<shape.kernel {
        let from = origin + tapRow * width + pixel * step
        let to = target + pixel * packedRow + tapRow * run
        // Whole vectors: what is too much of one is overwritten by the next kernel row, or lies
        // in rows whose sums nobody reads.
        for start in stride(from: 0, to: run, by: channelBlock) {
          UnsafeMutableRawPointer(to + start).storeBytes(
            of: UnsafeRawPointer(from + start).loadUnaligned(as: Vector.self), as: Vector.self)
        }
      }
    }
  }

  private func add(
    _ packed: UnsafePointer<Float>, _ gradients: UnsafePointer<Vector>, count: Int,
    to sums: UnsafeMutablePointer<Vector>
  ) {
    for block in stride(from: 0, to: blocks, by: ProductTile.columns) {
      multiply(
        left: packed, leftRow: 1, leftStep: packedRow, right: gradients + block,
        rightStep: blocks, depth: count, rows: rows,
        columns: min(ProductTile.columns, blocks - block),
        sums: sums + block, sumsRow: blocks, continues: true)
    }
    let bias = sums + rows * blocks
    for block in 0..<blocks {
      var sum = bias[block]
      for pixel in 0..<count { sum += gradients[pixel * blocks + block] }
      bias[block] = sum
    }
  }
}
