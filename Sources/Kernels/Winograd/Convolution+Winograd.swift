extension ConvolutionShape {
  /// Whether Winograd's algorithm computes the passes of this shape: a function of the shape
  /// alone, and not of the batch.
  ///
  /// It pays wherever its products a tile are fewer than the direct nine an output, by enough to
  /// pay for the transforms.
  package var usesWinograd: Bool {
    guard kernel == 3, !readsImage, !isExact else { return false }
    let tiles = WinogradTiles(batch: 1, height: outputHeight, width: outputWidth)
    let outputs = outputHeight * outputWidth
    switch stride {
    case 1: return padding <= 2 && tiles.count * Winograd.positions * 3 <= outputs * 9 * 2
    case 2: return padding == 1 && tiles.count * Halves.products * 4 <= outputs * 9 * 3
    default: return false
    }
  }
}

extension Convolution {
  static func winogradScratchCount(_ shape: ConvolutionShape, workers: Workers) -> Int {
    func vectors<Forward: WinogradForwardForm, Backward: WinogradForm>(
      _ forward: Forward, _ backward: Backward
    ) -> Int {
      max(
        WinogradProduct(forward).scratchVectors(workers: workers),
        WinogradProduct(backward).scratchVectors(workers: workers),
        WinogradWeightsGradient(forward).scratchVectors(workers: workers))
    }
    let count =
      shape.stride == 2
      ? vectors(StrideTwoForm(shape), StrideTwoBackwardForm(shape))
      : vectors(UnitStrideForm(forward: shape), UnitStrideForm(backward: shape))
    return count * channelBlock
  }

  static func runWinogradForward(
    _ shape: ConvolutionShape, input: Slice, weights: Slice, bias: Slice?, output: Slice,
    relu: Bool, scaling: ChannelScaling?, scratch: Slice, workers: Workers
  ) {
    func run<Form: WinogradForm>(_ form: Form) {
      WinogradProduct(form).run(
        source: input.vectors(shape.inputCount, "input"),
        weights: weights.vectors(shape.weightsCount, "weights"),
        bias: bias.map { UnsafePointer($0.vectors(shape.outputLanes, "bias")) },
        target: output.vectors(shape.outputCount, "output"), relu: relu,
        scaling: scaling?.vectors(lanes: shape.outputLanes),
        scratch: scratch.vectors(scratch.count, "scratch"), workers: workers)
    }
    if shape.stride == 2 {
      run(StrideTwoForm(shape))
    } else {
      run(UnitStrideForm(forward: shape))
    }
  }

  static func runWinogradBackwardData(
    _ shape: ConvolutionShape, outputGradient: Slice, weights: Slice, inputGradient: Slice,
    scratch: Slice, workers: Workers
  ) {
    func run<Form: WinogradForm>(_ form: Form) {
      WinogradProduct(form).run(
        source: outputGradient.vectors(shape.outputCount, "outputGradient"),
        weights: weights.vectors(shape.weightsCount, "weights"), bias: nil,
        target: inputGradient.vectors(shape.inputCount, "inputGradient"), relu: false,
        scaling: nil, scratch: scratch.vectors(scratch.count, "scratch"), workers: workers)
    }
    if shape.stride == 2 {
      run(StrideTwoBackwardForm(shape))
    } else {
      run(UnitStrideForm(backward: shape))
    }
  }

  static func runWinogradBackwardWeights(
    _ shape: ConvolutionShape, input: Slice, outputGradient: Slice,
    rectified: (output: Slice, passed: Slice)?, weightsGradient: Slice, biasGradient: Slice?,
    scratch: Slice, workers: Workers
  ) {
    let count = shape.outputCount
    func run<Form: WinogradForwardForm>(_ form: Form) {
      WinogradWeightsGradient(form).run(
        input: input.vectors(shape.inputCount, "input"),
        gradient: outputGradient.vectors(count, "outputGradient"),
        rectified: rectified.map {
          ($0.output.vectors(count, "output"), $0.passed.vectors(count, "passed"))
        },
        target: weightsGradient.vectors(shape.weightsCount, "weightsGradient"),
        bias: biasGradient?.vectors(shape.outputLanes, "biasGradient"),
        scratch: scratch.vectors(scratch.count, "scratch"), workers: workers)
    }
    if shape.stride == 2 {
      run(StrideTwoForm(shape))
    } else {
      run(UnitStrideForm(forward: shape))
    }
  }
}
