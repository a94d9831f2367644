import Kernels

/// A convolution or dense layer, with the ReLU that follows it if there is one.
///
/// - Shapes: those of `ConvolutionShape`; a dense layer is a convolution of one position.
struct ConvolutionStep: PlannedStep {
  let shape: ConvolutionShape
  let hasReLU: Bool
  let weights: ParameterTensor
  let bias: ParameterTensor?
  let input: Buffer
  let output: Buffer
  /// Nil where nothing before this step can be trained.
  let inputGradient: Buffer?
  let outputGradient: Buffer
  /// The output's gradient where the ReLU let values through; may be the same memory.
  let passedGradient: Buffer
  let forwardScratch: Buffer
  let backwardScratch: Buffer
  /// A normalisation of the output, which evaluation applies as outputs are written. Going back it
  /// hands over the gradient in front of the ReLU.
  var normalization: Normalization?

  struct Normalization {
    let tensors: NormalizationTensors
    let hasReLU: Bool
    /// The statistics as scales and shifts.
    let factors: Buffer
    /// Where evaluation writes the normalised outputs.
    let output: Buffer
  }

  var forwardBuffers: [Buffer] {
    [input, output, forwardScratch] + (normalization.map { [$0.factors, $0.output] } ?? [])
  }

  var backwardBuffers: [Buffer] {
    [input, outputGradient, backwardScratch] + (inputGradient.map { [$0] } ?? [])
      + (masksGradient ? [output, passedGradient] : [])
  }

  func forward(_ pass: Pass) {
    var output = output
    var scaling: ChannelScaling?
    if pass.mode == .evaluation, let normalization {
      let tensors = normalization.tensors
      let factors = pass[normalization.factors]
      BatchNormalization.inferenceFactors(
        lanes: shape.outputLanes, scale: pass.weights(tensors.scale),
        shift: pass.weights(tensors.shift), runningMean: pass.statistics(tensors.runningMean),
        runningVariance: pass.statistics(tensors.runningVariance), factors: factors)
      scaling = ChannelScaling(factors: factors, relu: normalization.hasReLU)
      output = normalization.output
    }
    Convolution.forward(
      shape(for: pass), input: pass[input], weights: pass.weights(weights),
      bias: bias.map { pass.weights($0) }, output: pass[output], relu: hasReLU,
      scaling: scaling, scratch: pass[forwardScratch], workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    let shape = shape(for: pass)
    let gradient = pass[masksGradient ? passedGradient : outputGradient]
    Convolution.backwardWeights(
      shape, input: pass[input], outputGradient: pass[outputGradient],
      rectified: masksGradient ? (pass[output], gradient) : nil,
      weightsGradient: pass.gradient(weights), biasGradient: bias.map { pass.gradient($0) },
      scratch: pass[backwardScratch], workers: pass.workers)
    if let inputGradient {
      Convolution.backwardData(
        shape, outputGradient: gradient, weights: pass.weights(weights),
        inputGradient: pass[inputGradient], scratch: pass[backwardScratch], workers: pass.workers)
    }
  }

  private var masksGradient: Bool { hasReLU && normalization == nil }

  private func shape(for pass: Pass) -> ConvolutionShape {
    var shape = shape
    shape.batch = pass.batch
    return shape
  }
}
