/// Names one variation: that of a copy of an image in an epoch. All its random numbers start here.
struct VariationKey: Equatable, Sendable {
  var seed: UInt64
  var epoch: Int
  var image: Int
  /// How many times the image came before in the epoch.
  var copy = 0

  /// A kind of choice with numbers of its own.
  enum Choice: UInt64 {
    case verticalFlip = 1
    case crop, rotation, scale, shift, shear, operations, hue, grey, blur, noise, erasing, mix
  }

  /// The numbers for flip, crop and colours.
  func numbers() -> SeededGenerator {
    SeededGenerator(seed: seed, streams: copy == 0 ? base : base + [UInt64(copy)])
  }

  /// - Parameter attempt: counts how often the choice was made before.
  func numbers(for choice: Choice, attempt: Int = 0) -> SeededGenerator {
    SeededGenerator(
      seed: seed, streams: base + [UInt64(copy), choice.rawValue, UInt64(attempt)])
  }

  private var base: [UInt64] {
    [Self.stream, UInt64(bitPattern: Int64(epoch)), UInt64(image)]
  }

  // Keeps variation apart from all else under the same seed.
  private static let stream: UInt64 = 0x7661_7269_6174
}
