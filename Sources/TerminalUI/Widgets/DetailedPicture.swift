/// A picture of any resolution, as large as its space allows: in the terminal's own pixels where it
/// shows them, else in half blocks.
package struct DetailedPicture: Hashable, Sendable {
  package var picture: Picture

  package init(_ picture: Picture) { self.picture = picture }

  /// The cells it takes of a rectangle: from the top, and in the width as aligned.
  package func place(
    in rect: Rect, of grid: Grid, alignment: Alignment = .leading
  ) -> Rect {
    let room = room(in: rect, of: grid)
    let fit = PictureFit(picture, in: room, cell: grid.graphics?.cell ?? .standard)
    let (width, height) = (min(fit.columns, room.width), min(fit.lines, room.height))
    let offset =
      switch alignment {
      case .leading: 0
      case .center: (room.width - width) / 2
      case .trailing: room.width - width
      }
    return Rect(x: room.x + offset, y: room.y, width: width, height: height)
  }

  /// Draws the picture, its proportions kept, enlarged or reduced to fill one side of a rectangle.
  ///
  /// - Returns: the cells it covers.
  @discardableResult
  package func draw(
    into grid: inout Grid, in rect: Rect, alignment: Alignment = .leading, hasColor: Bool = true
  ) -> Rect {
    let place = place(in: rect, of: grid, alignment: alignment)
    if place.isEmpty { return place }
    if grid.graphics != nil, hasColor {
      grid.place(picture, in: place)
    } else {
      let cell = grid.graphics?.cell ?? .standard
      PictureFit(picture, in: place, cell: cell).halfBlocks(of: picture)
        .draw(into: &grid, in: place, hasColor: hasColor)
    }
    return place
  }

  private func room(in rect: Rect, of grid: Grid) -> Rect {
    var room = rect.intersection(grid.bounds)
    // A sixel picture that touches the last line makes some terminals scroll.
    if case .sixel? = grid.graphics, room.maxY == grid.height { _ = room.cutBottom(1) }
    return room
  }
}
