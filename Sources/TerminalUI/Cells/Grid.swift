/// A screen as a value: cells in lines, and the glyphs to draw with.
///
/// Every drawing verb clips, at any coordinates and on any size, zero included; none can fail. A wide
/// character is never cut in half: where only one of its columns would remain, a blank does.
package struct Grid: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Widgets draw with these.
  package let glyphs: GlyphSet
  /// How pictures are shown in the terminal's own pixels, if they are.
  package var graphics: GraphicsProtocol?
  private(set) var cells: [Cell]
  /// Pictures for the terminal to draw. Their cells are blank, and no two share one.
  package internal(set) var pictures: [PlacedPicture] = []
  /// Where the terminal's own cursor is shown, if anywhere: in a text field.
  package var cursor: Position?

  package struct Position: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  package init(width: Int, height: Int, glyphs: GlyphSet = .braille) {
    self.width = min(max(width, 0), 4096)
    self.height = min(max(height, 0), 4096)
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  package var bounds: Rect { Rect(width: width, height: height) }

  /// The cell at column `x` of line `y`; outside, a blank is read and nothing is written.
  package subscript(x: Int, y: Int) -> Cell {
    get {
      guard x >= 0, y >= 0, x < width, y < height else { return .blank }
      return cells[y * width + x]
    }
    set { put(newValue, x: x, y: y, in: bounds) }
  }

  /// What a person would read, line by line, without trailing blanks.
  package var lines: [String] {
    (0..<height).map { y in
      var line = ""
      for cell in cells[y * width..<(y + 1) * width] where cell.width > 0 {
        line.append(cell.character)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Fills a rectangle with one character.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let clip = rect.intersection(bounds)
    let cell = Cell(character, style: style)
    for y in clip.y..<clip.maxY {
      var x = clip.x
      while x < clip.maxX {
        put(cell, x: x, y: y, in: clip)
        x += Int(max(cell.width, 1))
      }
    }
  }

  /// Changes the style of what is already drawn.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let clip = rect.intersection(bounds)
    for y in clip.y..<clip.maxY {
      for x in clip.x..<clip.maxX { change(&cells[y * width + x].style) }
    }
  }

  /// Shows a line as selected: quiet colours give way to one that reads on the selection's own.
  package mutating func highlight(_ rect: Rect) {
    restyle(rect) { style in
      style.background = .selection
      switch style.foreground {
      case nil, .foreground, .muted: style.foreground = .selectionText
      case .faint, .border: style.foreground = .muted
      default: break
      }
    }
  }

  /// Draws over this grid another one, its top left at (`x`, `y`).
  package mutating func draw(_ other: Grid, x: Int, y: Int) {
    let clip = Rect(x: x, y: y, width: other.width, height: other.height).intersection(bounds)
    var other = other
    other.sinkPictures(
      notIn: Rect(x: clip.x - x, y: clip.y - y, width: clip.width, height: clip.height))
    for line in clip.y..<clip.maxY {
      for column in clip.x..<clip.maxX {
        let cell = other[column - x, line - y]
        if cell.width > 0 { put(cell, x: column, y: line, in: clip) }
      }
    }
    for placed in other.pictures { pictures.append(placed.moved(x: x, y: y)) }
  }

  /// Exchanges the character of a cell below a placed picture, which stays.
  mutating func blank(x: Int, y: Int, with character: Character) {
    cells[y * width + x] = Cell(character, style: cells[y * width + x].style)
  }

  /// Puts one cell, and repairs a wide character that it cuts.
  mutating func put(_ cell: Cell, x: Int, y: Int, in clip: Rect) {
    guard cell.width > 0, x >= clip.x, y >= clip.y, x < clip.maxX, y < clip.maxY,
      x >= 0, y >= 0, x < width, y < height
    else { return }
    let row = y * width
    if cell.width == 2, x + 1 >= min(clip.maxX, width) {
      put(.blank(cell.style), x: x, y: y, in: clip)
      return
    }
    let last = x + Int(cell.width) - 1
    if !pictures.isEmpty {
      sinkPictures(x: x, y: y)
      sinkPictures(x: last, y: y)
    }
    if cells[row + x].width == 0, x > 0 { cells[row + x - 1] = .blank(cells[row + x - 1].style) }
    if cells[row + last].width == 2, last + 1 < width {
      cells[row + last + 1] = .blank(cells[row + last + 1].style)
    }
    cells[row + x] = cell
    if cell.width == 2 { cells[row + last] = .covered(cell.style) }
  }
}
