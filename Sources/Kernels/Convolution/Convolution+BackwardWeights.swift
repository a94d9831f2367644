/// How the sums over pixels are cut: `splits` ranges of pixels with sums of their own, times
/// groups of source blocks.
///
/// A function of the shape alone. Layers with few channels have many pixels and small weights, so
/// they are split over pixels; layers with many channels over those, which needs no extra memory.
private struct WeightPieces {
  let splits: Int
  let groups: Int
  /// Blocks of up to 16 source values within one kernel position.
  let blocks: Int
  let chunks: Int

  /// Pixels that are packed and summed at a time.
  static let chunkPixels = PixelGather.blockPixels
  private static let wanted = 32

  init(_ shape: ConvolutionShape) {
    blocks = (shape.forwardDepth + channelBlock - 1) / channelBlock
    chunks = shape.forwardGather.blocks
    groups = min(blocks, Self.wanted)
    splits = max(1, min(Self.wanted / groups, chunks / 4))
  }

  func chunks(of split: Int) -> Range<Int> {
    split * chunks / splits..<(split + 1) * chunks / splits
  }

  func blocks(of group: Int) -> Range<Int> {
    group * blocks / groups..<(group + 1) * blocks / groups
  }
}

/// The places in scratch memory of the backward pass to weights.
private struct WeightScratch {
  /// Sums of each split, `[split, weights]`; none for a single split.
  let partials = 0
  /// Bias sums of each split, `[split, lanes]`.
  let biases: Int
  let workers: Int
  /// Within a worker's part: table, packed source values, packed gradients.
  let values: Int
  let gradients: Int
  let perWorker: Int

  init(_ shape: ConvolutionShape, _ pieces: WeightPieces) {
    let taps = shape.forwardGather.taps
    biases = partials + (pieces.splits > 1 ? pieces.splits * shape.weightsCount : 0)
    workers = biases + pieces.splits * shape.outputLanes
    values = PixelGather.tableCount(taps: taps)
    gradients = values + taps * WeightPieces.chunkPixels * channelBlock
    perWorker = gradients + shape.outputLanes * WeightPieces.chunkPixels
  }

  func count(workers: Workers) -> Int { self.workers + workers.count * perWorker }
}

extension Convolution {
  static func backwardWeightsScratchCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    if shape.borderedCount > 0 {
      return ImageWeightsGradient(shape).scratchCount(workers: workers)
    }
    return WeightScratch(shape, WeightPieces(shape)).count(workers: workers)
  }

  static func runBackwardWeights(
    _ shape: ConvolutionShape, input: Slice, outputGradient: Slice, weightsGradient: Slice,
    biasGradient: Slice?, scratch: Slice, workers: Workers
  ) {
    if shape.borderedCount > 0 {
      ImageWeightsGradient(shape).run(
        input: input.pointer,
        gradient: outputGradient.vectors(shape.outputCount, "outputGradient"),
        target: weightsGradient.vectors(shape.weightsCount, "weightsGradient"),
        bias: biasGradient?.vectors(shape.outputLanes, "biasGradient"),
        scratch: scratch.pointer, workers: workers)
      return
    }
    let pieces = WeightPieces(shape)
    let places = WeightScratch(shape, pieces)
    let gather = shape.forwardGather
    // Safety: each piece writes the sums of its own split and group and scratch of its worker;
    // forEach returns before the arenas can die.
    nonisolated(unsafe) let memory = scratch.pointer
    nonisolated(unsafe) let gradients = outputGradient.pointer
    nonisolated(unsafe) let result = weightsGradient.pointer
    nonisolated(unsafe) let source = input.pointer
    workers.forEach(pieces: pieces.splits * pieces.groups) { piece, worker in
      let split = piece / pieces.groups
      let group = piece % pieces.groups
      let own = memory + places.workers + worker * places.perWorker
      let sums =
        pieces.splits > 1 ? memory + places.partials + split * shape.weightsCount : result
      let task = WeightTask(
        shape: shape, gather: gather, blocks: pieces.blocks(of: group), source: source,
        gradients: gradients, sums: sums,
        biasSums: group == 0 ? memory + places.biases + split * shape.outputLanes : nil,
        table: GatherTable(memory: own, taps: gather.taps), values: own + places.values,
        packed: own + places.gradients)
      task.biasSums?.update(repeating: 0, count: shape.outputLanes)
      let chunks = pieces.chunks(of: split)
      for chunk in chunks {
        task.run(gather.pixels(ofBlock: chunk), continues: chunk > chunks.lowerBound)
      }
    }
    if pieces.splits > 1 {
      addParts(
        memory + places.partials, parts: pieces.splits, count: shape.weightsCount, to: result,
        workers: workers)
    }
    if let biasGradient {
      addParts(
        memory + places.biases, parts: pieces.splits, count: shape.outputLanes,
        to: biasGradient.pointer, workers: workers)
    }
  }

  /// `target[i]` becomes the sum of `parts[p][i]` in the order of `p`.
  private static func addParts(
    _ source: UnsafePointer<Float>, parts: Int, count: Int, to target: UnsafeMutablePointer<Float>,
    workers: Workers
  ) {
    let pieces = max(1, min(32, count / 4096))
    // Safety: each piece writes elements of its own.
    nonisolated(unsafe) let (source, target) = (source, target)
    workers.forEach(pieces: pieces) { piece in
      let range = pieceRange(piece, of: pieces, count: count, unit: channelBlock)
      for index in range { target[index] = source[index] }
      for part in 1..<max(parts, 1) {
        let values = source + part * count
        for index in range { target[index] += values[index] }
      }
    }
  }
}

/// The work of one piece on one chunk of pixels after another.
private struct WeightTask {
  let shape: ConvolutionShape
  let gather: PixelGather
  /// Blocks of source values within a kernel position.
  let blocks: Range<Int>
  let source: UnsafePointer<Float>
  let gradients: UnsafePointer<Float>
  let sums: UnsafeMutablePointer<Float>
  let biasSums: UnsafeMutablePointer<Float>?
  let table: GatherTable
  let values: UnsafeMutablePointer<Float>
  let packed: UnsafeMutablePointer<Float>

  func run(_ range: Range<Int>, continues: Bool) {
    let capacity = WeightPieces.chunkPixels
    let depth = shape.forwardDepth
    let vectors = UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Vector.self)
    let gradientVectors = UnsafeRawPointer(packed).assumingMemoryBound(to: Vector.self)
    table.fill(gather, range)
    packGradients(range)
    for block in blocks {
      let rows = min(channelBlock, depth - block * channelBlock)
      packValues(block, rows: rows, count: range.count)
      for channels in 0..<shape.outputLanes / channelBlock {
        for tap in 0..<gather.taps {
          accumulateOuterBlock(
            values: values + tap * capacity * channelBlock,
            gradients: gradientVectors + channels * capacity, count: range.count,
            sums: vectors + channels * shape.depth + tap * depth + block * channelBlock,
            rows: rows, continues: continues)
        }
      }
    }
  }

  /// Packs the output gradients of the pixels as `[block of channels, pixel, 16]` and adds them to
  /// the bias sums.
  private func packGradients(_ range: Range<Int>) {
    let lanes = shape.outputLanes
    let vectors = UnsafeRawPointer(gradients + range.lowerBound * lanes)
      .assumingMemoryBound(to: Vector.self)
    let target = UnsafeMutableRawPointer(packed).assumingMemoryBound(to: Vector.self)
    for block in 0..<lanes / channelBlock {
      var sum = Vector.zero
      let column = target + block * WeightPieces.chunkPixels
      for pixel in 0..<range.count {
        let gradient = vectors[pixel * (lanes / channelBlock) + block]
        column[pixel] = gradient
        sum += gradient
      }
      if let biasSums {
        let total = UnsafeMutableRawPointer(biasSums + block * channelBlock)
          .assumingMemoryBound(to: Vector.self)
        total.pointee += sum
      }
    }
  }

  /// Packs one block of source values as `[tap, pixel, 16]`, zeros where a tap meets none.
  private func packValues(_ block: Int, rows: Int, count: Int) {
    let source = source + block * channelBlock
    for tap in 0..<gather.taps {
      let offsets = table.sources + tap * PixelGather.blockPixels
      let target = values + tap * WeightPieces.chunkPixels * channelBlock
      if rows == channelBlock {
        let vectors = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
        for pixel in 0..<count {
          // Unaligned: the network's own input has no padding lanes.
          vectors[pixel] =
            offsets[pixel] < 0
            ? .zero
            : UnsafeRawPointer(source + Int(offsets[pixel])).loadUnaligned(as: Vector.self)
        }
      } else {
        for pixel in 0..<count {
          for row in 0..<rows {
            target[pixel * channelBlock + row] =
              offsets[pixel] < 0 ? 0 : source[Int(offsets[pixel]) + row]
          }
        }
      }
    }
  }
}
