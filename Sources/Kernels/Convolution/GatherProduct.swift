/// A product of gathered source pixels and weights: the arithmetic of a convolution's forward
/// pass and of its backward pass to data.
///
/// - Weights: `[block of 16 target channels, weightRows, 16]`; the rows `firstRow ...` of a block
///   are those of the gather's kernel positions, `depth` for each, in its order.
///
/// Sums run over kernel positions and then over source channels, whatever the blocks and tiles,
/// so each result is the same chain of multiply-adds wherever it is computed.
struct GatherProduct {
  var gather: PixelGather
  /// Values of each source pixel that count.
  var depth: Int
  var weightRows: Int
  var firstRow: Int

  /// Weight rows whose tile of 16 channels stays in the first-level cache while all pixels of a
  /// block pass.
  static let chunkRows = 384

  /// Floats that `zeros` must hold.
  static func zerosCount(depth: Int) -> Int { paddedChannels(min(depth, chunkRows)) }

  /// Computes the target pixels `range`, at most a block, for some blocks of target channels,
  /// with `weights` the first of these blocks'.
  func run(
    _ range: Range<Int>, channelBlocks: Range<Int>, source: UnsafePointer<Float>,
    zeros: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    target: UnsafeMutablePointer<Float>, relu: Bool,
    scaling: ChannelScaling.Vectors? = nil, table: GatherTable
  ) {
    table.fill(gather, range)
    let vectors = UnsafeRawPointer(weights).assumingMemoryBound(to: Vector.self)
    let biases = bias.map { UnsafeRawPointer($0).assumingMemoryBound(to: Vector.self) }
    let tapsAtOnce = max(1, min(Self.chunkRows / depth, gather.taps))
    let depthAtOnce = min(depth, Self.chunkRows)
    for block in channelBlocks {
      let rows = vectors + (block - channelBlocks.lowerBound) * weightRows + firstRow
      let start = biases?[block] ?? SIMD16.zero
      let factors = scaling?.of(block)
      var tap = 0
      repeat {
        let taps = min(tapsAtOnce, gather.taps - tap)
        var first = 0
        repeat {
          let count = min(depthAtOnce, depth - first)
          let isLast = tap + taps >= gather.taps && first + count >= depth
          var pixel = 0
          while pixel < range.count {
            accumulateTile(
              source: source + first, zeros: zeros,
              offsets: table.sources + tap * PixelGather.blockPixels + pixel, taps: taps,
              depth: count, weights: rows + tap * depth + first,
              target: target + block * channelBlock, targets: table.targets + pixel,
              valid: min(tilePixels, range.count - pixel), start: start,
              continues: tap > 0 || first > 0, floor: relu && isLast ? 0 : -.infinity,
              scaling: isLast ? factors : nil)
            pixel += tilePixels
          }
          first += count
        } while first < depth
        tap += taps
      } while tap < gather.taps
    }
  }
}

/// How the blocks of pixels and of channels of a product are handed out in pieces.
///
/// A function of the shape alone: enough pieces to keep many threads busy, each with as many
/// channels as that leaves, because they share the work of finding the source pixels.
struct ProductPieces {
  let pixelBlocks: Int
  let channelBlocks: Int
  let channelGroups: Int

  init(pixelBlocks: Int, channelBlocks: Int) {
    self.pixelBlocks = pixelBlocks
    self.channelBlocks = channelBlocks
    channelGroups = min(channelBlocks, max(1, 32 / pixelBlocks))
  }

  var count: Int { pixelBlocks * channelGroups }

  func pixelBlock(of piece: Int) -> Int { piece / channelGroups }

  func channels(of piece: Int) -> Range<Int> {
    let group = piece % channelGroups
    return group * channelBlocks / channelGroups..<(group + 1) * channelBlocks / channelGroups
  }
}
