/// Where a text stands in a space wider than itself.
package enum Alignment: Hashable, Sendable { case leading, center, trailing }

extension Grid {
  /// Draws a text from column `x` of line `y`, clipped to a rectangle.
  ///
  /// - Returns: the first column after the text, as if nothing were clipped.
  @discardableResult
  package mutating func text(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, in clip: Rect? = nil
  ) -> Int {
    let clip = (clip ?? bounds).intersection(bounds)
    var column = min(max(x, -(1 << 24)), 1 << 24)
    for character in text {
      let cell = Cell(character, style: style)
      if column < clip.x, column + Int(cell.width) > clip.x {
        put(.blank(style), x: clip.x, y: y, in: clip)  // the right half of a wide character
      } else {
        put(cell, x: column, y: y, in: clip)
      }
      column += Int(cell.width)
    }
    return column
  }

  /// Draws a text of several styles from column `x` of line `y`.
  @discardableResult
  package mutating func text(_ text: StyledText, x: Int, y: Int, in clip: Rect? = nil) -> Int {
    text.runs.reduce(x) { self.text($1.text, x: $0, y: y, style: $1.style, in: clip) }
  }

  /// Draws a text on the first line of a rectangle; what does not fit ends in an ellipsis.
  package mutating func text(
    _ text: some StringProtocol, in rect: Rect, alignment: Alignment = .leading,
    style: Style = .plain
  ) {
    self.text(StyledText(String(text), style), in: rect, alignment: alignment)
  }

  /// Draws a text of several styles on the first line of a rectangle, ending in an ellipsis.
  package mutating func text(
    _ text: StyledText, in rect: Rect, alignment: Alignment = .leading
  ) {
    guard !rect.isEmpty else { return }
    let fitting = text.truncated(to: rect.width, ellipsis: glyphs.ellipsis)
    let spare = rect.width - fitting.width
    let offset =
      switch alignment {
      case .leading: 0
      case .center: spare / 2
      case .trailing: spare
      }
    self.text(fitting, x: rect.x + offset, y: rect.y, in: rect)
  }
}

extension StyledText {
  /// The text if it fits `columns`, else as much as fits beside an ellipsis.
  package func truncated(to columns: Int, ellipsis: Character) -> StyledText {
    if columns <= 0 { return StyledText() }
    if width <= columns { return self }
    var kept = StyledText()
    var left = columns - 1
    for run in runs {
      var part = ""
      for character in run.text {
        let taken = Int(DisplayWidth.shown(character).1)
        if taken > left {
          part.append(ellipsis)
          kept.append(part, run.style)
          return kept
        }
        left -= taken
        part.append(character)
      }
      kept.append(part, run.style)
    }
    return kept
  }
}

extension String {
  /// The text if it fits `columns`, else as much as fits beside an ellipsis.
  package func truncated(to columns: Int, glyphs: GlyphSet) -> String {
    StyledText(self).truncated(to: columns, ellipsis: glyphs.ellipsis).plain
  }

  /// The text filled up with blanks, or cut, to exactly `columns`.
  package func padded(
    to columns: Int, alignment: Alignment = .leading, glyphs: GlyphSet = .braille
  ) -> String {
    let text = truncated(to: columns, glyphs: glyphs)
    let spare = max(columns - DisplayWidth.of(text), 0)
    let before =
      switch alignment {
      case .leading: 0
      case .center: spare / 2
      case .trailing: spare
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: spare - before)
  }
}
