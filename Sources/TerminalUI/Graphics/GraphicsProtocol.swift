/// How a terminal is told the pixels of a picture, where it can show them.
package enum GraphicsProtocol: Hashable, Sendable {
  /// Six rows of pixels a character, in at most so many colours.
  ///
  /// - Source: DEC, *VT330/VT340 Programmer Reference Manual* (1988), chapter 14.
  case sixel(colors: Int, cell: CellSize)
  /// Pixels as they are, kept by the terminal under a number.
  ///
  /// - Source: kitty's "Terminal graphics protocol" (https://sw.kovidgoyal.net/kitty/graphics-protocol).
  case kitty(cell: CellSize)

  package var cell: CellSize {
    switch self {
    case .sixel(_, let cell), .kitty(let cell): cell
    }
  }
}

/// The pixels of one cell of the screen.
package struct CellSize: Hashable, Sendable {
  package let width: Int
  package let height: Int

  /// - Returns: `nil` for what no terminal's font has.
  package init?(width: Int, height: Int) {
    guard (1...512).contains(width), (1...512).contains(height) else { return nil }
    self.init(ofWidth: width, height: height)
  }

  private init(ofWidth width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The VT340's, and what most fonts are near: twice as high as wide.
  package static let standard = CellSize(ofWidth: 10, height: 20)
}

extension GraphicsProtocol {
  /// What shows a picture on its cells, the cursor being on the first of them.
  package func encode(_ standing: ScreenContents.Standing) -> [UInt8] {
    let (picture, rect) = (standing.placed.picture, standing.placed.rect)
    switch self {
    case .sixel(let colors, let cell):
      let fit = PictureFit(picture, in: rect, cell: cell)
      return SixelEncoder.encode(
        picture.scaled(height: fit.height, width: fit.width), colors: colors)
    case .kitty(let cell):
      return KittyEncoder.encode(
        picture, number: standing.number, columns: rect.width, lines: rect.height, cell: cell)
    }
  }
}
