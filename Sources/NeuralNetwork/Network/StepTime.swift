import Dispatch
import Kernels

/// How long one step of a plan takes.
package struct StepTime: Equatable, Sendable {
  /// The layer that the step belongs to: `layers.3.body.0`, `head`.
  package var layer: String
  /// What the step does: `Convolution`, `MaxPool`.
  package var kind: String
  package var forwardSeconds: Double
  /// 0 in evaluation.
  package var backwardSeconds: Double
}

extension Network {
  /// Runs the plan step by step and times each; the fastest of some repeats.
  ///
  /// Weights stay as they are, running statistics move.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width, channels]`.
  ///   - trains: forward and backward as in training; else forward as in evaluation.
  package func stepTimes(images: [Float], count: Int, trains: Bool, repeats: Int) -> [StepTime] {
    let pass = pass(
      trains ? .training(step: 0, seed: seed) : .evaluation, count: count, weights: weights)
    var times = zip(plan.stepNames, plan.steps).map { name, step in
      StepTime(
        layer: name, kind: "\(type(of: step))".replacingSuffix("Step"),
        forwardSeconds: .infinity, backwardSeconds: trains ? .infinity : 0)
    }
    func seconds(_ work: () -> Void) -> Double {
      let start = DispatchTime.now().uptimeNanoseconds
      work()
      return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }
    plan.workers.together {
      for _ in 0..<repeats {
        write(images[...], pass)
        for (index, step) in plan.steps.enumerated() {
          let time = seconds { step.forward(pass) }
          times[index].forwardSeconds = min(times[index].forwardSeconds, time)
        }
        guard trains else { continue }
        for (index, step) in plan.steps.enumerated().reversed() {
          let time = seconds { step.backward(pass) }
          times[index].backwardSeconds = min(times[index].backwardSeconds, time)
        }
      }
    }
    return times
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
