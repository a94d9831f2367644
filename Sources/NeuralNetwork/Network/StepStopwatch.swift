/// Times the parts of training steps, as means over the newest of them.
///
/// A mean moves by 1/32 of each new step, and by 1/n while fewer than 32 have passed. All parts move
/// by the same weights, so that their means add up as the times of one step do.
struct StepStopwatch {
  let clock: @Sendable () -> Double
  /// Seconds of each step of the plan.
  private(set) var forward: [Double]
  private(set) var backward: [Double]
  private(set) var inputSeconds = 0.0
  private(set) var lossSeconds = 0.0
  private(set) var normSeconds = 0.0
  private(set) var updateSeconds = 0.0
  private(set) var steps = 0
  private var weight = 1.0
  private var last = 0.0

  init(steps: Int, clock: @escaping @Sendable () -> Double) {
    self.clock = clock
    forward = Array(repeating: 0, count: steps)
    backward = forward
  }

  /// A new training step begins.
  mutating func beginStep() {
    steps += 1
    weight = RecentMean.weight(ofStep: steps)
    last = clock()
  }

  /// The weights begin to be moved.
  mutating func beginUpdate() { last = clock() }

  mutating func endInput() { inputSeconds += weight * (lap() - inputSeconds) }
  mutating func endForward(_ step: Int) { forward[step] += weight * (lap() - forward[step]) }
  mutating func endLoss() { lossSeconds += weight * (lap() - lossSeconds) }
  mutating func endBackward(_ step: Int) { backward[step] += weight * (lap() - backward[step]) }
  mutating func endNorm() { normSeconds += weight * (lap() - normSeconds) }
  mutating func endUpdate() { updateSeconds += weight * (lap() - updateSeconds) }

  private mutating func lap() -> Double {
    let now = clock()
    defer { last = now }
    return now - last
  }
}

/// How much the newest step counts in a mean over recent steps.
package enum RecentMean {
  /// How many steps a mean is of, at most.
  package static let window = 32

  /// - Parameter step: counted from 1.
  package static func weight(ofStep step: Int) -> Double { 1 / Double(min(step, window)) }
}

/// How long the parts of a network's training steps take.
package struct NetworkTimes: Sendable {
  package struct Layer: Sendable {
    package var summary: LayerSummary
    package var forwardSeconds: Double
    package var backwardSeconds: Double
    /// Direct operations of both passes over one image.
    package var operations: Double
  }

  /// In the order in which their last steps run; those that are part of another one are left out.
  package var layers: [Layer]
  /// Copying a batch to where the plan wants it.
  package var inputSeconds: Double
  package var lossSeconds: Double
  package var normSeconds: Double
  package var updateSeconds: Double
}
