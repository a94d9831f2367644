/// A line and a column of a text, counted from 1; columns are Unicode scalars.
struct TextPosition: Equatable, Sendable {
  var line: Int
  var column: Int

  static let start = TextPosition(line: 1, column: 1)
}

/// A text in which some keys got a letter in front that no one types, so that they differ from
/// later keys of the same name.
struct MarkedText {
  private(set) var text: String
  /// Columns of the marks, in the original text, by line.
  private var columns: [Int: [Int]] = [:]
  private var count: UInt32 = 0
  /// No two marks are the same, or two marked keys would be.
  private static let letters: ClosedRange<UInt32> = 0xE000...0xE0FF

  init(_ text: String) { self.text = text }

  /// Puts a mark before what stands there in ``text``; false when it already has one, or when the
  /// place is not in the text.
  mutating func mark(_ position: TextPosition) -> Bool {
    guard !isMarked(position), Self.letters.count > count,
      let letter = Unicode.Scalar(Self.letters.lowerBound + count)
    else { return false }
    let (line, column) = (position.line, position.column)
    var scalars = text.unicodeScalars
    var index = scalars.startIndex
    var current = 1
    while current < line, index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      // The line ends YAML knows; a return and a newline together are one.
      let breaks: Set<Unicode.Scalar> = ["\n", "\u{85}", "\u{2028}", "\u{2029}"]
      if breaks.contains(scalar)
        || scalar == "\r" && !(index < scalars.endIndex && scalars[index] == "\n")
      {
        current += 1
      }
    }
    guard current == line,
      let place = scalars.index(index, offsetBy: column - 1, limitedBy: scalars.endIndex)
    else { return false }
    columns[line, default: []].append(original(position).column)
    scalars.insert(letter, at: place)
    count += 1
    text = String(scalars)
    return true
  }

  /// Where a place of ``text`` is in the original.
  func original(_ mark: TextPosition) -> TextPosition {
    var column = mark.column
    for marked in (columns[mark.line] ?? []).sorted() where marked < column { column -= 1 }
    return TextPosition(line: mark.line, column: column)
  }

  /// Whether a mark stands at this place of ``text``.
  func isMarked(_ mark: TextPosition) -> Bool {
    columns[mark.line]?.contains(original(mark).column) == true
  }

  /// The key as it was before a mark came in front of it; quotes then became part of it.
  func name(of key: String) -> String {
    var key = key
    if let first = key.unicodeScalars.first, Self.letters.contains(first.value) {
      key.unicodeScalars.removeFirst()
    }
    for quote in ["\"", "'"] where key.count > 1 && key.hasPrefix(quote) && key.hasSuffix(quote) {
      return String(key.dropFirst().dropLast())
    }
    return key
  }
}
