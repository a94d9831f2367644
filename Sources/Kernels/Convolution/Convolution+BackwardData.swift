/// The backward pass to data is a product like the forward one: output gradients gathered through
/// the kernel turned around, with weights whose channels have changed places.
///
/// With a stride, the input pixels fall into `stride * stride` phases; those of one phase meet the
/// same kernel positions, and each position belongs to one phase.
private struct Phase {
  let shape: ConvolutionShape
  let row: Int
  let column: Int

  /// First kernel row (or column) that the inputs of a phase meet; others follow in steps of the
  /// stride.
  private func firstTap(_ phase: Int) -> Int { (phase + shape.padding) % shape.stride }

  private func tapCount(_ phase: Int) -> Int {
    max(0, (shape.kernel - firstTap(phase) + shape.stride - 1) / shape.stride)
  }

  var tapRows: Int { tapCount(row) }
  var tapColumns: Int { tapCount(column) }

  /// The kernel position with a number in this phase, row by row.
  func tap(_ number: Int) -> Int {
    let tapRow = firstTap(row) + number / tapColumns * shape.stride
    let tapColumn = firstTap(column) + number % tapColumns * shape.stride
    return tapRow * shape.kernel + tapColumn
  }

  /// The gather of this phase, or nil if the map is too small to hold any of its pixels.
  var gather: PixelGather? {
    let rows = (shape.height - row + shape.stride - 1) / shape.stride
    let columns = (shape.width - column + shape.stride - 1) / shape.stride
    guard rows > 0 && columns > 0 else { return nil }
    return PixelGather(
      batch: shape.batch, rows: rows, columns: columns, targetHeight: shape.height,
      targetWidth: shape.width, targetLanes: shape.inputLanes, targetRow: row,
      targetColumn: column, targetStep: shape.stride, sourceHeight: shape.outputHeight,
      sourceWidth: shape.outputWidth, sourceLanes: shape.outputLanes,
      sourceRow: (row + shape.padding - firstTap(row)) / shape.stride,
      sourceColumn: (column + shape.padding - firstTap(column)) / shape.stride, sourceStep: 1,
      tapRows: tapRows, tapColumns: tapColumns, tapStep: -1)
  }
}

extension ConvolutionShape {
  fileprivate func phase(_ number: Int) -> Phase {
    Phase(shape: self, row: number / stride, column: number % stride)
  }

  fileprivate var phases: Int { stride * stride }

  /// Rows of 16 weights for one block of input channels in the backward pass to data.
  fileprivate var turnedRows: Int { kernel * kernel * outputLanes }

  /// Pixel blocks over all phases.
  fileprivate var inputBlocks: Int {
    (0..<phases).reduce(0) { $0 + (phase($1).gather?.blocks ?? 0) }
  }

  /// Writes the weights of one block of input channels as `[phase's positions, output, 16]`.
  fileprivate func turn(
    _ weights: UnsafePointer<Float>, block: Int, to turned: UnsafeMutablePointer<Float>
  ) {
    var target = turned
    for number in 0..<phases {
      let phase = phase(number)
      for position in 0..<phase.tapRows * phase.tapColumns {
        let tap = phase.tap(position)
        for outputBlock in 0..<outputLanes / channelBlock {
          let row = (outputBlock * kernel * kernel + tap) * inputLanes + block * channelBlock
          transposeBlock(weights + row * channelBlock, to: target)
          target += channelBlock * channelBlock
        }
      }
    }
  }
}

extension Convolution {
  /// With a single block of pixels each piece turns the weights it needs just before their only
  /// use; with more, all weights are turned once.
  private static func turnedCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    let perBlock = shape.turnedRows * channelBlock
    return perBlock * (turnsAll(shape) ? shape.inputLanes / channelBlock : workers.count)
  }

  private static func turnsAll(_ shape: ConvolutionShape) -> Bool { shape.inputBlocks > 1 }

  static func backwardDataScratchCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    GatherProduct.zerosCount(depth: shape.outputLanes)
      + workers.count * PixelGather.tableCount(taps: shape.kernel * shape.kernel)
      + turnedCount(shape, workers: workers)
  }

  static func runBackwardData(
    _ shape: ConvolutionShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    let zerosCount = GatherProduct.zerosCount(depth: shape.outputLanes)
    let tableCount = PixelGather.tableCount(taps: shape.kernel * shape.kernel)
    let channelBlocks = shape.inputLanes / channelBlock
    let turnedBlock = shape.turnedRows * channelBlock
    // Safety: pieces write input gradients of their own and scratch of their worker; forEach
    // returns before the arenas can die.
    nonisolated(unsafe) let (source, weights, target) = (
      outputGradient.pointer, weights.pointer, inputGradient.pointer
    )
    nonisolated(unsafe) let zeros = scratch.pointer
    nonisolated(unsafe) let tables = zeros + zerosCount
    nonisolated(unsafe) let turned = tables + workers.count * tableCount
    zeros.update(repeating: 0, count: zerosCount)
    let turnsAll = turnsAll(shape)
    if turnsAll {
      workers.forEach(pieces: channelBlocks) { block in
        shape.turn(weights, block: block, to: turned + block * turnedBlock)
      }
    }
    var firstRow = 0
    for number in 0..<shape.phases {
      let phase = shape.phase(number)
      defer { firstRow += phase.tapRows * phase.tapColumns * shape.outputLanes }
      guard let gather = phase.gather else { continue }
      let product = GatherProduct(
        gather: gather, depth: shape.outputLanes, weightRows: shape.turnedRows,
        firstRow: firstRow)
      let pieces = ProductPieces(pixelBlocks: gather.blocks, channelBlocks: channelBlocks)
      workers.forEach(pieces: pieces.count) { piece, worker in
        let table = GatherTable(
          memory: tables + worker * tableCount, taps: shape.kernel * shape.kernel)
        let range = gather.pixels(ofBlock: pieces.pixelBlock(of: piece))
        let channels = pieces.channels(of: piece)
        func run(_ channelBlocks: Range<Int>, _ panel: UnsafePointer<Float>) {
          product.run(
            range, channelBlocks: channelBlocks, source: source, zeros: zeros, weights: panel,
            bias: nil, target: target, relu: false, table: table)
        }
        if turnsAll {
          run(channels, turned + channels.lowerBound * turnedBlock)
        } else {
          for block in channels {
            let panel = turned + worker * turnedBlock
            shape.turn(weights, block: block, to: panel)
            run(block..<block + 1, panel)
          }
        }
      }
    }
  }
}
