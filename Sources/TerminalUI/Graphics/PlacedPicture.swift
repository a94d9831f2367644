/// A picture that the terminal itself draws, over cells that are left blank for it.
package struct PlacedPicture: Hashable, Sendable {
  /// The cells it covers.
  package let rect: Rect
  /// At its own resolution; the device scales it.
  package let picture: Picture

  func moved(x: Int, y: Int) -> PlacedPicture {
    PlacedPicture(
      rect: Rect(x: rect.x + x, y: rect.y + y, width: rect.width, height: rect.height),
      picture: picture)
  }

  /// Pictures are compared whole, which for shared pixels is no work; hashing them never is.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(rect)
    hasher.combine(picture.height)
    hasher.combine(picture.width)
  }
}

// MARK: Pictures of a grid

extension Grid {
  /// Blanks a rectangle and leaves it to the terminal to show a picture there.
  ///
  /// The picture stays as long as nothing else is drawn on its cells. Whatever is makes it sink into
  /// them, as half blocks, so that it never shines through a dialog above it.
  mutating func place(_ picture: Picture, in rect: Rect) {
    guard !rect.isEmpty, rect.intersection(bounds) == rect else { return }
    fill(rect)
    pictures.append(PlacedPicture(rect: rect, picture: picture))
  }

  /// Turns the pictures that cover a cell into half blocks.
  mutating func sinkPictures(x: Int, y: Int) {
    while let index = pictures.firstIndex(where: { $0.rect.contains(x: x, y: y) }) {
      sinkPicture(index)
    }
  }

  /// Turns the pictures that reach out of a rectangle into half blocks.
  mutating func sinkPictures(notIn rect: Rect) {
    while let index = pictures.firstIndex(where: { $0.rect.intersection(rect) != $0.rect }) {
      sinkPicture(index)
    }
  }

  private mutating func sinkPicture(_ index: Int) {
    let placed = pictures.remove(at: index)
    let cell = graphics?.cell ?? .standard
    PictureFit(placed.picture, in: placed.rect, cell: cell).halfBlocks(of: placed.picture)
      .draw(into: &self, in: placed.rect)
  }
}
