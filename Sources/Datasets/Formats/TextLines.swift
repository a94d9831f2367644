/// The lines of a small text file, with their numbers.
struct TextLines: Sequence {
  struct Line: Equatable {
    /// From 1.
    var number: Int
    /// Without the white space around it.
    var text: Substring
    /// Whether white space precedes the text.
    var isIndented = false
  }

  private let lines: [Line]

  /// - Parameter place: the file as it was written, for the sentences of errors.
  init(path: String, place: String) throws(DatasetError) {
    do throws(ImageError) {
      try self.init(FileTree.bytes(of: path))
    } catch {
      throw DatasetError(place: place, found: error.description)
    }
  }

  /// Lines end in LF, CRLF or CR; a byte order mark is passed over.
  init(_ bytes: [UInt8]) throws(ImageError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ImageError("the text is not UTF-8")
    }
    let body = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
    lines = body.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r" || $0 == "\r\n"
    }.enumerated().map {
      Line(
        number: $0 + 1, text: Self.trimmed($1), isIndented: $1.first?.isWhitespace ?? false)
    }
  }

  func makeIterator() -> IndexingIterator<[Line]> { lines.makeIterator() }

  /// Those that say something: neither empty nor a comment.
  var spoken: [Line] { lines.filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") } }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
