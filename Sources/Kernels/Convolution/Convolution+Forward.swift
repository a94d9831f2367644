extension ConvolutionShape {
  /// The source pixels of the forward pass.
  ///
  /// A network's input has so few channels that a whole row of the kernel is taken as one
  /// position: the values lie side by side, in the order of the weights, once the image has its
  /// border of zeros (`bordered`).
  var forwardGather: PixelGather {
    var gather = PixelGather(
      batch: batch, rows: outputHeight, columns: outputWidth, targetHeight: outputHeight,
      targetWidth: outputWidth, targetLanes: outputLanes, sourceHeight: height,
      sourceWidth: width, sourceLanes: inputLanes, sourceRow: -padding, sourceColumn: -padding,
      sourceStep: stride, tapRows: kernel, tapColumns: kernel)
    if readsImage {
      gather.sourceHeight = height + 2 * padding
      gather.sourceWidth = width + 2 * padding
      gather.sourceRow = 0
      gather.sourceColumn = 0
      gather.tapColumns = 1
    }
    return gather
  }

  /// Values of a kernel position in the forward pass.
  var forwardDepth: Int { readsImage ? kernel * inputLanes : inputLanes }

  /// Floats of the network's input with its border; 0 for a kernel of 1 without padding, which
  /// needs none.
  var borderedCount: Int {
    guard readsImage && (padding > 0 || kernel > 1) else { return 0 }
    return batch * (height + 2 * padding) * (width + 2 * padding) * channels
  }

  /// Copies the network's input into a border of zeros, image by image.
  func addBorder(
    _ input: UnsafePointer<Float>, to bordered: UnsafeMutablePointer<Float>, workers: Workers
  ) {
    let rowCount = (width + 2 * padding) * channels
    let imageCount = (height + 2 * padding) * rowCount
    // Safety: each piece writes an image of its own.
    nonisolated(unsafe) let (input, bordered) = (input, bordered)
    workers.forEach(pieces: batch) { image in
      let target = bordered + image * imageCount
      target.update(repeating: 0, count: imageCount)
      for row in 0..<height {
        let source = input + (image * height + row) * width * channels
        (target + (row + padding) * rowCount + padding * channels)
          .update(from: source, count: width * channels)
      }
    }
  }
}

extension Convolution {
  static func forwardScratchCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    GatherProduct.zerosCount(depth: shape.forwardDepth)
      + paddedChannels(shape.borderedCount)
      + workers.count * PixelGather.tableCount(taps: shape.forwardGather.taps)
  }

  static func runForward(
    _ shape: ConvolutionShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool, scaling: ChannelScaling?, scratch: Slice, workers: Workers
  ) {
    let product = GatherProduct(
      gather: shape.forwardGather, depth: shape.forwardDepth, weightRows: shape.depth,
      firstRow: 0)
    let taps = product.gather.taps
    let zerosCount = GatherProduct.zerosCount(depth: product.depth)
    // Safety: pieces write outputs of their own and tables of their worker; forEach returns
    // before the arenas can die.
    nonisolated(unsafe) let (weights, bias, target) = (
      weights.pointer, bias?.pointer, output.pointer
    )
    nonisolated(unsafe) let scaling = scaling?.vectors(shape.output)
    nonisolated(unsafe) let zeros = scratch.pointer
    zeros.update(repeating: 0, count: zerosCount)
    nonisolated(unsafe) var source = input.pointer
    if shape.borderedCount > 0 {
      shape.addBorder(source, to: zeros + zerosCount, workers: workers)
      source = zeros + zerosCount
    }
    nonisolated(unsafe) let (values, tables) = (
      source, zeros + zerosCount + paddedChannels(shape.borderedCount)
    )
    let pieces = ProductPieces(
      pixelBlocks: product.gather.blocks, channelBlocks: shape.outputLanes / channelBlock)
    workers.forEach(pieces: pieces.count) { piece, worker in
      let channels = pieces.channels(of: piece)
      product.run(
        product.gather.pixels(ofBlock: pieces.pixelBlock(of: piece)), channelBlocks: channels,
        source: values, zeros: zeros,
        weights: weights + channels.lowerBound * shape.depth * channelBlock, bias: bias,
        target: target, relu: relu, scaling: scaling,
        table: GatherTable(
          memory: tables + worker * PixelGather.tableCount(taps: taps), taps: taps))
    }
  }
}
