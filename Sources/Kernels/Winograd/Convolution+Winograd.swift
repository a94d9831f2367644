extension ConvolutionShape {
  /// Whether Winograd's algorithm computes the passes of this shape: a function of the shape
  /// alone, and not of the batch.
  ///
  /// It pays wherever its 36 products a tile are fewer than the direct nine an output, by enough
  /// to pay for the transforms.
  package var usesWinograd: Bool {
    guard kernel == 3, stride == 1, padding <= 2, !readsImage, !isExact else { return false }
    let tiles = WinogradTiles(batch: 1, height: outputHeight, width: outputWidth)
    return tiles.count * Winograd.positions * 3 <= outputHeight * outputWidth * 9 * 2
  }
}

extension Convolution {
  static func winogradScratchCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    let forward =
      shape.forwardPanels.vectors
      + WinogradProduct(forward: shape).scratchVectors(workers: workers)
    let backward =
      shape.backwardPanels.vectors
      + max(
        WinogradProduct(backward: shape).scratchVectors(workers: workers),
        workers.count * ConvolutionShape.turnedCount)
    let weights = WinogradWeightsGradient(shape).scratchVectors(workers: workers)
    return max(forward, backward, weights) * channelBlock
  }

  static func runWinogradForward(
    _ shape: ConvolutionShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool, scaling: ChannelScaling?, scratch: Slice, workers: Workers
  ) {
    let panels = scratch.vectors(scratch.count, "scratch")
    shape.transformWeights(
      weights.vectors(shape.weightsCount, "weights"), to: panels, workers: workers)
    WinogradProduct(forward: shape).run(
      source: input.vectors(shape.inputCount, "input"), weights: panels,
      bias: bias.map { UnsafePointer($0.vectors(shape.outputLanes, "bias")) },
      target: output.vectors(shape.outputCount, "output"), relu: relu,
      scaling: scaling?.vectors(shape.output),
      scratch: panels + shape.forwardPanels.vectors, workers: workers)
  }

  static func runWinogradBackwardData(
    _ shape: ConvolutionShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    let panels = scratch.vectors(scratch.count, "scratch")
    let rest = panels + shape.backwardPanels.vectors
    shape.transformTurnedWeights(weights.pointer, to: panels, scratch: rest, workers: workers)
    WinogradProduct(backward: shape).run(
      source: outputGradient.vectors(shape.outputCount, "outputGradient"), weights: panels,
      bias: nil, target: inputGradient.vectors(shape.inputCount, "inputGradient"), relu: false,
      scratch: rest, workers: workers)
  }

  static func runWinogradBackwardWeights(
    _ shape: ConvolutionShape, input: Slice, outputGradient: Slice,
    rectified: (output: Slice, passed: Slice)?, weightsGradient: Slice, biasGradient: Slice?,
    scratch: Slice, workers: Workers
  ) {
    let count = shape.outputCount
    WinogradWeightsGradient(shape).run(
      input: input.vectors(shape.inputCount, "input"),
      gradient: outputGradient.vectors(count, "outputGradient"),
      rectified: rectified.map {
        ($0.output.vectors(count, "output"), $0.passed.vectors(count, "passed"))
      },
      target: weightsGradient.vectors(shape.weightsCount, "weightsGradient"),
      bias: biasGradient?.vectors(shape.outputLanes, "biasGradient"),
      scratch: scratch.vectors(scratch.count, "scratch"), workers: workers)
  }
}

extension WinogradProduct {
  fileprivate init(forward shape: ConvolutionShape) {
    self.init(
      tiles: WinogradTiles(
        batch: shape.batch, height: shape.outputHeight, width: shape.outputWidth),
      padding: shape.padding, sourceHeight: shape.height, sourceWidth: shape.width,
      panels: shape.forwardPanels)
  }

  fileprivate init(backward shape: ConvolutionShape) {
    self.init(
      tiles: WinogradTiles(batch: shape.batch, height: shape.height, width: shape.width),
      padding: 2 - shape.padding, sourceHeight: shape.outputHeight,
      sourceWidth: shape.outputWidth, panels: shape.backwardPanels)
  }
}
