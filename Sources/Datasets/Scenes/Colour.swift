/// Red, green and blue in 0...1, as they are stored in a picture (gamma-encoded).
///
/// The fourth lane is spare: a pixel is one vector.
struct Colour: Equatable, Sendable {
  var lanes: SIMD4<Float>

  init(_ lanes: SIMD4<Float>) { self.lanes = lanes }

  init(_ red: Float, _ green: Float, _ blue: Float) { lanes = SIMD4(red, green, blue, 0) }

  /// From 0xRRGGBB.
  init(hex: UInt32) {
    self.init(
      Float((hex >> 16) & 255) / 255, Float((hex >> 8) & 255) / 255, Float(hex & 255) / 255)
  }

  /// Its perceived lightness, 0...1 (the weights of ITU-R BT.601).
  var luma: Float { lanes.x * 0.299 + lanes.y * 0.587 + lanes.z * 0.114 }

  /// This colour with a share of another.
  func mixed(with other: Colour, _ share: Float) -> Colour {
    Colour(lanes + (other.lanes - lanes) * share)
  }

  /// Darker below 1, lighter above 1.
  func shaded(_ factor: Float) -> Colour {
    Colour((lanes * factor).clamped(lowerBound: .zero, upperBound: .one))
  }

  static let white = Colour(hex: 0xfdfaf4)
  static let black = Colour(hex: 0x1c191c)
  static let pink = Colour(hex: 0xe8919a)
}

/// Where colours come from. Every living thing draws its coat from one palette, whatever it is, so
/// that no colour belongs to cats or to dogs.
enum Palette {
  /// A coat or cover: fur colours mostly, toy colours now and then.
  static func coat(using random: inout SeededGenerator) -> Colour {
    jittered(random.chance(0.8) ? random.pick(furs) : random.pick(toys), using: &random)
  }

  /// A made thing: toy colours and fur colours, half and half.
  static func thing(using random: inout SeededGenerator) -> Colour {
    jittered(random.chance(0.5) ? random.pick(furs) : random.pick(toys), using: &random)
  }

  static func wall(using random: inout SeededGenerator) -> Colour {
    jittered(random.pick(walls), using: &random)
  }

  static func floor(using random: inout SeededGenerator) -> Colour {
    jittered(random.pick(floors), using: &random)
  }

  static func iris(using random: inout SeededGenerator) -> Colour {
    jittered(random.pick(irises), using: &random)
  }

  static func leaf(using random: inout SeededGenerator) -> Colour {
    jittered(random.pick(leaves), using: &random)
  }

  /// The colour a little off in lightness and in each channel.
  static func jittered(_ colour: Colour, using random: inout SeededGenerator) -> Colour {
    let light = Float(random.uniform(0.88...1.12))
    let shift = SIMD4<Float>(
      Float(random.uniform(-0.04...0.04)), Float(random.uniform(-0.04...0.04)),
      Float(random.uniform(-0.04...0.04)), 0)
    return Colour((colour.lanes * light + shift).clamped(lowerBound: .zero, upperBound: .one))
  }

  private static let furs = [
    0xd98a3d, 0xe8b06a, 0x8a5a36, 0x5e4132, 0x3a3438, 0x8d8a8c, 0xb9b3ad, 0xefe6d6, 0xd9c3a0,
    0xa8703f, 0x6f6a78, 0xc7a07a,
  ].map { Colour(hex: $0) }

  private static let toys = [
    0xc8443c, 0x3f78b8, 0x4f9a5b, 0xe2b93b, 0x8c5aa8, 0x3aa6a0, 0xdf7d9f, 0x6d8fce, 0xe07b39,
  ].map { Colour(hex: $0) }

  private static let walls = [
    0xe9dcc3, 0xb9cdd6, 0xd9b8b0, 0xa9bfa4, 0x7e8fa6, 0xd3c7de, 0x8f7f6f, 0xcfd6cf, 0x5f6f78,
    0xe3c48d, 0xb58a7a, 0x6b5f7c,
  ].map { Colour(hex: $0) }

  private static let floors = [
    0xa87c50, 0x7c5a3c, 0xc9ad86, 0x8f8f93, 0xb7b1a4, 0x5d5450, 0x9a6a55, 0x6f7f86, 0xd3c8b4,
    0x86704f,
  ].map { Colour(hex: $0) }

  private static let irises = [0x8cb04a, 0xd6a73a, 0x7a5230, 0x5d93b5, 0xb8792e].map {
    Colour(hex: $0)
  }

  private static let leaves = [0x4f8a45, 0x6fa04e, 0x3c6e4a, 0x86a84c, 0x5f7f3f].map {
    Colour(hex: $0)
  }
}
