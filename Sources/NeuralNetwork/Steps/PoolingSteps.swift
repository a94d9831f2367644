import Kernels

/// The largest value of each window.
struct MaxPoolStep: PlannedStep {
  let shape: PoolShape
  let input: Buffer
  let output: Buffer
  /// Which value of each window was the largest, for the way back.
  let places: Buffer
  let inputGradient: Buffer?
  let outputGradient: Buffer?

  var forwardBuffers: [Buffer] { [input, output, places] }
  var backwardBuffers: [Buffer] {
    guard let inputGradient, let outputGradient else { return [] }
    return [places, inputGradient, outputGradient]
  }

  func forward(_ pass: Pass) {
    MaxPool.forward(
      shape.of(pass.batch), input: pass[input], output: pass[output],
      places: pass.mode == .evaluation ? nil : pass[places], workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    guard let inputGradient, let outputGradient else { return }
    MaxPool.backward(
      shape.of(pass.batch), outputGradient: pass[outputGradient], places: pass[places],
      inputGradient: pass[inputGradient], workers: pass.workers)
  }
}

/// The mean of each window.
struct AveragePoolStep: PlannedStep {
  let shape: PoolShape
  let input: Buffer
  let output: Buffer
  let inputGradient: Buffer?
  let outputGradient: Buffer?

  var forwardBuffers: [Buffer] { [input, output] }
  var backwardBuffers: [Buffer] {
    guard let inputGradient, let outputGradient else { return [] }
    return [inputGradient, outputGradient]
  }

  func forward(_ pass: Pass) {
    AveragePool.forward(
      shape.of(pass.batch), input: pass[input], output: pass[output], workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    guard let inputGradient, let outputGradient else { return }
    AveragePool.backward(
      shape.of(pass.batch), outputGradient: pass[outputGradient],
      inputGradient: pass[inputGradient], workers: pass.workers)
  }
}

/// The mean of each channel over an image.
struct GlobalAveragePoolStep: PlannedStep {
  let shape: MapShape
  let input: Buffer
  let output: Buffer
  let inputGradient: Buffer?
  let outputGradient: Buffer?

  var forwardBuffers: [Buffer] { [input, output] }
  var backwardBuffers: [Buffer] {
    guard let inputGradient, let outputGradient else { return [] }
    return [inputGradient, outputGradient]
  }

  func forward(_ pass: Pass) {
    GlobalAveragePool.forward(
      shape.of(pass.batch), input: pass[input], output: pass[output], workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    guard let inputGradient, let outputGradient else { return }
    GlobalAveragePool.backward(
      shape.of(pass.batch), outputGradient: pass[outputGradient],
      inputGradient: pass[inputGradient], workers: pass.workers)
  }
}

extension PoolShape {
  /// The same pooling of another batch.
  func of(_ batch: Int) -> PoolShape {
    var shape = self
    shape.input.batch = batch
    return shape
  }
}

extension MapShape {
  /// The same map of another batch.
  func of(_ batch: Int) -> MapShape {
    var shape = self
    shape.batch = batch
    return shape
  }
}
