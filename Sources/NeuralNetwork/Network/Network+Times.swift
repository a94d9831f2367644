/// What a step costs in time and memory, while it trains.
extension Network {
  /// Times the parts of every training step from now on; results do not depend on it.
  ///
  /// - Parameter clock: seconds on a clock that never goes back; read twice for each step of the plan.
  package func measureTimes(clock: @escaping @Sendable () -> Double) {
    stopwatch = StepStopwatch(steps: plan.steps.count, clock: clock)
  }

  /// Means over the newest training steps; nil before the first, and where none is timed.
  package func recentTimes() -> NetworkTimes? {
    guard let stopwatch, stopwatch.steps > 0 else { return nil }
    let summary = summary()
    let frozen = Set(
      zip(plan.stepNames, plan.steps).compactMap { $1 is FrozenStep ? $0 : nil })
    let first = summary.first { $0.multiplyAdds > 0 && !frozen.contains($0.name) }?.name
    let steps = Dictionary(grouping: plan.stepNames.indices) { plan.stepNames[$0] }
    let timed: [(last: Int, layer: NetworkTimes.Layer)] = summary.compactMap { layer in
      guard let own = steps[layer.name], let last = own.last else { return nil }
      // The input of the first layer that is trained needs no gradient.
      let passes = frozen.contains(layer.name) ? 1 : layer.name == first ? 2 : 3
      return (
        last,
        NetworkTimes.Layer(
          summary: layer, forwardSeconds: own.reduce(0) { $0 + stopwatch.forward[$1] },
          backwardSeconds: own.reduce(0) { $0 + stopwatch.backward[$1] },
          operations: Double(2 * passes * layer.multiplyAdds))
      )
    }
    return NetworkTimes(
      layers: timed.sorted { $0.last < $1.last }.map(\.layer),
      inputSeconds: stopwatch.inputSeconds, lossSeconds: stopwatch.lossSeconds,
      normSeconds: stopwatch.normSeconds, updateSeconds: stopwatch.updateSeconds)
  }

  /// Bytes of each kind; together they are ``planBytes``.
  package var memoryUse: NetworkMemory {
    let size = MemoryLayout<Float>.size
    return NetworkMemory(
      weights: size * sizes.parameters, gradients: size * sizes.gradients,
      optimizer: size * (sizes.gradients + sizes.secondMoment),
      averages: size * (sizes.averages + sizes.statistics + sizes.earlierStatistics),
      activations: size * sizes.work)
  }
}

/// Bytes of a network's arenas.
package struct NetworkMemory: Equatable, Sendable {
  package var weights: Int
  package var gradients: Int
  /// Moments.
  package var optimizer: Int
  /// Averaged weights and running statistics.
  package var averages: Int
  /// Activations, their gradients and scratch.
  package var activations: Int
}
