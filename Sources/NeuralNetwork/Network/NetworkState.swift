/// Everything a network needs to go on bit for bit: weights, running statistics, optimiser moments,
/// averaged weights and the count of updates.
///
/// Names, shapes and layouts of weights and statistics are those of a PyTorch module that holds its
/// layers in a `Sequential` named `layers` and its last dense layer as `head`; a residual layer there
/// holds the Sequentials `body` and `shortcut`. Moments are `optimizer.<PyTorch's name>.<weight>`,
/// averaged weights `averaged.<weight>`, the count of updates `optimizer.step`, and that of layers which
/// are trained only later `optimizer.step.layers.<the first of them>`. Layers that are never trained
/// have no moments. All names of separate networks begin with the index of their label:
/// `0.head.weight`.
package struct NetworkState: Equatable, Sendable {
  package var tensors: [NamedTensor]

  package init(tensors: [NamedTensor]) {
    self.tensors = tensors
  }
}

/// Values in PyTorch's order: `[output, input, row, column]` for a convolution, `[output, input]` for
/// a dense layer.
package struct NamedTensor: Equatable, Sendable {
  package var name: String
  /// Empty for a single number.
  package var shape: [Int]
  package var values: [Float]

  package init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// A state that does not fit a network; nothing of it was taken over.
package struct StateError: Error, Equatable, CustomStringConvertible {
  /// The tensor at fault.
  package let tensor: String
  /// What is wrong with it and what is needed, as one clause.
  package let problem: String

  package init(tensor: String, problem: String) {
    self.tensor = tensor
    self.problem = problem
  }

  package var description: String { "the network state's tensor \(tensor) \(problem)" }
}
