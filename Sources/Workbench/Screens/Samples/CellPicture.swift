import TerminalUI

/// The picture of one image of a cell, as large as its place allows.
struct CellPicture {
  let picture: Picture?
  let hasColor: Bool

  /// - Returns: the cells it covers.
  @discardableResult
  func draw(into grid: inout Grid, in rect: Rect) -> Rect {
    guard let picture, picture.height > 0, picture.width > 0, !rect.isEmpty else {
      let middle = rect.centered(width: 1, height: 1)
      grid.text(String(grid.glyphs.ellipsis), in: middle, style: .faint)
      return .zero
    }
    let fitted = picture.fitted(height: 2 * rect.height, width: rect.width)
    let place = rect.centered(width: fitted.width, height: fitted.lines)
    fitted.draw(into: &grid, in: place, hasColor: hasColor)
    return place
  }
}

extension Picture {
  /// Reduced or enlarged to fill one side of a space, its shape kept: each pixel is the mean of
  /// those it covers, or the nearest.
  fileprivate func fitted(height room: Int, width space: Int) -> Picture {
    let share = min(Double(room) / Double(height), Double(space) / Double(width))
    let rows = min(max(Int((share * Double(height)).rounded()), 1), room)
    let columns = min(max(Int((share * Double(width)).rounded()), 1), space)
    if rows == height, columns == width { return self }
    func covered(_ index: Int, of count: Int, from length: Int) -> Range<Int> {
      let start = index * length / count
      return start..<max((index + 1) * length / count, start + 1)
    }
    var fitted: [UInt8] = []
    fitted.reserveCapacity(rows * columns * 3)
    for row in 0..<rows {
      let lines = covered(row, of: rows, from: height)
      for column in 0..<columns {
        let across = covered(column, of: columns, from: width)
        var sums = (0, 0, 0)
        for y in lines {
          for x in across {
            let start = (y * width + x) * 3
            sums.0 += Int(pixels[start])
            sums.1 += Int(pixels[start + 1])
            sums.2 += Int(pixels[start + 2])
          }
        }
        let count = lines.count * across.count
        fitted.append(UInt8(sums.0 / count))
        fitted.append(UInt8(sums.1 / count))
        fitted.append(UInt8(sums.2 / count))
      }
    }
    return Picture(height: rows, width: columns, pixels: fitted)
  }
}
