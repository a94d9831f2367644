import TerminalUI

/// Where things stand on the samples screen when it shows the images of a cell.
struct CellLayout: Equatable {
  let edges: ScreenEdges
  /// Around the grid of pictures; empty where there is no room for a frame.
  let frame: Rect
  /// Says what is shown, where no frame does.
  let head: Rect
  /// Around what is known of the selected image, where that stands beside the grid.
  let detailFrame: Rect
  let detail: Rect
  let rows: Int
  let columns: Int
  /// Pixels along a side of a picture in the grid; 0 where there is no room for pictures.
  let side: Int
  /// The same for the larger picture of the selected image; 0 where there is none.
  let detailSide: Int
  private let space: Rect
  private let gap: Int

  /// Number, true set and predicted set.
  static let captions = 3
  private static let sides = 8...128
  private static let narrowest = 16

  /// - Parameters:
  ///   - zoom: steps larger or smaller than what suits the size.
  ///   - labels: how many the selected image is told of.
  init(width: Int, height: Int, zoom: Int, labels: Int) {
    edges = ScreenEdges(width: width, height: height)
    var space = edges.inside
    switch edges.sizeClass {
    case .line, .onePane:
      frame = .zero
      detailFrame = .zero
      detailSide = 0
      head = space.cutTop(1)
      let wanted = min(2 * space.height, space.width / 2 - 1, Self.sides.upperBound) / 2 * 2
      side = wanted >= Self.sides.lowerBound && edges.sizeClass == .onePane ? wanted : 0
      (rows, columns, gap) = (1, 1, 0)
      self.space = space.cutLeft(side)
      _ = space.cutLeft(side > 0 ? 2 : 0)
      detail = space
    case .compact:
      (frame, detailFrame, head) = (space, .zero, .zero)
      detailSide = 0
      space = space.inset(columns: 2, lines: 1)
      // What pictures leave is for the labels of the selected image, two a line.
      let least = min(3 + (labels + 1) / 2, max(space.height * 2 / 5, 3))
      let room = Rect(x: space.x, y: space.y, width: space.width, height: space.height - least)
      side = Self.side(
        in: room, columns: 3, rows: 1, gaps: 0, zoom: zoom, upTo: space.height - 2)
      (rows, columns, gap) = Self.grid(in: room, side: side, gaps: 0)
      self.space = space.cutTop(rows * (side / 2 + Self.captions))
      detail = space
    case .wide:
      head = .zero
      detailFrame = space.cutRight(min(max(width * 3 / 10, 44), 72))
      detail = detailFrame.inset(columns: 2, lines: 1)
      detailSide = min(detail.height, detail.width, Self.sides.upperBound) / 2 * 2
      frame = space
      space = space.inset(columns: 2, lines: 1)
      side = Self.side(
        in: space, columns: 4, rows: 3, gaps: 1, zoom: zoom, upTo: space.height)
      (rows, columns, gap) = Self.grid(in: space, side: side, gaps: 1)
      self.space = space
    }
  }

  /// Even, so that pictures end where a line ends.
  ///
  /// - Parameter tallest: lines that the largest picture takes, captions included.
  private static func side(
    in space: Rect, columns: Int, rows: Int, gaps: Int, zoom: Int, upTo tallest: Int
  ) -> Int {
    let byHeight = 2 * ((space.height + gaps) / rows - captions - gaps)
    let byWidth = (space.width + 2) / columns - 2
    let zoomed = PictureZoom.applied(to: min(byHeight, byWidth), steps: zoom)
    let largest = min(2 * (tallest - captions), space.width, sides.upperBound) / 2 * 2
    let wanted = min(max(zoomed, sides.lowerBound), largest) / 2 * 2
    return wanted >= sides.lowerBound ? wanted : 0
  }

  private static func grid(
    in space: Rect, side: Int, gaps: Int
  ) -> (rows: Int, columns: Int, gap: Int) {
    let width = max(side, narrowest)
    let rows = max((space.height + gaps) / (side / 2 + captions + gaps), 1)
    let columns = max((space.width + 2) / (width + 2), 1)
    let spare = max(space.width - columns * width, 0)
    return (rows, columns, columns > 1 ? min(spare / (columns - 1), 8) : 0)
  }

  private var lineGap: Int { edges.sizeClass == .wide ? 1 : 0 }
  private var tileWidth: Int { max(side, Self.narrowest) }

  /// Pixels along a side of the pictures that are asked for; 0 for none.
  var pictureSide: Int { max(side, detailSide) }

  /// A picture and its captions, by its place in the grid.
  func tile(_ index: Int) -> Rect {
    guard columns > 0 else { return .zero }
    let (row, column) = (index / columns, index % columns)
    return Rect(
      x: space.x + column * (tileWidth + gap),
      y: space.y + row * (side / 2 + Self.captions + lineGap),
      width: tileWidth, height: side / 2 + Self.captions
    ).intersection(space)
  }

  /// Which tile is at a place, for the mouse.
  func index(atX x: Int, y: Int) -> Int? {
    guard edges.sizeClass != .onePane, edges.sizeClass != .line else { return nil }
    return (0..<rows * columns).first { tile($0).contains(x: x, y: y) }
  }

  /// Where the pictures of the first row stand, for a sentence in their place.
  var firstPictures: Rect {
    Rect(x: space.x, y: space.y, width: space.width, height: min(side / 2, space.height))
  }
}
