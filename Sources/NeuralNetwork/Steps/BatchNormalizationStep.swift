import Kernels

/// Batch normalisation, with the ReLU that follows it if there is one.
///
/// - Shapes: a map as it is; a flattened one as a map of one position, each value its own channel.
struct BatchNormalizationStep: PlannedStep {
  let shape: MapShape
  let hasReLU: Bool
  let tensors: NormalizationTensors
  let fusion: NormalizationFusion
  let input: Buffer
  let output: Buffer
  /// Scratch of its own where nothing before this step can be trained: the kernel writes it always.
  let inputGradient: Buffer
  let outputGradient: Buffer
  let savedMean: Buffer
  let savedInverseDeviation: Buffer
  let forwardScratch: Buffer
  let backwardScratch: Buffer

  var forwardBuffers: [Buffer] {
    [input, output, savedMean, savedInverseDeviation, forwardScratch]
  }

  var backwardBuffers: [Buffer] {
    [
      input, outputGradient, inputGradient, savedMean, savedInverseDeviation, backwardScratch,
    ] + (hasReLU ? [output] : [])
  }

  func forward(_ pass: Pass) {
    switch pass.mode {
    case .training:
      BatchNormalization.trainingForward(
        shape.of(pass.batch), input: pass[input], scale: pass.weights(tensors.scale),
        shift: pass.weights(tensors.shift), runningMean: pass.statistics(tensors.runningMean),
        runningVariance: pass.statistics(tensors.runningVariance), output: pass[output],
        savedMean: pass[savedMean], savedInverseDeviation: pass[savedInverseDeviation],
        relu: hasReLU, scratch: pass[forwardScratch], workers: pass.workers)
    case .evaluation:
      if fusion.isFolded { return }
      BatchNormalization.inferenceForward(
        shape.of(pass.batch), input: pass[input], scale: pass.weights(tensors.scale),
        shift: pass.weights(tensors.shift), runningMean: pass.statistics(tensors.runningMean),
        runningVariance: pass.statistics(tensors.runningVariance), output: pass[output],
        relu: hasReLU,
        workers: pass.workers)
    }
  }

  func backward(_ pass: Pass) {
    BatchNormalization.backward(
      shape.of(pass.batch), input: pass[input], output: hasReLU ? pass[output] : nil,
      outputGradient: pass[outputGradient], scale: pass.weights(tensors.scale),
      savedMean: pass[savedMean], savedInverseDeviation: pass[savedInverseDeviation],
      rectifiedInput: fusion.masksInput, inputGradient: pass[inputGradient],
      scaleGradient: pass.gradient(tensors.scale),
      shiftGradient: pass.gradient(tensors.shift), scratch: pass[backwardScratch],
      workers: pass.workers)
  }
}

/// What a normalisation learns, and what it has seen.
struct NormalizationTensors {
  let scale: ParameterTensor
  let shift: ParameterTensor
  let runningMean: ParameterTensor
  let runningVariance: ParameterTensor
}

/// What a normalisation and the convolution or dense layer right before it do for each other.
struct NormalizationFusion {
  /// Whether in evaluation that layer normalises what it writes.
  var isFolded = false
  /// Whether that layer has a ReLU, and the normalisation applies it to the gradient going back:
  /// it reads the same values anyway.
  var masksInput = false
}
