import TerminalUI

/// What a terminal makes of sixels: pixels, `nil` where none was set. Strict: anything that the
/// encoder has no reason to write is refused.
struct SixelDecoder {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var pixels: [RGB?] = []
  private(set) var colors = 0

  /// - Returns: `nil` for bytes that are no picture in sixels.
  init?(_ bytes: [UInt8]) {
    let (start, end) = (Array("\u{1B}P0;1q\"1;1;".utf8), Array("\u{1B}\\".utf8))
    guard bytes.starts(with: start), bytes.suffix(2) == end[...] else { return nil }
    var rest = bytes.dropFirst(start.count).dropLast(2)
    func number() -> Int {
      var value = 0
      while let digit = rest.first, (48...57).contains(digit) {
        value = value * 10 + Int(digit) - 48
        rest.removeFirst()
      }
      return value
    }
    func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }
    width = number()
    guard skip(";") else { return nil }
    height = number()
    pixels = Array(repeating: nil, count: width * height)
    var palette: [Int: RGB] = [:]
    var (x, top, color) = (0, 0, 0)
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "#"):
        rest.removeFirst()
        color = number()
        if skip(";") {
          guard number() == 2 else { return nil }
          let percents = (0..<3).map { _ in skip(";") ? number() : 101 }
          guard percents.allSatisfy({ $0 <= 100 }) else { return nil }
          let levels = percents.map { UInt8((Double($0) * 255 / 100).rounded()) }
          palette[color] = RGB(levels[0], levels[1], levels[2])
        }
      case UInt8(ascii: "$"):
        rest.removeFirst()
        x = 0
      case UInt8(ascii: "-"):
        rest.removeFirst()
        (x, top) = (0, top + 6)
      case UInt8(ascii: "!"), 63...126:
        var count = 1
        if skip("!") { count = number() }
        guard let character = rest.popFirst(), (63...126).contains(character), count > 0,
          x + count <= width, let shown = palette[color]
        else { return nil }
        for bit in 0..<6 where (character - 63) >> bit & 1 == 1 {
          guard top + bit < height else { return nil }
          for column in x..<x + count { pixels[(top + bit) * width + column] = shown }
        }
        x += count
      default: return nil
      }
    }
    colors = palette.count
  }
}
