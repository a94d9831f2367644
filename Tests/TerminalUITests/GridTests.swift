import Testing

@testable import TerminalUI

struct GridTests {
  @Test func `text is clipped at every edge`() {
    let lines = drawn(5, 3) { grid in
      grid.text("abcdefgh", x: -2, y: 0)
      grid.text("xyz", x: 3, y: 1)
      grid.text("never", x: 0, y: 3)
      grid.text("never", x: 9, y: 1)
    }
    #expect(lines == "cdefg\n   xy\n")
  }

  @Test func `a wide character takes two columns and is never cut in half`() {
    var grid = Grid(width: 5, height: 1)
    #expect(grid.text("日本語", x: 0, y: 0) == 6)
    #expect(grid.lines == ["日本"])
    #expect(grid[0, 0].width == 2)
    #expect(grid[1, 0].width == 0)
    grid[1, 0] = Cell("x")
    #expect(grid.lines == [" x本"])
    grid[2, 0] = Cell("語")
    grid[1, 0] = Cell("語")
    #expect(grid.lines == [" 語"])
    grid.text("日", x: -1, y: 0)
    #expect(grid.lines == [" 語"])
  }

  @Test func `a combining mark stays with its letter`() {
    var grid = Grid(width: 4, height: 1)
    #expect(grid.text("e\u{301}a", x: 0, y: 0) == 2)
    #expect(grid[0, 0].character == "e\u{301}")
    #expect(grid[1, 0].character == "a")
  }

  @Test func `control characters become visible and joined emoji their first one`() {
    let shown = drawn(12, 1) { $0.text("a\u{1B}[m\tb\r\n👩‍👧", x: 0, y: 0) }
    #expect(shown == "a?[m b?👩")
  }

  @Test func `a mark without a letter stands by itself`() {
    #expect(Cell("\u{301}").character == " ")
    #expect(Cell("\u{200B}").width == 1)
  }

  @Test func `text that does not fit ends in an ellipsis and aligned text is padded`() {
    func line(_ text: String, _ alignment: Alignment, _ glyphs: GlyphSet = .braille) -> String {
      drawn(7, 1, glyphs) { $0.text(text, in: $0.bounds, alignment: alignment) }
    }
    #expect(line("threshold", .leading) == "thresh…")
    #expect(line("threshold", .trailing, .ascii) == "thresh~")
    #expect(line("日本語の", .leading) == "日本語…")
    #expect(line("ab", .trailing) == "     ab")
    #expect(line("abc", .center) == "  abc")
    #expect("ab".padded(to: 4, alignment: .trailing) == "  ab")
    #expect("abcdef".padded(to: 4) == "abc…")
    #expect("日本".padded(to: 3) == "日…")
  }

  @Test func `a box of any size is drawn as far as there is room`() {
    func box(_ width: Int, _ height: Int, _ glyphs: GlyphSet = .braille) -> String {
      drawn(width, height, glyphs) { $0.box($0.bounds) }
    }
    #expect(box(4, 3) == "╭──╮\n│  │\n╰──╯")
    #expect(box(4, 3, .blocks) == "┌──┐\n│  │\n└──┘")
    #expect(box(4, 3, .ascii) == "+--+\n|  |\n+--+")
    #expect(box(2, 2) == "╭╮\n╰╯")
    #expect(box(3, 1) == "───")
    #expect(box(1, 2) == "│\n│")
    #expect(box(0, 0) == "")
  }

  @Test func `a selected row reads in one colour unless a cell says something with its own`() {
    var grid = Grid(width: 3, height: 1)
    grid.text("a", x: 0, y: 0, style: .muted)
    grid.text("b", x: 1, y: 0, style: .good)
    grid.highlight(grid.bounds)
    #expect(grid[0, 0].style == .selection)
    #expect(grid[1, 0].style == Style.good.on(.selection))
  }

  @Test func `a grid drawn upon another is clipped`() {
    var small = Grid(width: 3, height: 2)
    small.text("日x", x: 0, y: 0)
    small.text("abc", x: 0, y: 1)
    let lines = drawn(4, 2) { $0.draw(small, x: 2, y: 0) }
    #expect(lines == "  日\n  ab")
  }
}

struct DisplayWidthTests {
  @Test(arguments: [
    ("a", 1), ("ü", 1), ("e\u{301}", 1), ("日", 2), ("한", 2), ("ｱ", 1), ("😀", 2), ("⣿", 1), ("█", 1),
    ("─", 1), ("▲", 1), ("…", 1), ("\u{200D}", 1), ("❤\u{FE0F}", 1), ("〜", 2), ("🇩🇪", 1),
  ])
  func `a character is as wide as terminals draw it`(character: Character, width: Int) {
    #expect(DisplayWidth.of(String(character)) == width)
    #expect(Int(Cell(character).width) == width)
  }
}

struct GridDifferenceTests {
  @Test func `equal grids differ in nothing`() {
    var grid = Grid(width: 4, height: 2)
    grid.text("ab", x: 0, y: 0)
    #expect(grid.changes(from: grid).isEmpty)
    #expect(Grid(width: 0, height: 0).changes(from: nil).isEmpty)
  }

  @Test func `changed neighbours are one run and others are left alone`() {
    var before = Grid(width: 8, height: 2)
    before.text("abcdefgh", x: 0, y: 0)
    var after = before
    after.text("XY", x: 2, y: 0)
    after.text("Z", x: 7, y: 0)
    after.text("h", x: 7, y: 1)
    let runs = after.changes(from: before)
    #expect(runs.map(\.x) == [2, 7, 7])
    #expect(runs.map(\.y) == [0, 0, 1])
    #expect(runs.map { String($0.cells.map(\.character)) } == ["XY", "Z", "h"])
  }

  @Test func `a change of style alone is a change`() {
    var before = Grid(width: 2, height: 1)
    before.text("ab", x: 0, y: 0)
    var after = before
    after.text("b", x: 1, y: 0, style: .bad)
    #expect(after.changes(from: before).map(\.x) == [1])
  }

  @Test func `a grid of another size is drawn whole`() {
    #expect(
      Grid(width: 3, height: 2).changes(from: Grid(width: 2, height: 2)).map(\.cells.count) == [
        3, 3,
      ])
  }

  @Test func `a run never begins or ends inside a wide character`() {
    var before = Grid(width: 4, height: 1)
    before.text("日a", x: 0, y: 0, style: .good)
    var after = before
    after.restyle(Rect(x: 1, y: 0, width: 1, height: 1)) { $0 = .bad }
    let runs = after.changes(from: before)
    #expect(runs.map(\.x) == [0])
    #expect(runs.map(\.cells.count) == [2])
  }

  @Test func `applying the differences gives the new grid`() {
    var dice = Dice(3)
    let letters: [Character] = ["a", "b", "日", " ", "é"]
    func random() -> Grid {
      var grid = Grid(width: 9, height: 4)
      for _ in 0..<20 {
        let x = Int.random(in: -1...9, using: &dice)
        let y = Int.random(in: 0...3, using: &dice)
        grid.text(String(letters[Int.random(in: 0..<5, using: &dice)]), x: x, y: y)
      }
      return grid
    }
    for _ in 0..<200 {
      let (before, after) = (random(), random())
      var screen = before
      for run in after.changes(from: before) {
        var x = run.x
        for cell in run.cells where cell.width > 0 {
          screen[x, run.y] = cell
          x += Int(cell.width)
        }
      }
      #expect(screen.lines == after.lines)
    }
  }
}
