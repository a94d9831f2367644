/// A frame with a title at its top left and a quieter one at its top right.
package struct Panel: Hashable, Sendable {
  package var title: StyledText
  package var trailing: StyledText
  package var isFocused: Bool

  package init(_ title: StyledText, trailing: StyledText = "", isFocused: Bool = false) {
    self.title = title
    self.trailing = trailing
    self.isFocused = isFocused
  }

  /// Draws the frame over whatever was there.
  ///
  /// - Returns: the space inside it.
  @discardableResult
  package func draw(into grid: inout Grid, in rect: Rect) -> Rect {
    let border = Style(foreground: isFocused ? .focusedBorder : .border)
    grid.fill(rect)
    grid.box(rect, style: border)
    let inside = rect.inset()
    if rect.width < 6 { return inside }
    // "+- title -----" : two columns of the line stay visible before a title and after the other.
    var space = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 4, height: min(rect.height, 1))
    var leading = title
    for index in leading.runs.indices where leading.runs[index].style.foreground == nil {
      if isFocused {
        leading.runs[index].style.foreground = .accent
        leading.runs[index].style.bold = true
      }
    }
    if !leading.isEmpty {
      let shown = leading.truncated(to: space.width - 2, ellipsis: grid.glyphs.ellipsis)
      let place = space.cutLeft(shown.width + 2)
      grid.text(StyledText(" ") + shown + StyledText(" "), x: place.x, y: place.y, in: place)
    }
    // The title at the right is dropped whole rather than cut to a riddle.
    let wanted = trailing.width + 2
    if !trailing.isEmpty, wanted <= space.width - 1 {
      let place = space.cutRight(wanted)
      var quiet = trailing
      for index in quiet.runs.indices where quiet.runs[index].style == .plain {
        quiet.runs[index].style = .muted
      }
      grid.text(StyledText(" ") + quiet + StyledText(" "), x: place.x, y: place.y, in: place)
    }
    return inside
  }
}
