/// How large a picture becomes in a space of cells: as large as fits, its proportions kept.
package struct PictureFit: Equatable, Sendable {
  package let cell: CellSize
  /// Pixels of the device.
  package let width: Int
  package let height: Int

  package init(_ picture: Picture, in rect: Rect, cell: CellSize = .standard) {
    self.cell = cell
    let (roomWidth, roomHeight) = (rect.width * cell.width, rect.height * cell.height)
    guard picture.width > 0, picture.height > 0, roomWidth > 0, roomHeight > 0 else {
      (width, height) = (0, 0)
      return
    }
    if roomWidth * picture.height <= roomHeight * picture.width {
      width = roomWidth
      height = max(PictureFit.rounded(roomWidth * picture.height, by: picture.width), 1)
    } else {
      width = max(PictureFit.rounded(roomHeight * picture.width, by: picture.height), 1)
      height = roomHeight
    }
  }

  /// The columns it covers, the last one perhaps in part.
  package var columns: Int { (width + cell.width - 1) / cell.width }
  /// The lines it covers, the last one perhaps in part.
  package var lines: Int { (height + cell.height - 1) / cell.height }

  /// The picture with a pixel for each half of a cell.
  func halfBlocks(of picture: Picture) -> Picture {
    guard width > 0, height > 0 else { return picture.scaled(height: 0, width: 0) }
    return picture.scaled(
      height: max(PictureFit.rounded(2 * height, by: cell.height), 1),
      width: max(PictureFit.rounded(width, by: cell.width), 1))
  }

  private static func rounded(_ value: Int, by divisor: Int) -> Int {
    (value + divisor / 2) / divisor
  }
}
