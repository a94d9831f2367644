/// The checks that the convolution and its naive twin share.
extension ConvolutionShape {
  func checkForward(
    input: Slice, weights: Slice, bias: Slice?, output: Slice, scratch: Slice?, workers: Workers
  ) {
    checkMaps(input: input, output: output, weights: weights)
    let vectors = [readsImage ? nil : input, weights, bias, output, scratch]
    require(
      vectors.allSatisfy { $0?.isAligned ?? true },
      "slices at \(vectors.map { $0?.offset ?? 0 }); multiples of \(channelBlock) are needed")
    require(
      bias.map { $0.count >= outputLanes } ?? true,
      "a bias of \(bias?.count ?? 0) for \(outputLanes) lanes")
    check(scratch, workers)
  }

  func checkBackward(
    input: Slice, outputGradient: Slice, weights: Slice, biasGradient: Slice?, scratch: Slice?,
    workers: Workers
  ) {
    checkForward(
      input: input, weights: weights, bias: biasGradient, output: outputGradient,
      scratch: scratch, workers: workers)
  }

  private func checkMaps(input: Slice, output: Slice, weights: Slice) {
    require(
      max(inputCount, borderedCount, outputCount) <= Int32.max,
      "maps of \(inputCount) and \(outputCount) floats; offsets have 31 bits")
    require(
      input.count >= inputCount, "an input of \(input.count) floats; \(inputCount) are needed")
    require(
      output.count >= outputCount, "an output of \(output.count) floats; \(outputCount) are needed")
    require(
      weights.count >= weightsCount,
      "weights of \(weights.count) floats; \(weightsCount) are needed")
  }

  private func check(_ scratch: Slice?, _ workers: Workers) {
    guard let scratch else { return }
    let needed = scratchCount(workers: workers)
    require(scratch.count >= needed, "scratch of \(scratch.count) floats; \(needed) are needed")
  }
}
