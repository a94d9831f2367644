import Foundation
import Testing

@testable import Datasets

/// Expected numbers are torchvision's, frozen by Reference/make_augmentation.py.
@Suite struct AugmentationReferenceTests {
  private struct Frozen: Decodable {
    let height: Int
    let width: Int
    let image: [UInt8]
    let results: [String: [Float]]
    let equalized: [[[Float]]]
    let magnitudes: [String: [Double]?]
  }

  private func frozen() throws -> Frozen {
    try Reference.read("augmentation.json", as: Frozen.self)
  }

  /// The frozen image varied, as 0...255.
  private func varied(_ variation: Variation, _ frozen: Frozen) -> [Float] {
    let shape = PixelShape(height: frozen.height, width: frozen.width, channels: 3)
    let dataset = Dataset(
      labels: [], shape: shape, names: ["image"], targets: [], pixels: frozen.image)
    let sampler = ImageSampler(dataset: dataset, normalization: asBytes(channels: 3))
    var output = [Float](repeating: -1, count: shape.count)
    var workspace = sampler.workspace()
    sampler.write(image: 0, variation: variation, into: &output, at: 0, using: &workspace)
    return output
  }

  /// The greatest difference from what torchvision makes of the image.
  private func difference(_ name: String, _ variation: Variation) throws -> Float {
    let frozen = try frozen()
    let expected = try #require(frozen.results[name])
    return zip(varied(variation, frozen), expected).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test(arguments: [
    ("autocontrast", PixelOperation.autocontrast, 0.01),
    ("solarize 128", .solarize(from: 128), 0.01), ("posterize 3", .posterize(bits: 3), 0.01),
    // Whole numbers there, cut off and not rounded.
    ("sharpness 1.9", .sharpness(1.9), 1), ("sharpness 0.4", .sharpness(0.4), 1),
  ])
  func `operations are torchvision's`(
    name: String, operation: PixelOperation, tolerance: Float
  ) throws {
    #expect(try difference(name, Variation(operations: [operation])) <= tolerance)
  }

  /// Its weights of luma sum to 0.9999, ours to 1: a fortieth of a level.
  @Test(arguments: [
    ("brightness 1.4", ColourFactors(brightness: 1.4)),
    ("contrast 1.7", ColourFactors(contrast: 1.7)),
    ("saturation 0.3", ColourFactors(saturation: 0.3)),
  ])
  func `factors of colour are torchvision's, early and late`(
    name: String, factors: ColourFactors
  ) throws {
    #expect(try difference(name, Variation(colours: factors)) < 0.03)
    #expect(try difference(name, Variation(operations: [.colours(factors)])) < 0.03)
    // Done in between when more follows.
    #expect(try difference(name, Variation(colours: factors, blur: 0.01)) < 0.03)
  }

  @Test(arguments: [("hue 0.2", 0.2), ("hue -0.45", -0.45)])
  func `the hue turns as torchvision's does`(name: String, turn: Float) throws {
    #expect(try difference(name, Variation(hue: turn)) < 0.01)
  }

  @Test(arguments: [("blur 0.8", 0.8), ("blur 1.5", 1.5)])
  func `a blur is torchvision's Gaussian`(name: String, deviation: Float) throws {
    #expect(try difference(name, Variation(blur: deviation)) < 0.01)
  }

  @Test(arguments: [
    ("rotation 23", Movement.rotation(23)), ("shearX 15", .shearX(tan(15 * .pi / 180))),
    ("shearY 15", .shearY(tan(15 * .pi / 180))), ("scale 1.3", .scale(1.3)),
    ("shift 2 -1", .shift(x: 2.0 / 7, y: -1.0 / 5)),
  ])
  func `movements are torchvision's, before and after a crop`(
    name: String, movement: Movement
  ) throws {
    for placement in [Placement(movements: [movement]), Placement(laterMovements: [movement])] {
      #expect(try difference(name, Variation(placement: placement)) < 0.02, "\(placement)")
    }
  }

  @Test func `equalizing is torchvision's table, channel by channel`() throws {
    var pixels: [UInt8] = []
    for index in 0..<1024 {
      for channel in 0..<3 {
        pixels.append(
          UInt8((index * index + 3 * index * channel) % (61 + channel) + 60 * channel))
      }
    }
    var workspace = SamplingWorkspace(shape: PixelShape(height: 32, width: 32, channels: 3))
    workspace.bytes = pixels
    workspace.sample(Placement())
    workspace.apply(.equalize)
    for (channel, pairs) in try frozen().equalized.enumerated() {
      let table = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
      for index in 0..<1024 {
        let expected = table[Float(pixels[index * 3 + channel])]
        #expect(workspace.sampled[index][channel] == expected)
      }
    }
  }

  private static let names: [(String, RandAugment.Operation)] = [
    ("Identity", .identity), ("ShearX", .shearX), ("ShearY", .shearY),
    ("TranslateX", .translateX), ("TranslateY", .translateY), ("Rotate", .rotate),
    ("Brightness", .brightness), ("Color", .colour), ("Contrast", .contrast),
    ("Sharpness", .sharpness), ("Posterize", .posterize), ("Solarize", .solarize),
    ("AutoContrast", .autocontrast), ("Equalize", .equalize),
  ]

  @Test func `magnitudes are torchvision's`() throws {
    let magnitudes = try frozen().magnitudes
    #expect(Set(magnitudes.keys) == Set(Self.names.map(\.0)))
    #expect(Set(Self.names.map(\.1)) == Set(RandAugment.Operation.allCases))
    for (place, magnitude) in [0, 9, 14, 30].enumerated() {
      let augment = RandAugment(count: 1, magnitude: magnitude)
      for (name, operation) in Self.names {
        let expected = (magnitudes[name] ?? nil)?[place]
        let found = amount(augment.effect(of: operation, reversed: false))
        let reversed = amount(augment.effect(of: operation, reversed: true))
        guard let expected else {
          #expect(found == nil && reversed == nil, "\(name)")
          continue
        }
        let opposite = ["Posterize", "Solarize"].contains(name) ? expected : -expected
        #expect(abs(try #require(found) - expected) < 1e-4, "\(name) \(magnitude)")
        #expect(abs(try #require(reversed) - opposite) < 1e-4, "\(name) \(magnitude)")
      }
    }
  }

  /// How much an effect does, in torchvision's units; nil if there is no more and less of it.
  private func amount(_ effect: RandAugment.Effect) -> Double? {
    switch effect {
    case .movement(.rotation(let amount)), .movement(.shearX(let amount)),
      .movement(.shearY(let amount)):
      amount
    // Pixels of an image of 7 x 5.
    case .movement(.shift(let x, let y)): 7 * x + 5 * y
    case .pixels(.sharpness(let factor)): Double(factor) - 1
    case .pixels(.colours(let factors)):
      Double(factors.brightness * factors.contrast * factors.saturation) - 1
    case .pixels(.posterize(let bits)): Double(bits)
    case .pixels(.solarize(let threshold)): Double(threshold)
    default: nil
    }
  }
}
