/// A picture drawn in cells, each of which shows two pixels, one above the other.
///
/// A cell is about twice as high as wide, so pixels come out square.
package struct Picture: Hashable, Sendable {
  package let height: Int
  package let width: Int
  /// `[height, width, 3]`, row-major: red, green, blue.
  package let pixels: [UInt8]

  /// - Precondition: `pixels.count == height * width * 3`.
  package init(height: Int, width: Int, pixels: [UInt8]) {
    precondition(
      height >= 0 && width >= 0 && pixels.count == height * width * 3,
      "a picture of \(height) x \(width) pixels from \(pixels.count) bytes")
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// The lines it takes on a screen.
  package var lines: Int { (height + 1) / 2 }

  /// Draws the picture from the top left of a rectangle, clipped to it: in half blocks, and in
  /// characters that are the fuller the brighter where there is no colour or nothing but ASCII.
  package func draw(into grid: inout Grid, in rect: Rect, hasColor: Bool = true) {
    let place = Rect(x: rect.x, y: rect.y, width: width, height: lines)
    let shown = place.intersection(rect).intersection(grid.bounds)
    let shades: [Character]? =
      !grid.glyphs.isUnicode
      ? [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
      : hasColor ? nil : [" ", "░", "▒", "▓", "█"]
    for y in shown.y..<shown.maxY {
      for x in shown.x..<shown.maxX {
        let (row, column) = (2 * (y - rect.y), x - rect.x)
        let upper = pixel(row, column)
        let lower = row + 1 < height ? pixel(row + 1, column) : nil
        if let shades {
          let light = (upper.luminance + (lower ?? upper).luminance) / 2
          let shade = light * shades.count / RGB.white
          grid[x, y] = Cell(shades[min(shade, shades.count - 1)])
        } else {
          let style = Style(foreground: .rgb(upper), background: lower.map { .rgb($0) })
          grid[x, y] = Cell("▀", style: style)
        }
      }
    }
  }

  private func pixel(_ row: Int, _ column: Int) -> RGB {
    let start = (row * width + column) * 3
    return RGB(pixels[start], pixels[start + 1], pixels[start + 2])
  }
}

extension RGB {
  /// The luminance of white.
  fileprivate static let white = 255 * 10_000

  /// How bright it looks, 0...``white``.
  ///
  /// - Source: the weights of ITU-R BT.709, of channels as they are stored.
  fileprivate var luminance: Int { 2126 * Int(red) + 7152 * Int(green) + 722 * Int(blue) }
}
