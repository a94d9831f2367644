import Metrics
import Testing

struct PlattFitTests {
  /// The log-loss against Platt's smoothed targets, and its slopes by both parameters.
  private func slopes(_ fit: PlattCalibration, _ logits: [Double], _ targets: [UInt8]) -> [Double] {
    let positives = Double(targets.count { $0 == 1 })
    let negatives = Double(targets.count) - positives
    var slopes = [0.0, 0]
    for (z, target) in zip(logits, targets) {
      let aim = target == 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)
      let error = fit.probability(ofLogit: z) - aim
      slopes[0] += error * z
      slopes[1] += error
    }
    return slopes
  }

  @Test(arguments: [0.01, 1, 30, 10_000])
  func `the loss is level at the fit, for logits of any scale, told apart or not`(scale: Double)
    throws
  {
    var generator = SplitMix(state: 9)
    for round in 0..<50 {
      let count = Int.random(in: 2...60, using: &generator)
      var targets = (0..<count).map { _ in UInt8.random(in: 0...1, using: &generator) }
      targets[0] = 0
      targets[1] = 1
      // Every third round the logits tell the images apart, every third they are rounded to ties.
      let logits = targets.map { target in
        let z = Double.random(in: -1...1, using: &generator)
        let moved = round % 3 == 0 ? abs(z) * (target == 1 ? 1 : -1) : z + Double(target)
        return scale * (round % 3 == 1 ? moved.rounded() : moved)
      }
      let fit = try PlattCalibration.fit(logits: logits, targets: targets).get()
      let slopes = slopes(fit, logits, targets)
      // Of sums of up to 60 errors that are each exact to some 1e-16.
      #expect(abs(slopes[0]) < 1e-10 * scale, "round \(round)")
      #expect(abs(slopes[1]) < 1e-10, "round \(round)")
    }
  }
}
