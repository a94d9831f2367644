import Kernels

/// The steps, buffers and tensors of each kind of layer.
extension Planner {
  mutating func drawConvolution(
    from value: PlannedValue, to output: FeatureShape, kernel: Int, stride: Int, padding: Int,
    hasBias: Bool, hasReLU: Bool, isRectified: Bool, path: String
  ) -> PlannedValue {
    let input = value.shape
    let shape = ConvolutionShape(
      batch: batch, height: input.height, width: input.width, channels: input.channels,
      outputChannels: output.channels, kernel: kernel, stride: stride, padding: padding,
      readsImage: value.isRawImage, isExact: isExact)
    let inputs = kernel * kernel * input.channels
    let bound = 1 / Float(inputs).squareRoot()
    let weights = parameters.add(
      "\(path).weight", shape: [output.channels, input.channels, kernel, kernel],
      packing: .convolution(shape),
      initialization: isRectified
        ? .normal(deviation: (2 / Float(inputs)).squareRoot()) : .uniform(bound: bound))
    var bias: ParameterTensor?
    if hasBias {
      bias = parameters.add(
        "\(path).bias", shape: [output.channels],
        packing: .features(FeatureShape(flat: output.channels)),
        initialization: isRectified ? .constant(0) : .uniform(bound: bound))
    }
    return drawProduct(
      shape, from: value, to: output, weights: weights, bias: bias, hasReLU: hasReLU)
  }

  mutating func drawDense(
    from value: PlannedValue, to output: FeatureShape, hasReLU: Bool, path: String
  ) -> PlannedValue {
    let input = value.shape
    let shape = DenseShape(
      batch: batch, height: input.height, width: input.width, channels: input.channels,
      units: output.count, readsImage: value.isRawImage)
    let bound = 1 / Float(input.count).squareRoot()
    let weights = parameters.add(
      "\(path).weight", shape: [output.count, input.count], packing: .dense(shape),
      initialization: .uniform(bound: bound))
    let bias = parameters.add(
      "\(path).bias", shape: [output.count], packing: .features(output),
      initialization: .uniform(bound: bound))
    return drawProduct(
      shape.convolution, from: value, to: output, weights: weights, bias: bias, hasReLU: hasReLU)
  }

  private mutating func drawProduct(
    _ shape: ConvolutionShape, from value: PlannedValue, to output: FeatureShape,
    weights: ParameterTensor, bias: ParameterTensor?, hasReLU: Bool
  ) -> PlannedValue {
    let gradient = buffers.add(shape.outputCount)
    let passed = buffers.add(hasReLU ? shape.outputCount : 0)
    if hasReLU { passedGradients.append((passed, gradient)) }
    let result = PlannedValue(
      shape: output, data: buffers.add(shape.outputCount), gradient: gradient)
    let scratch = largestScratch(of: shape)
    steps.append(
      ConvolutionStep(
        shape: shape, hasReLU: hasReLU, weights: weights, bias: bias, input: value.data,
        output: result.data, inputGradient: value.gradient, outputGradient: gradient,
        passedGradient: passed, forwardScratch: buffers.add(scratch),
        backwardScratch: buffers.add(scratch)))
    return result
  }

  /// Scratch for every batch up to the largest: the kernel's choice of algorithm may depend on it.
  private func largestScratch(of shape: ConvolutionShape) -> Int {
    var shape = shape
    return (1...batch).reduce(0) { largest, batch in
      shape.batch = batch
      return max(largest, shape.scratchCount(workers: workers))
    }
  }

  mutating func drawReLU(of value: PlannedValue) -> PlannedValue {
    let shape = mapShape(of: value.shape)
    let result = output(of: shape, as: value.shape, wantsGradient: value.gradient != nil)
    steps.append(
      ReLUStep(
        shape: shape, input: value.data, output: result.data, inputGradient: value.gradient,
        outputGradient: result.gradient))
    return result
  }

  mutating func drawMaxPool(
    from value: PlannedValue, to output: FeatureShape, size: Int, stride: Int, padding: Int
  ) -> PlannedValue {
    let shape = PoolShape(
      input: mapShape(of: value.shape), size: size, stride: stride, padding: padding)
    let result = self.output(
      of: shape.output, as: output, wantsGradient: value.gradient != nil)
    steps.append(
      MaxPoolStep(
        shape: shape, input: value.data, output: result.data,
        places: buffers.add(shape.placesCount), inputGradient: value.gradient,
        outputGradient: result.gradient))
    return result
  }

  mutating func drawAveragePool(
    from value: PlannedValue, to output: FeatureShape, size: Int, stride: Int
  ) -> PlannedValue {
    let shape = PoolShape(input: mapShape(of: value.shape), size: size, stride: stride)
    let result = self.output(
      of: shape.output, as: output, wantsGradient: value.gradient != nil)
    steps.append(
      AveragePoolStep(
        shape: shape, input: value.data, output: result.data, inputGradient: value.gradient,
        outputGradient: result.gradient))
    return result
  }

  mutating func drawGlobalAveragePool(from value: PlannedValue, to output: FeatureShape)
    -> PlannedValue
  {
    let shape = mapShape(of: value.shape)
    let result = self.output(
      of: MapShape(batch: batch, channels: shape.channels), as: output,
      wantsGradient: value.gradient != nil)
    steps.append(
      GlobalAveragePoolStep(
        shape: shape, input: value.data, output: result.data, inputGradient: value.gradient,
        outputGradient: result.gradient))
    return result
  }

  mutating func drawDropout(of value: PlannedValue, rate: Float) -> PlannedValue {
    let number = dropoutCount
    dropoutCount += 1
    guard rate > 0 else { return value }
    let shape = mapShape(of: value.shape)
    // In place where nobody else reads the input. The steps before need of it at most whether a
    // value is positive, where the gradient that dropout lets through is not zero.
    var result = value
    if value.isForked {
      result = output(of: shape, as: value.shape, wantsGradient: value.gradient != nil)
    }
    steps.append(
      DropoutStep(
        shape: shape, rate: rate, number: number, input: value.data, output: result.data,
        inputGradient: value.gradient, outputGradient: result.gradient))
    return result
  }

  mutating func drawResidual(
    of value: PlannedValue, body: [LayerDescription], shortcut: [LayerDescription],
    hasReLU: Bool, path: String
  ) throws(ShapeError) -> PlannedValue {
    var (bodyInput, shortcutInput) = (value, value)
    (bodyInput.isForked, shortcutInput.isForked) = (true, true)
    if let gradient = value.gradient {
      let shape = mapShape(of: value.shape)
      let gradients = (buffers.add(shape.count), buffers.add(shape.count))
      (bodyInput.gradient, shortcutInput.gradient) = gradients
      steps.append(
        ForkStep(
          shape: shape, bodyGradient: gradients.0, shortcutGradient: gradients.1,
          inputGradient: gradient))
      nameSteps(path)
    }
    let first = try draw(body, behind: bodyInput, path: "\(path).body")
    let second = try draw(shortcut, behind: shortcutInput, path: "\(path).shortcut")
    let shape = mapShape(of: first.shape)
    let branches = [first.gradient, second.gradient].compactMap { $0 }
    let result = output(of: shape, as: first.shape, wantsGradient: !branches.isEmpty)
    var passed = result.gradient
    if hasReLU, let whole = result.gradient {
      let masked = buffers.add(shape.count)
      passedGradients.append((masked, whole))
      passed = masked
    }
    if let passed {
      // Both branches read the sum's gradient where it lies; nothing writes to it after that.
      for branch in branches { buffers.merge(branch, into: passed) }
    }
    let isFolded = fuseSum(
      of: first.data, and: second.data, hasReLU: hasReLU, output: result.data)
    steps.append(
      AddStep(
        shape: shape, hasReLU: hasReLU, isFolded: isFolded, body: first.data, shortcut: second.data,
        output: result.data, outputGradient: result.gradient, passedGradient: passed))
    return result
  }

  // MARK: Shapes

  func mapShape(of shape: FeatureShape) -> MapShape {
    MapShape(batch: batch, height: shape.height, width: shape.width, channels: shape.channels)
  }

  private mutating func output(of shape: MapShape, as features: FeatureShape, wantsGradient: Bool)
    -> PlannedValue
  {
    PlannedValue(
      shape: features, data: buffers.add(shape.count),
      gradient: wantsGradient ? buffers.add(shape.count) : nil)
  }
}
