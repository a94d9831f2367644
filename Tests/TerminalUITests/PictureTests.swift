import Testing

@testable import TerminalUI

struct PictureTests {
  private static let (red, green) = (RGB(255, 0, 0), RGB(0, 255, 0))
  private static let (blue, white) = (RGB(0, 0, 255), RGB(255, 255, 255))

  private func picture(_ rows: [[RGB]]) -> Picture {
    Picture(
      height: rows.count, width: rows.first?.count ?? 0,
      pixels: rows.joined().flatMap { [$0.red, $0.green, $0.blue] })
  }

  @Test func `two by two pixels take two cells, the upper ones in front of the lower ones`() {
    var grid = Grid(width: 3, height: 2)
    picture([[Self.red, Self.green], [Self.blue, Self.white]])
      .draw(into: &grid, in: grid.bounds)
    #expect(grid.lines == ["▀▀", ""])
    #expect(
      grid[0, 0].style == Style(foreground: .rgb(Self.red), background: .rgb(Self.blue)))
    #expect(
      grid[1, 0].style == Style(foreground: .rgb(Self.green), background: .rgb(Self.white)))
    #expect(grid[2, 0] == .blank)
  }

  @Test func `below the last pixel of an odd height is the terminal's own colour`() {
    var grid = Grid(width: 1, height: 3)
    let column = picture([[Self.red], [Self.green], [Self.blue]])
    column.draw(into: &grid, in: grid.bounds)
    #expect(column.lines == 2)
    #expect(grid.lines == ["▀", "▀", ""])
    #expect(grid[0, 1].style == Style(foreground: .rgb(Self.blue)))
  }

  @Test func `in ASCII a cell is the fuller the brighter its two pixels are`() {
    let greys: [UInt8] = [0, 26, 77, 128, 179, 230, 255]
    let row = greys.map { RGB($0, $0, $0) }
    #expect(
      drawn(7, 1, .ascii) { picture([row, row]).draw(into: &$0, in: $0.bounds) } == " .-+#@@")
    // Half of white, and green before red before blue.
    let black = RGB(0, 0, 0)
    let colours = picture([
      [Self.white, Self.green, Self.red, Self.blue], [black, Self.green, Self.red, Self.blue],
    ])
    #expect(drawn(4, 1, .ascii) { colours.draw(into: &$0, in: $0.bounds) } == "+#:")
    let alone = picture([[Self.white]])
    #expect(drawn(1, 1, .ascii) { alone.draw(into: &$0, in: $0.bounds) } == "@")
  }

  @Test func `without colour blocks are shaded, and no cell has a style`() {
    let greys: [UInt8] = [0, 64, 128, 192, 255]
    let row = greys.map { RGB($0, $0, $0) }
    var grid = Grid(width: 5, height: 1)
    picture([row]).draw(into: &grid, in: grid.bounds, hasColor: false)
    #expect(grid.lines == [" ░▒▓█"])
    #expect(grid[4, 0].style == .plain)
  }

  @Test func `it is clipped to its space and to the screen, wherever they are`() {
    let square = picture([[RGB]](repeating: [RGB](repeating: Self.red, count: 4), count: 8))
    func shown(_ rect: Rect) -> String {
      drawn(5, 4) { square.draw(into: &$0, in: rect) }
    }
    #expect(shown(Rect(x: 1, y: 1, width: 2, height: 2)) == "\n ▀▀\n ▀▀\n")
    #expect(shown(Rect(x: -2, y: -3, width: 9, height: 9)) == "▀▀\n\n\n")
    #expect(shown(Rect(x: 4, y: 3, width: 9, height: 9)) == "\n\n\n    ▀")
    #expect(shown(Rect(x: 9, y: 9, width: 4, height: 4)) == "\n\n\n")
    #expect(shown(.zero) == "\n\n\n")
  }

  @Test func `a picture without pixels draws nothing`() {
    let nothing = Picture(height: 0, width: 0, pixels: [])
    #expect(nothing.lines == 0)
    #expect(drawn(2, 1) { nothing.draw(into: &$0, in: $0.bounds) } == "")
    let line = Picture(height: 3, width: 0, pixels: [])
    #expect(drawn(2, 2, .ascii) { line.draw(into: &$0, in: $0.bounds) } == "\n")
  }
}
