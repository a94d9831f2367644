/// A step of a layer that is not trained: it scores, also in training, and has no way back.
struct FrozenStep: PlannedStep {
  let step: any PlannedStep
  /// False for a product whose normalisation is trained: evaluation would have it normalise.
  let evaluates: Bool

  var forwardBuffers: [Buffer] { step.forwardBuffers }
  var backwardBuffers: [Buffer] { [] }

  func forward(_ pass: Pass) { step.forward(evaluates ? pass.evaluating : pass) }

  func backward(_ pass: Pass) {}
}
