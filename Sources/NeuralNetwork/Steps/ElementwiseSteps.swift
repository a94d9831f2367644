import Kernels

/// A ReLU that no layer before it could take over.
struct ReLUStep: PlannedStep {
  let shape: MapShape
  let input: Buffer
  let output: Buffer
  let inputGradient: Buffer?
  let outputGradient: Buffer?

  var forwardBuffers: [Buffer] { [input, output] }
  var backwardBuffers: [Buffer] {
    guard let inputGradient, let outputGradient else { return [] }
    return [output, inputGradient, outputGradient]
  }

  func forward(_ pass: Pass) {
    Elementwise.reluForward(
      shape.of(pass.batch), input: pass[input], output: pass[output], workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    guard let inputGradient, let outputGradient else { return }
    Elementwise.reluBackward(
      shape.of(pass.batch), output: pass[output], outputGradient: pass[outputGradient],
      inputGradient: pass[inputGradient], workers: pass.workers)
  }
}

/// Dropout; the mask is drawn anew going back, so nothing is kept. Output may be input.
struct DropoutStep: PlannedStep {
  let shape: MapShape
  let rate: Float
  /// Which dropout of the network this is, from 0.
  let number: Int
  let input: Buffer
  let output: Buffer
  let inputGradient: Buffer?
  let outputGradient: Buffer?

  var forwardBuffers: [Buffer] { [input, output] }
  var backwardBuffers: [Buffer] {
    guard let inputGradient, let outputGradient else { return [] }
    return [inputGradient, outputGradient]
  }

  func forward(_ pass: Pass) { apply(pass, from: input, to: output) }

  func backward(_ pass: Pass) {
    guard let inputGradient, let outputGradient else { return }
    apply(pass, from: outputGradient, to: inputGradient)
  }

  private func apply(_ pass: Pass, from source: Buffer, to target: Buffer) {
    let shape = shape.of(pass.batch)
    switch pass.mode {
    case .training(let step, let seed):
      Dropout(rate: rate, seed: seed, step: step, layer: number).apply(
        shape, input: pass[source], output: pass[target], workers: pass.workers)
    case .evaluation:
      if source == target { return }
      pass[target].slice(at: 0, count: shape.count).copy(
        from: pass[source].slice(at: 0, count: shape.count))
    }
  }
}

/// The sum that ends a residual layer, with the ReLU that follows it if there is one.
///
/// Going back, both branches are given the sum's gradient; without a ReLU that is no work at all.
struct AddStep: PlannedStep {
  let shape: MapShape
  let hasReLU: Bool
  /// Whether in evaluation the convolution that ends a branch has added the other.
  let isFolded: Bool
  let body: Buffer
  let shortcut: Buffer
  let output: Buffer
  let outputGradient: Buffer?
  /// The output's gradient where the ReLU let values through.
  let passedGradient: Buffer?

  var forwardBuffers: [Buffer] { [body, shortcut, output] }
  var backwardBuffers: [Buffer] {
    guard hasReLU, let outputGradient, let passedGradient else { return [] }
    return [output, outputGradient, passedGradient]
  }

  func forward(_ pass: Pass) {
    if isFolded && pass.mode == .evaluation { return }
    Elementwise.add(
      shape.of(pass.batch), left: pass[body], right: pass[shortcut], output: pass[output],
      relu: hasReLU, workers: pass.workers)
  }

  func backward(_ pass: Pass) {
    guard hasReLU, let outputGradient, let passedGradient else { return }
    Elementwise.reluBackward(
      shape.of(pass.batch), output: pass[output], outputGradient: pass[outputGradient],
      inputGradient: pass[passedGradient], workers: pass.workers)
  }
}

/// Where a residual layer's input goes two ways: going back, the gradients of both are summed.
struct ForkStep: PlannedStep {
  let shape: MapShape
  let bodyGradient: Buffer
  let shortcutGradient: Buffer
  let inputGradient: Buffer

  var forwardBuffers: [Buffer] { [] }
  var backwardBuffers: [Buffer] { [bodyGradient, shortcutGradient, inputGradient] }

  func forward(_ pass: Pass) {}

  func backward(_ pass: Pass) {
    Elementwise.add(
      shape.of(pass.batch), left: pass[bodyGradient], right: pass[shortcutGradient],
      output: pass[inputGradient], workers: pass.workers)
  }
}
