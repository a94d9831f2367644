/// Dots finer than cells: several to a character, by the glyph set.
///
/// A cell has a single colour, so two layers are kept: bands below, lines above. Where a line passes,
/// the band of that cell is left out, which keeps the line thin and readable upon it.
package struct DotCanvas {
  /// Dots a cell holds: across, down.
  package static func dotsPerCell(_ glyphs: GlyphSet) -> (columns: Int, rows: Int) {
    switch glyphs {
    case .braille: (2, 4)
    case .blocks: (2, 2)
    case .ascii: (1, 3)
    }
  }

  private struct Dot {
    let cell: Int
    let bit: UInt8
  }

  private struct Layer {
    var masks: [UInt8]
    var owners: [Int]

    mutating func set(_ dot: Dot, owner: Int, joins: Bool) {
      if !joins, owners[dot.cell] != owner { masks[dot.cell] = 0 }
      masks[dot.cell] |= dot.bit
      owners[dot.cell] = owner
    }
  }

  package let columns: Int
  package let rows: Int
  private let glyphs: GlyphSet
  private let cellColumns: Int
  private let perCell: (columns: Int, rows: Int)
  private var bands: Layer
  private var lines: Layer

  /// A canvas over `width` x `height` cells.
  package init(width: Int, height: Int, glyphs: GlyphSet) {
    perCell = DotCanvas.dotsPerCell(glyphs)
    self.glyphs = glyphs
    cellColumns = max(width, 0)
    columns = cellColumns * perCell.columns
    rows = max(height, 0) * perCell.rows
    let cells = cellColumns * max(height, 0)
    bands = Layer(
      masks: Array(repeating: 0, count: cells), owners: Array(repeating: 0, count: cells))
    lines = bands
  }

  /// A vertical run of dots of a line; rows count from the top, in either order.
  package mutating func line(column: Int, from first: Int, to last: Int, owner: Int) {
    for row in clampedRows(first, last) {
      guard let dot = place(column: column, row: row) else { continue }
      lines.set(dot, owner: owner, joins: joinsOwners)
    }
  }

  /// A vertical run of a band: a pattern of every second dot, with both ends always set.
  package mutating func band(column: Int, from first: Int, to last: Int, owner: Int) {
    for row in clampedRows(first, last)
    where (column + row) % 2 == 0 || row == min(first, last) || row == max(first, last) {
      guard let dot = place(column: column, row: row) else { continue }
      bands.set(dot, owner: owner, joins: joinsOwners)
    }
  }

  /// Whether anything is drawn in a cell.
  func isOccupied(cellX: Int, cellY: Int) -> Bool {
    let index = cellY * cellColumns + cellX
    guard cellX >= 0, cellX < cellColumns, lines.masks.indices.contains(index) else { return false }
    return lines.masks[index] != 0 || bands.masks[index] != 0
  }

  /// Whether a line passes through a cell.
  func hasLine(cellX: Int, cellY: Int) -> Bool {
    let index = cellY * cellColumns + cellX
    guard cellX >= 0, cellX < cellColumns, lines.masks.indices.contains(index) else { return false }
    return lines.masks[index] != 0
  }

  /// Puts the dots into a grid, whose cells without any dot stay as they are.
  ///
  /// - Parameter series: the palette index of each owner.
  package func draw(into grid: inout Grid, in rect: Rect, series: [Int]) {
    guard cellColumns > 0 else { return }
    for index in lines.masks.indices {
      let (x, y) = (index % cellColumns, index / cellColumns)
      if lines.masks[index] != 0 {
        let style = Style(foreground: .series(series[lines.owners[index]]))
        grid[rect.x + x, rect.y + y] = Cell(character(lines.masks[index]), style: style)
      } else if bands.masks[index] != 0 {
        let style = Style(foreground: .seriesBand(series[bands.owners[index]]))
        let shown = glyphs == .ascii ? ":" : character(bands.masks[index])
        grid[rect.x + x, rect.y + y] = Cell(shown, style: style)
      }
    }
  }

  private func clampedRows(_ first: Int, _ last: Int) -> Range<Int> {
    let (top, bottom) = (max(min(first, last), 0), min(max(first, last), rows - 1))
    return top <= bottom ? top..<bottom + 1 : 0..<0
  }

  private func place(column: Int, row: Int) -> Dot? {
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return Dot(
      cell: row / perCell.rows * cellColumns + column / perCell.columns,
      bit: bit(column: column % perCell.columns, row: row % perCell.rows))
  }

  /// Thirds of two lines in one cell would join to a stroke that is neither's.
  private var joinsOwners: Bool { glyphs != .ascii }
}

// MARK: Characters

extension DotCanvas {
  private func bit(column: Int, row: Int) -> UInt8 {
    switch glyphs {
    case .braille: DotCanvas.brailleBits[column * 4 + row]
    case .blocks: UInt8(1) << UInt8(row * 2 + column)
    case .ascii: UInt8(1) << UInt8(row)
    }
  }

  private func character(_ mask: UInt8) -> Character {
    switch glyphs {
    case .braille: DotCanvas.braille[Int(mask)]
    case .blocks: DotCanvas.quadrants[Int(mask & 15)]
    case .ascii: DotCanvas.thirds[Int(mask & 7)]
    }
  }

  /// Unicode numbers the dots of a braille cell down the left side, down the right, then the last row.
  private static let brailleBits: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
  private static let braille: [Character] = (0..<256).map { mask in
    Unicode.Scalar(0x2800 + UInt32(mask)).map(Character.init) ?? " "
  }
  private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
  /// By which of upper, middle and lower third are set.
  private static let thirds: [Character] = [" ", "'", "-", "|", ".", "|", "|", "|"]
}
