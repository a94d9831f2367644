import TerminalUI

/// The picture of one image of a cell, as large as its place allows; a sign for one that is awaited.
struct CellPicture {
  let picture: Picture?
  let hasColor: Bool

  func draw(into grid: inout Grid, in rect: Rect) {
    guard let picture, picture.height > 0, picture.width > 0 else {
      let middle = rect.centered(width: 1, height: 1)
      grid.text(String(grid.glyphs.ellipsis), in: middle, style: .faint)
      return
    }
    let detailed = DetailedPicture(picture)
    let place = detailed.place(in: rect, of: grid, alignment: .center)
    detailed.draw(
      into: &grid, in: rect.centered(width: place.width, height: place.height), hasColor: hasColor)
  }
}
