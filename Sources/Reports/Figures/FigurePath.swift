/// The `d` of an SVG path, in tenths of a unit and relative steps, which are the shortest.
struct FigurePath {
  private(set) var text = ""
  private var last = (x: 0, y: 0)

  var isEmpty: Bool { text.isEmpty }

  mutating func move(to x: Double, _ y: Double) {
    last = (FigureNumber.inTenths(x), FigureNumber.inTenths(y))
    text += "M\(FigureNumber.tenths(last.x)) \(FigureNumber.tenths(last.y))"
  }

  mutating func line(to x: Double, _ y: Double) {
    let next = (x: FigureNumber.inTenths(x), y: FigureNumber.inTenths(y))
    let (across, down) = (next.x - last.x, next.y - last.y)
    last = next
    if across == 0, down == 0 { return }
    if down == 0 {
      text += "h\(FigureNumber.tenths(across))"
    } else if across == 0 {
      text += "v\(FigureNumber.tenths(down))"
    } else {
      text += "l\(FigureNumber.tenths(across))\(down < 0 ? "" : " ")\(FigureNumber.tenths(down))"
    }
  }

  mutating func close() { text += "z" }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
    move(to: x, y)
    line(to: x + width, y)
    line(to: x + width, y + height)
    line(to: x, y + height)
    close()
  }

  /// The sign of a series, after which the path goes on elsewhere: circle, triangle, square, diamond, and from the
  /// fifth on the same, hollow.
  mutating func marker(_ index: Int, at x: Double, _ y: Double) {
    let shapes = [
      "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z", "m0-3.6l3.6 6h-7.2z", "m-2.7-2.7h5.4v5.4h-5.4z",
      "m0-4l4 4l-4 4l-4-4z",
    ]
    move(to: x, y)
    text += shapes[FigurePath.wrapped(index) % shapes.count]
  }

  static func isHollow(marker index: Int) -> Bool { wrapped(index) >= 4 }

  /// A palette of eight goes round.
  static func wrapped(_ index: Int) -> Int { ((index % 8) + 8) % 8 }
}
