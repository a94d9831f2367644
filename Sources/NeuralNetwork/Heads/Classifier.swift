/// What is trained to tell the labels of images: a network, or what is made of networks.
///
/// Targets, known and scores are `[image, label]` whatever the outputs of the networks stand for.
/// One step of training is `accumulateGradients`, then `applyGradients`; a step whose gradients are
/// not applied leaves the weights as they were.
package protocol Classifier: AnyObject {
  /// How many labels it scores.
  var labels: Int { get }
  /// Trainable values.
  var parameterCount: Int { get }
  /// Bytes of all arenas.
  var planBytes: Int { get }
  /// Bytes of each kind; together they are ``planBytes``.
  var memoryUse: NetworkMemory { get }

  /// Begins an epoch, counted from 0: which layers are trained is a pure function of it.
  func beginEpoch(_ epoch: Int)

  /// Computes loss and gradients of a batch; the gradients replace those of the batch before.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width, channels]`, normalised.
  ///   - targets: `[count, labels]`, 0 to 1.
  ///   - known: `[count, labels]`, what a labelled pair counts for and 0 for an unlabelled one.
  ///   - step: names the dropout masks, together with the seed.
  func accumulateGradients(
    images: [Float], targets: [Float], known: [Float], count: Int, step: Int
  ) -> StepResult

  /// Moves the weights by the gradients of the last batch.
  func applyGradients(rate: Float, clipNorm: Float?)

  /// All logits of each image, `[count, outputs]`, for ``probabilities(logits:)`` and
  /// ``loss(logits:targets:known:count:)``.
  func logits(images: [Float], count: Int, averaged: Bool) -> [Float]

  /// Scores of 0...1, `[images, labels]`.
  func probabilities(logits: [Float]) -> [Float]

  /// The loss of any number of images, without label smoothing; nil where nothing is known.
  ///
  /// - Shapes: targets and known `[count, labels]`.
  func loss(logits: [Float], targets: [Float], known: [Float], count: Int) -> Float?

  /// Takes over weights of another training before the first step: see `WeightsMatch`.
  ///
  /// - Parameter takesHead: whether the head is among them, and not drawn from the seed.
  /// - Throws: `WeightsError` for weights that do not fit; nothing is then changed.
  func start(from tensors: [NamedTensor], takesHead: Bool) throws(WeightsError) -> WeightsMatch

  /// Everything needed to go on bit for bit.
  func exportState() -> NetworkState

  /// Takes over a state that `exportState` of the like made.
  ///
  /// - Throws: `StateError` for a state that does not fit; nothing is then changed.
  func restore(_ state: NetworkState) throws(StateError)

  /// Times the parts of every training step from now on; results do not depend on it.
  func measureTimes(clock: @escaping @Sendable () -> Double)

  /// Means over the newest training steps; nil before the first, and where none is timed.
  func recentTimes() -> NetworkTimes?
}

extension Network: Classifier {}
