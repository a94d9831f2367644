extension Grid {
  /// A horizontal line of the border's own character.
  package mutating func horizontalLine(
    x: Int, y: Int, width: Int, style: Style = Style(foreground: .border)
  ) {
    fill(Rect(x: x, y: y, width: width, height: 1), with: glyphs.border.horizontal, style: style)
  }

  /// A vertical line of the border's own character.
  package mutating func verticalLine(
    x: Int, y: Int, height: Int, style: Style = Style(foreground: .border)
  ) {
    fill(Rect(x: x, y: y, width: 1, height: height), with: glyphs.border.vertical, style: style)
  }

  /// A frame around the inside edge of a rectangle; one of a single line or column is just a line.
  package mutating func box(_ rect: Rect, style: Style = Style(foreground: .border)) {
    guard !rect.isEmpty else { return }
    let border = glyphs.border
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    horizontalLine(x: rect.x, y: rect.y, width: rect.width, style: style)
    if rect.height == 1 { return }
    horizontalLine(x: rect.x, y: bottom, width: rect.width, style: style)
    verticalLine(x: rect.x, y: rect.y, height: rect.height, style: style)
    if rect.width == 1 { return }
    verticalLine(x: right, y: rect.y, height: rect.height, style: style)
    self[rect.x, rect.y] = Cell(border.topLeft, style: style)
    self[right, rect.y] = Cell(border.topRight, style: style)
    self[rect.x, bottom] = Cell(border.bottomLeft, style: style)
    self[right, bottom] = Cell(border.bottomRight, style: style)
  }
}
