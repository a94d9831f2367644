/// The checks that the convolution and its naive twin share.
extension ConvolutionShape {
  /// Checks the tensors of any pass, or their gradients; nil stands for one that is absent.
  func check(
    input: Slice, weights: Slice, bias: Slice?, output: Slice, scratch: Slice?, workers: Workers
  ) {
    require(
      max(inputCount, borderedCount, outputCount) <= Int32.max,
      "maps of \(inputCount) and \(outputCount) floats; offsets have 31 bits")
    check(input, inputCount, aligned: !readsImage, "input")
    check(weights, weightsCount, "weights")
    check(output, outputCount, "output")
    if let bias { check(bias, outputLanes, "bias") }
    if let scratch { check(scratch, scratchCount(workers: workers), "scratch") }
  }

  private func check(
    _ slice: Slice, _ needed: Int, aligned: Bool = true, _ name: StaticString
  ) {
    require(slice.count >= needed, "\(name) has \(slice.count) floats; \(needed) are needed")
    require(
      !aligned || slice.isAligned,
      "\(name) begins at \(slice.offset), no multiple of \(channelBlock)")
  }
}
