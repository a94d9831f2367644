import Kernels

/// Batch normalisation, and its place in the steps beside it.
extension Planner {
  mutating func drawBatchNormalization(
    of value: PlannedValue, hasReLU: Bool, path: String
  ) -> PlannedValue {
    var shape = mapShape(of: value.shape)
    if value.shape.isFlat {
      shape = MapShape(batch: batch, channels: shape.height * shape.width * shape.lanes)
    }
    let features = value.shape.isFlat ? value.shape : FeatureShape(flat: shape.channels)
    let tensors = addTensors(of: features, path: path)
    let gradient = buffers.add(shape.count)
    let result = PlannedValue(
      shape: value.shape, data: buffers.add(shape.count), gradient: gradient)
    let fusion = fuse(
      tensors, of: shape, hasReLU: hasReLU, input: value, output: result.data)
    let scratch = (1...batch).reduce(0) {
      max($0, BatchNormalization.scratchCount(shape.of($1)))
    }
    steps.append(
      BatchNormalizationStep(
        shape: shape, hasReLU: hasReLU, tensors: tensors, fusion: fusion,
        input: value.data, output: result.data,
        inputGradient: value.gradient ?? buffers.add(shape.count),
        outputGradient: gradient, savedMean: buffers.add(shape.lanes),
        savedInverseDeviation: buffers.add(shape.lanes), forwardScratch: buffers.add(scratch),
        backwardScratch: buffers.add(scratch)))
    return result
  }

  mutating func drawPooledNormalization(
    of value: PlannedValue, hasReLU: Bool, size: Int, to output: FeatureShape, path: String
  ) -> PlannedValue {
    let shape = PoolShape(input: mapShape(of: value.shape), size: size, stride: size)
    let tensors = addTensors(of: FeatureShape(flat: shape.input.channels), path: path)
    // Evaluation pools what the layer before has normalised in place.
    let fusion = fuse(
      tensors, of: shape.input, hasReLU: hasReLU, input: value, output: value.data)
    let gradient = buffers.add(shape.output.count)
    let result = PlannedValue(
      shape: output, data: buffers.add(shape.output.count), gradient: gradient)
    let scratch = (1...batch).reduce(0) {
      max($0, PooledNormalization.scratchCount(shape.of($1)))
    }
    steps.append(
      PooledNormalizationStep(
        shape: shape, hasReLU: hasReLU, tensors: tensors, fusion: fusion, input: value.data,
        output: result.data, chosen: buffers.add(shape.output.count),
        inputGradient: value.gradient ?? buffers.add(shape.input.count),
        outputGradient: gradient, savedMean: buffers.add(shape.input.lanes),
        savedInverseDeviation: buffers.add(shape.input.lanes),
        forwardScratch: buffers.add(scratch), backwardScratch: buffers.add(scratch)))
    return result
  }

  /// Pairs a normalisation with the convolution or dense layer that makes its input, if the last
  /// step is one.
  ///
  /// - Parameter output: where evaluation writes normalised outputs.
  private mutating func fuse(
    _ tensors: NormalizationTensors, of shape: MapShape, hasReLU: Bool, input: PlannedValue,
    output: Buffer
  ) -> NormalizationFusion {
    guard var product = steps.last as? ConvolutionStep, product.output == input.data,
      product.shape.outputLanes == shape.lanes, !input.isForked
    else { return NormalizationFusion() }
    product.normalization = ConvolutionStep.Normalization(
      tensors: tensors, hasReLU: hasReLU,
      factors: buffers.add(ChannelScaling.count(lanes: shape.lanes)), output: output)
    steps[steps.count - 1] = product
    return NormalizationFusion(isFolded: true, masksInput: product.hasReLU)
  }

  private mutating func addTensors(of features: FeatureShape, path: String)
    -> NormalizationTensors
  {
    func tensor(_ name: String, in layout: inout ParameterLayout, from start: Float)
      -> ParameterTensor
    {
      layout.add(
        "\(path).\(name)", shape: [features.count], packing: .features(features),
        initialization: .constant(start))
    }
    return NormalizationTensors(
      scale: tensor("weight", in: &parameters, from: 1),
      shift: tensor("bias", in: &parameters, from: 0),
      runningMean: tensor("running_mean", in: &statistics, from: 0),
      runningVariance: tensor("running_var", in: &statistics, from: 1))
  }
}
