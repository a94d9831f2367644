/// A colour of 8 bits a channel, and its nearest neighbours in the smaller palettes of terminals.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour `0xRRGGBB`; higher bits are ignored.
  package init(hex: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }

  /// `0xRRGGBB`.
  package var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The nearest of xterm's fixed colours 16...255: a 6x6x6 cube and 24 greys.
  ///
  /// The first 16 are left out, for a person's own terminal theme repaints them.
  package var nearestIndexed: UInt8 {
    let cube = [red, green, blue].map(RGB.nearestCubeLevel)
    let cubeColour = RGB(
      RGB.cubeLevels[cube[0]], RGB.cubeLevels[cube[1]], RGB.cubeLevels[cube[2]])
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(max((mean - 3) / 10, 0), 23)
    let greyLevel = UInt8(8 + 10 * grey)
    if distance(to: RGB(greyLevel, greyLevel, greyLevel)) < distance(to: cubeColour) {
      return UInt8(232 + grey)
    }
    return UInt8(16 + 36 * cube[0] + 6 * cube[1] + cube[2])
  }

  /// The nearest of the 16 named colours, as xterm shows them by default.
  package var nearestNamed: UInt8 {
    var best = 0
    for (index, colour) in RGB.named.enumerated()
    where distance(to: colour) < distance(to: RGB.named[best]) {
      best = index
    }
    return UInt8(best)
  }

  /// The colour between this one (`share` 0) and another (`share` 1).
  package func mixed(with other: RGB, share: Double) -> RGB {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  private func distance(to other: RGB) -> Int {
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return r * r + g * g + b * b
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func nearestCubeLevel(_ value: UInt8) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40
  }

  private static let named: [RGB] = [
    0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
    0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
  ].map { RGB(hex: $0) }
}
