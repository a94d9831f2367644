/// One line of text being edited.
///
/// Positions count characters as a person sees them, so that an accent or an emoji is one step.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// 0...text.count.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    self.text = TextField.oneLine(text)
    cursor = self.text.count
  }

  /// Inserts a text at the cursor; line breaks and tabs become blanks, other controls vanish.
  package mutating func insert(_ inserted: String) {
    let before = String(text.prefix(cursor)) + TextField.oneLine(inserted)
    text = before + String(text.dropFirst(cursor))
    cursor = min(before.count, text.count)
  }

  /// Writes a text in place of some characters, those beyond the end left out, and goes to its end.
  package mutating func replace(_ range: Range<Int>, with inserted: String) {
    remove(from: max(range.lowerBound, 0), to: range.upperBound)
    cursor = min(max(range.lowerBound, 0), text.count)
    insert(inserted)
  }

  package mutating func deleteBackward() {
    if cursor > 0 { remove(from: cursor - 1, to: cursor) }
  }
  package mutating func deleteForward() { remove(from: cursor, to: cursor + 1) }
  package mutating func deleteWordBackward() { remove(from: wordStart, to: cursor) }
  package mutating func deleteToStart() { remove(from: 0, to: cursor) }
  package mutating func deleteToEnd() { remove(from: cursor, to: text.count) }

  package mutating func moveLeft() { cursor = max(cursor - 1, 0) }
  package mutating func moveRight() { cursor = min(cursor + 1, text.count) }
  package mutating func moveToStart() { cursor = 0 }
  package mutating func moveToEnd() { cursor = text.count }
  package mutating func moveWordLeft() { cursor = wordStart }
  package mutating func moveWordRight() { cursor = wordEnd }

  /// Edits as the usual keys of a command line do.
  ///
  /// - Returns: whether the key was one of them.
  package mutating func handle(_ key: Key, _ modifiers: Modifiers = []) -> Bool {
    let byWord = modifiers.contains(.control) || modifiers.contains(.alt)
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: if byWord { deleteWordBackward() } else { deleteBackward() }
    case .delete, .control("d"): deleteForward()
    case .left: if byWord { moveWordLeft() } else { moveLeft() }
    case .right: if byWord { moveWordRight() } else { moveRight() }
    case .control("b"): moveLeft()
    case .control("f"): moveRight()
    case .home, .control("a"): moveToStart()
    case .end, .control("e"): moveToEnd()
    case .control("w"): deleteWordBackward()
    case .control("u"): deleteToStart()
    case .control("k"): deleteToEnd()
    default: return false
    }
    return true
  }

  /// Draws the part around the cursor, and claims the terminal's cursor when focused.
  package func draw(
    into grid: inout Grid, in rect: Rect, style: Style = .plain, isFocused: Bool = true,
    hint: String = ""
  ) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    grid.fill(line, style: style)
    if text.isEmpty {
      grid.text(hint, in: line, style: Style(foreground: .muted, background: style.background))
    }
    // Columns hidden at the left: the least that keep the cursor's own column in sight.
    let before = DisplayWidth.of(text.prefix(cursor))
    let hidden = max(before - line.width + 1, 0)
    grid.text(text, x: line.x - hidden, y: line.y, style: style, in: line)
    if isFocused { grid.cursor = Grid.Position(x: line.x + before - hidden, y: line.y) }
  }

  private mutating func remove(from first: Int, to last: Int) {
    let last = min(last, text.count)
    guard first < last else { return }
    text = String(text.prefix(first) + text.dropFirst(last))
    cursor = min(first, text.count)
  }

  private var wordStart: Int {
    let characters = Array(text)
    var position = min(cursor, characters.count)
    while position > 0, !TextField.isWord(characters[position - 1]) { position -= 1 }
    while position > 0, TextField.isWord(characters[position - 1]) { position -= 1 }
    return position
  }

  private var wordEnd: Int {
    let characters = Array(text)
    var position = min(cursor, characters.count)
    while position < characters.count, !TextField.isWord(characters[position]) { position += 1 }
    while position < characters.count, TextField.isWord(characters[position]) { position += 1 }
    return position
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": line.append(" ")
      case _ where scalar.properties.generalCategory == .control: continue
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
