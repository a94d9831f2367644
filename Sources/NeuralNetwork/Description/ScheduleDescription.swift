import Glibc

/// How the learning rate moves over a run.
package struct ScheduleDescription: Equatable, Sendable {
  package enum Shape: Equatable, Sendable {
    case constant
    /// Times `factor` after every `every` epochs, counted from the start of the run.
    case step(every: Int, factor: Float)
    /// Half a cosine from the base rate down to `final` times the base rate.
    case cosine(final: Float)
    /// Up from `base / startDivisor` to the base rate in the warm-up, then down to
    /// `base / startDivisor / finalDivisor`, both by half a cosine.
    case oneCycle(startDivisor: Float, finalDivisor: Float)
  }

  package var shape: Shape
  /// Share of all steps spent rising to the base rate, 0 (none) to 1.
  ///
  /// The rise is a straight line, except for one-cycle, where it is the first half of the cycle.
  package var warmup: Float

  package init(shape: Shape, warmup: Float) {
    self.shape = shape
    self.warmup = warmup
  }

  /// The learning rate of one step.
  ///
  /// With W warm-up steps (`warmup * totalSteps`, rounded) the rate of step s < W is
  /// `(s + 1) / (W + 1)` of what it would be without: PyTorch's `LinearLR` from `1 / (W + 1)` over W
  /// steps. The cosine spans the steps after the warm-up (`CosineAnnealingLR` with as many steps).
  /// One-cycle is `OneCycleLR` with cosine annealing, two phases, and `pct_start` the warm-up; it
  /// moves the rate only, not the momentum.
  ///
  /// - Parameters:
  ///   - base: the rate the experiment names; for one-cycle its highest.
  ///   - step: from 0; steps from `totalSteps` on have the rate of the last step.
  /// - Precondition: `totalSteps > 0`, `stepsPerEpoch > 0`, `step >= 0`.
  package func rate(base: Float, step: Int, totalSteps: Int, stepsPerEpoch: Int) -> Float {
    precondition(
      totalSteps > 0 && stepsPerEpoch > 0 && step >= 0,
      "rate of step \(step) of \(totalSteps), \(stepsPerEpoch) an epoch")
    let step = min(step, totalSteps - 1)
    return rate(
      base: base, at: Double(step), step: step, totalSteps: totalSteps,
      stepsPerEpoch: stepsPerEpoch)
  }

  /// The learning rate of a run that stands elsewhere in its schedule than its steps say, because its
  /// length was changed on the way.
  ///
  /// - Parameters:
  ///   - position: where in a schedule of `totalSteps` it stands, between 0 and `totalSteps - 1`; a
  ///     fraction lies between two steps.
  ///   - step: the run's own, from 0: what the shapes go by that do not depend on the length.
  package func rate(
    base: Float, at position: Double, step: Int, totalSteps: Int, stepsPerEpoch: Int
  ) -> Float {
    // In Double, as PyTorch computes it: a rate is then the same to the last bit but rounding.
    let base = Double(base)
    if case .oneCycle(let startDivisor, let finalDivisor) = shape {
      return Float(
        oneCycleRate(
          top: base, startDivisor: Double(startDivisor), finalDivisor: Double(finalDivisor),
          step: position, totalSteps: Double(totalSteps)))
    }
    let place = dependsOnLength ? position : Double(step)
    let warmupSteps = (Double(warmup) * Double(totalSteps)).rounded()
    let ramp = place < warmupSteps ? (place + 1) / (warmupSteps + 1) : 1
    switch shape {
    case .constant, .oneCycle:
      return Float(base * ramp)
    case .step(let every, let factor):
      let falls = step / stepsPerEpoch / max(1, every)
      return Float(base * ramp * pow(Double(factor), Double(falls)))
    case .cosine(let final):
      let span = Double(totalSteps) - warmupSteps
      let share = span > 0 ? max(0, place - warmupSteps) / span : 0
      return Float(ramp * Self.cosine(from: base, to: base * Double(final), at: share))
    }
  }

  /// Whether the rate after the warm-up is set by how much of the run is left.
  private var dependsOnLength: Bool {
    switch shape {
    case .constant, .step: false
    case .cosine, .oneCycle: true
    }
  }

  private func oneCycleRate(
    top: Double, startDivisor: Double, finalDivisor: Double, step: Double, totalSteps: Double
  ) -> Double {
    let start = top / startDivisor
    let peak = Double(warmup) * totalSteps - 1
    let last = totalSteps - 1
    if step <= peak || peak >= last {
      return Self.cosine(from: start, to: top, at: peak > 0 ? min(1, step / peak) : 1)
    }
    return Self.cosine(
      from: top, to: start / finalDivisor, at: (step - peak) / (last - peak))
  }

  private static func cosine(from start: Double, to end: Double, at share: Double) -> Double {
    end + (start - end) / 2 * (1 + cos(.pi * share))
  }
}
