/// A picture like nothing a person would photograph, to see what a network makes of what it knows
/// nothing of: noise, texture or a plain colour.
package struct FarPicture: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Every byte on its own.
    case noise
    /// Soft spots on a ground.
    case blobs
    case stripes
    case checks
    case gradient
    case plain
    /// Every place has the colour of the nearest of some points.
    case cells
  }

  package let kind: Kind
  /// Among the pictures of its kind, from 0.
  package let number: Int
  private let seed: UInt64

  /// Rises with every change of what is drawn.
  static let version = 1

  /// - Parameter index: from 0; the kinds come by turns.
  package init(index: Int, seed: UInt64) {
    let kinds = Kind.allCases
    kind = kinds[index % kinds.count]
    number = index / kinds.count
    self.seed = seed
  }

  /// `far/noise/000012`.
  package var name: String {
    let digits = String(number)
    return "far/\(kind.rawValue)/" + String(repeating: "0", count: max(0, 6 - digits.count))
      + digits
  }

  /// What it shows: `far`, and its kind, as `far noise`.
  package var categories: [String] { ["far", "far \(kind.rawValue)"] }

  /// `[height, width, channel]`, row-major: the same bytes on every machine.
  package func pixels(_ shape: PixelShape) -> [UInt8] {
    var random = SeededGenerator(
      seed: seed, streams: [Self.stream] + kind.rawValue.utf8.map(UInt64.init) + [UInt64(number)])
    guard kind != .noise else { return Self.noise(shape, using: &random) }
    // The longer side is 1.
    let scale = 1 / Float(max(shape.height, shape.width))
    let texture = FarTexture(
      kind, extent: Vector(Float(shape.width), Float(shape.height)) * scale, using: &random)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(shape.count)
    for y in 0..<shape.height {
      for x in 0..<shape.width {
        let colour = texture.colour(at: (Vector(Float(x), Float(y)) + 0.5) * scale)
        for channel in 0..<shape.channels { pixels.append(UInt8(colour[channel] + 0.5)) }
      }
    }
    return pixels
  }

  private static func noise(
    _ shape: PixelShape, using random: inout SeededGenerator
  ) -> [UInt8] {
    var bits: UInt64 = 0
    return (0..<shape.count).map { place in
      bits = place % 8 == 0 ? random.next() : bits >> 8
      return UInt8(truncatingIfNeeded: bits)
    }
  }

  /// Keeps them apart from all else under the same seed.
  private static let stream: UInt64 = 0x6661_72
}
