import TerminalUI

/// What a drawing looks like, line by line.
func drawn(
  _ width: Int, _ height: Int, _ glyphs: GlyphSet = .braille, _ draw: (inout Grid) -> Void
) -> String {
  var grid = Grid(width: width, height: height, glyphs: glyphs)
  draw(&grid)
  return grid.lines.joined(separator: "\n")
}

/// Numbers that look random and are the same each time (an xorshift generator).
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
