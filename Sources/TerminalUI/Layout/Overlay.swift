/// Where windows above the screen stand.
package enum Overlay {
  /// In the middle, with at least one line and two columns of the screen around it when there is room.
  package static func dialog(in bounds: Rect, width: Int, height: Int) -> Rect {
    room(in: bounds).centered(width: width, height: height)
  }

  /// Near the top, where a command palette is looked for, so that its list grows downwards.
  package static func palette(in bounds: Rect, width: Int, height: Int) -> Rect {
    let room = room(in: bounds)
    let place = room.centered(width: width, height: height)
    let top = min(room.y + room.height / 8, max(room.maxY - place.height, room.y))
    return Rect(x: place.x, y: top, width: place.width, height: place.height)
  }

  private static func room(in bounds: Rect) -> Rect {
    bounds.inset(columns: bounds.width > 40 ? 2 : 0, lines: bounds.height > 12 ? 1 : 0)
  }
}
