import Kernels

/// What flows between two steps while a plan is drawn.
struct PlannedValue {
  var shape: FeatureShape
  var data: Buffer
  /// Nil where nothing before can be trained, so no gradient is wanted.
  var gradient: Buffer?
  /// Whether this is the network's input stored without padding lanes.
  var isRawImage = false
  /// Whether both branches of a residual layer read it.
  var isForked = false
}

/// Turns a description into steps, buffers and tensors.
///
/// A ReLU is taken over by the convolution, dense layer, normalisation or sum before it, and a max
/// pool whose windows lie side by side by the normalisation before it; flatten is no step at all,
/// because values stay where they are. The layers' own rules are in
/// `Planner+Layers.swift` and `Planner+Normalization.swift`.
struct Planner {
  let batch: Int
  let isExact: Bool
  let workers: Workers
  var buffers = BufferPlan()
  var steps: [any PlannedStep] = []
  /// The layer of each step.
  var stepNames: [String] = []
  var parameters = ParameterLayout()
  var statistics = ParameterLayout()
  /// Where the weights of each layer of the network begin, and at last those of its head.
  var layerStarts: [Int] = []
  /// Steps of the layers that are not trained.
  private var frozenStepCount = 0
  var dropoutCount = 0
  /// The gradient behind a ReLU and in front of it: one memory if no other step reads it.
  var passedGradients: [(passed: Buffer, whole: Buffer)] = []

  init(batch: Int, isExact: Bool, workers: Workers) {
    self.batch = batch
    self.isExact = isExact
    self.workers = workers
  }

  /// Draws the layers of a network behind its images; the first `frozen` of them are not trained.
  mutating func drawNetwork(_ layers: [LayerDescription], behind images: PlannedValue, frozen: Int)
    throws(ShapeError) -> PlannedValue
  {
    var value = images
    var index = 0
    while index < layers.count {
      layerStarts.append(parameters.storedCount)
      let next = try draw(at: index, of: layers, behind: &value, path: "layers")
      // What a step does for the layers after its own has no weights.
      layerStarts += repeatElement(parameters.storedCount, count: next - index - 1)
      if index < frozen {
        value.gradient = nil
        frozenStepCount = steps.count
      }
      index = next
    }
    layerStarts.append(parameters.storedCount)
    return value
  }

  /// Draws a chain of layers behind `value`.
  mutating func draw(_ layers: [LayerDescription], behind value: PlannedValue, path: String)
    throws(ShapeError) -> PlannedValue
  {
    var value = value
    var index = 0
    while index < layers.count {
      index = try draw(at: index, of: layers, behind: &value, path: path)
    }
    return value
  }

  /// Draws one layer, and those after it that its step takes over; the next one is returned.
  private mutating func draw(
    at index: Int, of layers: [LayerDescription], behind value: inout PlannedValue, path: String
  ) throws(ShapeError) -> Int {
    let layer = layers[index]
    let following = layers[(index + 1)...]
    let output = try layer.output(for: value.shape, path: "\(path).\(index)")
    let takesReLU = layer.canTakeReLU && following.first == .relu
    let next = index + (takesReLU ? 2 : 1)
    if layer == .batchNormalization, next < layers.count,
      case .maxPool(let size, let stride, padding: 0) = layers[next], size == stride
    {
      value = drawPooledNormalization(
        of: value, hasReLU: takesReLU, size: size,
        to: try layers[next].output(for: output, path: "\(path).\(next)"),
        path: "\(path).\(index)")
      nameSteps("\(path).\(index)")
      return next + 1
    }
    value = try draw(
      layer, from: value, to: output, takesReLU: takesReLU,
      isRectified: following.first { $0 != .batchNormalization } == .relu,
      path: "\(path).\(index)")
    nameSteps("\(path).\(index)")
    return next
  }

  /// Gives the steps that have no name yet the name of a layer.
  mutating func nameSteps(_ name: String) {
    while stepNames.count < steps.count { stepNames.append(name) }
  }

  private mutating func draw(
    _ layer: LayerDescription, from value: PlannedValue, to output: FeatureShape, takesReLU: Bool,
    isRectified: Bool, path: String
  ) throws(ShapeError) -> PlannedValue {
    switch layer {
    case .convolution(_, let kernel, let stride, let padding, let bias):
      return drawConvolution(
        from: value, to: output, kernel: kernel, stride: stride,
        padding: padding ?? (kernel - 1) / 2, hasBias: bias, hasReLU: takesReLU,
        isRectified: isRectified, path: path)
    case .dense:
      return drawDense(from: value, to: output, hasReLU: takesReLU, path: path)
    case .batchNormalization:
      return drawBatchNormalization(of: value, hasReLU: takesReLU, path: path)
    case .relu:
      return drawReLU(of: value)
    case .maxPool(let size, let stride, let padding):
      return drawMaxPool(
        from: value, to: output, size: size, stride: stride, padding: padding)
    case .averagePool(let size, let stride):
      return drawAveragePool(from: value, to: output, size: size, stride: stride)
    case .globalAveragePool:
      return drawGlobalAveragePool(from: value, to: output)
    case .flatten:
      var flat = value
      flat.shape = output
      return flat
    case .dropout(let rate):
      return drawDropout(of: value, rate: rate)
    case .residual(let body, let shortcut):
      return try drawResidual(
        of: value, body: body, shortcut: shortcut, hasReLU: takesReLU, path: path)
    }
  }

  /// Takes the way back from the steps of layers that are not trained. Last, because until then
  /// steps are changed by those that follow.
  mutating func freezeSteps() {
    for index in 0..<frozenStepCount {
      // A product stands right before the normalisation that evaluation has it apply.
      let isLast = index + 1 == frozenStepCount
      let normalizes = (steps[index] as? ConvolutionStep)?.normalization != nil
      steps[index] = FrozenStep(step: steps[index], evaluates: !(isLast && normalizes))
    }
  }

  /// Gives every buffer its place.
  ///
  /// Times count the steps forward, then the loss, then the steps backward, then what is
  /// `afterwards`. A network that only scores stops at the logits: what a step has read makes room
  /// for what a later one writes.
  mutating func layout(
    images: Buffer, logits: PlannedValue, lossBuffers: [Buffer], afterwards: [Buffer],
    onlyScores: Bool
  ) -> BufferPlan.Layout {
    for (passed, whole) in passedGradients where !buffers.isShared(whole) {
      buffers.merge(passed, into: whole)
    }
    let loss = steps.count
    buffers.use(images, at: -1)
    for (index, step) in steps.enumerated() {
      for buffer in step.forwardBuffers { buffers.use(buffer, at: index) }
    }
    buffers.use(logits.data, at: loss)
    guard !onlyScores else { return buffers.layout() }
    for (index, step) in steps.enumerated() {
      for buffer in step.backwardBuffers { buffers.use(buffer, at: 2 * loss - index) }
    }
    if let gradient = logits.gradient { buffers.use(gradient, at: loss) }
    // Filled before the first step forward.
    for buffer in lossBuffers {
      buffers.use(buffer, at: -1)
      buffers.use(buffer, at: loss)
    }
    for buffer in afterwards { buffers.use(buffer, at: 2 * loss + 1) }
    return buffers.layout()
  }
}

extension LayerDescription {
  /// Whether the layer's step can apply the ReLU that follows it.
  var canTakeReLU: Bool {
    switch self {
    case .convolution, .dense, .batchNormalization, .residual: true
    case .relu, .globalAveragePool, .flatten, .maxPool, .averagePool, .dropout: false
    }
  }

  /// Whether all that reads the input of these layers takes an image without padding lanes.
  ///
  /// - Parameter end: the answer where the input passes through all of them.
  static func takeRawImage(_ layers: [LayerDescription], end: Bool) -> Bool {
    for layer in layers {
      switch layer {
      case .flatten: continue
      case .dropout(let rate) where rate == 0: continue
      case .convolution, .dense: return true
      case .residual(let body, let shortcut):
        return takeRawImage(body, end: false) && takeRawImage(shortcut, end: false)
      case .batchNormalization, .relu, .globalAveragePool, .maxPool, .averagePool, .dropout:
        return false
      }
    }
    return end
  }
}
