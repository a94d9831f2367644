import Kernels

/// One step of a plan: the forward and backward work of a layer, its buffers fixed.
protocol PlannedStep {
  /// Buffers read or written going forward; what backward needs too is named in both lists.
  var forwardBuffers: [Buffer] { get }
  /// Buffers read or written going backward; empty if there is nothing to do.
  var backwardBuffers: [Buffer] { get }

  func forward(_ pass: Pass)
  func backward(_ pass: Pass)
}

/// What a pass over the steps runs on; made anew for each, and cheap.
struct Pass {
  enum Mode: Equatable {
    /// Batch statistics, dropout masks of this step of this seed; backward may follow.
    case training(step: Int, seed: UInt64)
    /// Running statistics and no dropout.
    case evaluation
  }

  /// Images, 1 to the plan's maximum.
  let batch: Int
  var mode: Mode
  /// A slice for each buffer of the plan.
  let memory: [Slice]
  let weights: Arena
  let gradients: Arena
  let statistics: Arena
  let workers: Workers

  /// The same pass as evaluation makes it.
  var evaluating: Pass {
    var pass = self
    pass.mode = .evaluation
    return pass
  }

  subscript(_ buffer: Buffer) -> Slice { memory[buffer.index] }

  func weights(_ tensor: ParameterTensor) -> Slice { tensor.slice(of: weights) }
  func gradient(_ tensor: ParameterTensor) -> Slice { tensor.slice(of: gradients) }
  func statistics(_ tensor: ParameterTensor) -> Slice { tensor.slice(of: statistics) }
}
