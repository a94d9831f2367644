import TerminalUI

/// Where things stand on the screen of the samples, and how large its pictures are.
struct SamplesLayout: Equatable {
  let edges: ScreenEdges
  /// Empty where there is no room for a frame.
  let frame: Rect
  let captions: Rect
  /// Pixels along a side of a picture: columns of the screen, and half as many lines.
  let side: Int
  let rows: Int
  /// The original and its variants.
  let columns: Int
  private let space: Rect
  private let gap: Int

  private static let sides = 4...128

  /// - Parameter zoom: steps larger or smaller than what suits the size.
  init(width: Int, height: Int, zoom: Int) {
    edges = ScreenEdges(width: width, height: height)
    let size = edges.sizeClass
    var space = edges.inside
    frame = size == .onePane ? .zero : space
    if !frame.isEmpty { space = space.inset(columns: 2, lines: 1) }
    captions = space.cutTop(1)
    self.space = space

    let wanted: (rows: Int, columns: Int) =
      size == .wide ? (3, 5) : space.height < 14 ? (1, 3) : (2, 4)
    let byHeight = 2 * (space.height / wanted.rows - 1)
    let byWidth = (space.width + 2) / wanted.columns - 2
    let zoomed = PictureZoom.applied(to: min(byHeight, byWidth), steps: zoom)
    let largest = min(2 * (space.height - 1), space.width)
    // Even, so that pictures end where a line ends.
    side = min(max(zoomed, Self.sides.lowerBound), largest, Self.sides.upperBound) / 2 * 2
    guard side > 0 else {
      (rows, columns, gap) = (0, 0, 0)
      return
    }
    rows = space.height / (side / 2 + 1)
    columns = (space.width + 2) / (side + 2)
    let spare = space.width - columns * side
    gap = columns > 1 ? min(spare / (columns - 1), 6) : 0
  }

  /// Where a picture stands, and the line below it.
  func place(row: Int, column: Int) -> Rect {
    Rect(
      x: space.x + column * (side + gap), y: space.y + row * (side / 2 + 1), width: side,
      height: side / 2)
  }

  /// From the first picture of a row to the last column of the screen.
  func textLine(row: Int, column: Int) -> Rect {
    let place = place(row: row, column: column)
    return Rect(x: place.x, y: place.maxY, width: space.maxX - place.x, height: 1)
  }
}
