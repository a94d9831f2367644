import Foundation

/// A few operations an image, drawn from fourteen, all of one magnitude (Cubuk et al.,
/// "RandAugment", 2019).
///
/// The operations are the paper's and their magnitudes torchvision's; half of those that go either
/// way go the other way. Two things differ: what moves pixels joins the one sampling of the
/// geometry, which repeats the border instead of showing black, and shears are about the centre.
package struct RandAugment: Equatable, Sendable {
  /// How many operations in a row, 1...14; one may come again.
  package var count: Int
  /// 0...30, as in torchvision; 9 is usual.
  package var magnitude: Int

  /// - Precondition: `count` is in 1...14 and `magnitude` in 0...30.
  package init(count: Int = 2, magnitude: Int = 9) {
    precondition((1...14).contains(count), "count \(count); allowed: 1...14")
    precondition((0...30).contains(magnitude), "magnitude \(magnitude); allowed: 0...30")
    self.count = count
    self.magnitude = magnitude
  }

  enum Operation: CaseIterable {
    case identity, autocontrast, equalize, rotate, solarize, colour, posterize, contrast
    case brightness, sharpness, shearX, shearY, translateX, translateY
  }

  /// What one operation does, of the magnitude asked for.
  enum Effect: Equatable {
    case none
    case pixels(PixelOperation)
    case movement(Movement)
  }

  /// - Parameter reversed: goes the other way, if there are two.
  func effect(of operation: Operation, reversed: Bool) -> Effect {
    let level = Double(magnitude) / 30
    let signed = reversed ? -level : level
    let factor = Float(1 + 0.9 * signed)
    return switch operation {
    case .identity: .none
    case .autocontrast: .pixels(.autocontrast)
    case .equalize: .pixels(.equalize)
    case .solarize: .pixels(.solarize(from: Float(255 * (1 - level))))
    case .posterize: .pixels(.posterize(bits: 8 - Int((4 * level).rounded(.toNearestOrEven))))
    case .colour: .pixels(.colours(ColourFactors(saturation: factor)))
    case .contrast: .pixels(.colours(ColourFactors(contrast: factor)))
    case .brightness: .pixels(.colours(ColourFactors(brightness: factor)))
    case .sharpness: .pixels(.sharpness(factor))
    case .rotate: .movement(.rotation(30 * signed))
    case .shearX: .movement(.shearX(0.3 * signed))
    case .shearY: .movement(.shearY(0.3 * signed))
    case .translateX: .movement(.shift(x: 150.0 / 331 * signed, y: 0))
    case .translateY: .movement(.shift(x: 0, y: 150.0 / 331 * signed))
    }
  }

  /// The effects on one image, in order.
  func effects(using random: inout SeededGenerator) -> [Effect] {
    (0..<count).map { _ in
      let operation = random.pick(Operation.allCases)
      return effect(of: operation, reversed: random.chance(0.5))
    }
  }
}
