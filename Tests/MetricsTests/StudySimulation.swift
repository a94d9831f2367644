import Foundation
import Metrics
import Testing

/// Studies of arms with known effects: whether an image is told right by a seed of an arm is drawn
/// from a logit of effects, each normal.
struct StudySimulation: Sendable, CustomTestStringConvertible {
  var name: String
  /// The share of the first arm, and what each other arm truly has more.
  var base = 0.7
  var effects = [0.0, 0.0, 0.0]
  var seeds = 6
  var images = 200
  // Standard deviations on the logit scale.
  var seed = 0.3
  var armSeed = 0.2
  var image = 1.5
  var armImage = 0.7
  var margin = 0.05

  var testDescription: String { name }

  /// The logits of the arms at which their shares over all seeds and images are the true ones.
  var levels: [Double] { ([0] + effects).map { level(of: base + $0) } }

  /// The arms of one study, all of the same images.
  func study(levels: [Double], using generator: inout SplitMix) -> [CrossedSample] {
    let ofImages = (0..<images).map { _ in image * generator.normal() }
    let ofSeeds = (0..<seeds).map { _ in seed * generator.normal() }
    return levels.compactMap { level in
      let ofArm = ofImages.map { level + $0 + armImage * generator.normal() }
      let right = ofSeeds.map { ofSeed in
        let shift = ofSeed + armSeed * generator.normal()
        return ofArm.map { generator.unit() < sigmoid($0 + shift) ? 1.0 : 0 }
      }
      return CrossedSample.share(values: right, stratum: 0)
    }
  }

  private func level(of share: Double) -> Double {
    var (low, high) = (-30.0, 30.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if population(middle) < share { low = middle } else { high = middle }
    }
    return low
  }

  /// The share over all seeds and images, by the trapezoid rule over the bell curve.
  private func population(_ level: Double) -> Double {
    let deviation =
      (seed * seed + armSeed * armSeed + image * image + armImage * armImage).squareRoot()
    var (sum, weights) = (0.0, 0.0)
    for x in stride(from: -6.0, through: 6.0, by: 0.25) {
      let weight = exp(-x * x / 2)
      sum += weight * sigmoid(level + deviation * x)
      weights += weight
    }
    return sum / weights
  }
}

extension SplitMix {
  fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  fileprivate mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * Double.pi * unit())
  }
}
