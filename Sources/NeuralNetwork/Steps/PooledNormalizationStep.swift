import Kernels

/// Batch normalisation, the ReLU behind it if there is one, and the max pool behind that.
struct PooledNormalizationStep: PlannedStep {
  let shape: PoolShape
  let hasReLU: Bool
  let tensors: NormalizationTensors
  let fusion: NormalizationFusion
  let input: Buffer
  let output: Buffer
  /// The inputs that won their windows, for the way back.
  let chosen: Buffer
  /// Scratch of its own where nothing before this step can be trained: the kernel writes it always.
  let inputGradient: Buffer
  let outputGradient: Buffer
  let savedMean: Buffer
  let savedInverseDeviation: Buffer
  let forwardScratch: Buffer
  let backwardScratch: Buffer

  var forwardBuffers: [Buffer] {
    [input, output, chosen, savedMean, savedInverseDeviation, forwardScratch]
  }

  var backwardBuffers: [Buffer] {
    [
      input, chosen, outputGradient, inputGradient, savedMean, savedInverseDeviation,
      backwardScratch,
    ] + (hasReLU ? [output] : [])
  }

  func forward(_ pass: Pass) {
    let shape = shape.of(pass.batch)
    switch pass.mode {
    case .training:
      PooledNormalization.trainingForward(
        shape, input: pass[input], scale: pass.weights(tensors.scale),
        shift: pass.weights(tensors.shift), runningMean: pass.statistics(tensors.runningMean),
        runningVariance: pass.statistics(tensors.runningVariance), output: pass[output],
        chosen: pass[chosen], savedMean: pass[savedMean],
        savedInverseDeviation: pass[savedInverseDeviation], relu: hasReLU,
        scratch: pass[forwardScratch], workers: pass.workers)
    case .evaluation where fusion.isFolded:
      MaxPool.forward(
        shape, input: pass[input], output: pass[output], places: nil, workers: pass.workers)
    case .evaluation:
      PooledNormalization.inferenceForward(
        shape, input: pass[input], scale: pass.weights(tensors.scale),
        shift: pass.weights(tensors.shift), runningMean: pass.statistics(tensors.runningMean),
        runningVariance: pass.statistics(tensors.runningVariance), output: pass[output],
        relu: hasReLU, scratch: pass[forwardScratch], workers: pass.workers)
    }
  }

  func backward(_ pass: Pass) {
    PooledNormalization.backward(
      shape.of(pass.batch), input: pass[input], chosen: pass[chosen],
      output: hasReLU ? pass[output] : nil, outputGradient: pass[outputGradient],
      scale: pass.weights(tensors.scale), savedMean: pass[savedMean],
      savedInverseDeviation: pass[savedInverseDeviation], rectifiedInput: fusion.masksInput,
      inputGradient: pass[inputGradient], scaleGradient: pass.gradient(tensors.scale),
      shiftGradient: pass.gradient(tensors.shift), scratch: pass[backwardScratch],
      workers: pass.workers)
  }
}
