/// The top-level keys of a plain YAML file whose values are words, lists of words or maps of words.
///
/// This is no more of YAML than the descriptions of YOLO sets use: lists and maps in lines or in
/// brackets, quoted or plain words, comments. Keys that nobody asks for may hold anything.
struct PlainYAML {
  struct Value: Equatable {
    var line: Int
    var content: Content
  }

  enum Content: Equatable {
    case word(String)
    case list([String])
    /// In the order of the file.
    case map([Pair])
  }

  struct Pair: Equatable {
    var key: String
    var value: String
  }

  private(set) var values: [String: Value] = [:]

  /// - Parameters:
  ///   - wanted: the keys to read.
  ///   - place: the file as it was written, for the sentences of errors.
  init(_ lines: TextLines, wanted: Set<String>, place: String) throws(DatasetError) {
    var key: String?
    var brackets: (line: Int, text: String)?
    for line in lines {
      let text = Self.withoutComment(line.text)
      if text.isEmpty || text == "---" { continue }
      if let open = brackets {
        brackets = (open.line, "\(open.text) \(text)")
      } else if !line.isIndented, text.first != "-", let pair = Self.pair(text) {
        key = wanted.contains(pair.key) ? pair.key : nil
        guard let key else { continue }
        if let other = values[key] {
          throw DatasetError(
            place: "\(place):\(line.number)", found: "\(key) stands on line \(other.line) already")
        }
        values[key] = Value(line: line.number, content: .word(pair.value))
        if let first = pair.value.first, first == "[" || first == "{" {
          brackets = (line.number, pair.value)
        }
      } else if let key {
        try add(text, to: key, place: "\(place):\(line.number)")
      }
      if let key, let open = brackets, Self.isClosed(open.text) {
        values[key]?.content = try Self.bracketed(open.text, place: "\(place):\(open.line)")
        brackets = nil
      }
    }
    if let brackets {
      throw DatasetError(place: "\(place):\(brackets.line)", found: "a bracket is not closed")
    }
    for key in values.keys {
      if case .word(let word)? = values[key]?.content {
        values[key]?.content = .word(Self.unquoted(word[...]))
      }
    }
  }

  /// Takes in a line below its key.
  private mutating func add(
    _ text: Substring, to key: String, place: String
  ) throws(DatasetError) {
    let item = text == "-" || text.hasPrefix("- ") ? TextLines.trimmed(text.dropFirst()) : nil
    switch (values[key]?.content, item) {
    case (.word("")?, let item?): values[key]?.content = .list([Self.unquoted(item)])
    case (.list(let items)?, let item?):
      values[key]?.content = .list(items + [Self.unquoted(item)])
    case (.word("")?, nil), (.map?, nil):
      guard var pair = Self.pair(text) else { fallthrough }
      pair.value = Self.unquoted(pair.value[...])
      guard case .map(let pairs)? = values[key]?.content else {
        values[key]?.content = .map([pair])
        return
      }
      values[key]?.content = .map(pairs + [pair])
    default:
      throw DatasetError(
        place: place, found: "the line is \(text)",
        allowed: "allowed below \(key): lines like - NAME, or like 0: NAME")
    }
  }
}

// MARK: Text

extension PlainYAML {
  /// `key: value`, where the value may be missing.
  private static func pair(_ text: Substring) -> Pair? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == ":" {
        let rest = text[text.index(after: index)...]
        guard rest.first?.isWhitespace ?? true else { continue }
        return Pair(
          key: unquoted(TextLines.trimmed(text[..<index])), value: String(TextLines.trimmed(rest)))
      }
    }
    return nil
  }

  private static func withoutComment(_ text: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if (character == "'" || character == "\"") && !previous.isLetter {
        quote = character
      } else if character == "#", previous.isWhitespace {
        return TextLines.trimmed(text[..<index])
      }
      previous = character
    }
    return text
  }

  private static func unquoted(_ word: Substring) -> String {
    guard word.count >= 2, let quote = word.first, quote == word.last else { return String(word) }
    let inner = word.dropFirst().dropLast()
    switch quote {
    case "'":
      return inner.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    case "\"":
      return inner.split(separator: "\\\"", omittingEmptySubsequences: false).joined(
        separator: "\"")
    default: return String(word)
    }
  }

  /// The pieces between commas outside of quotes; nil where a bracket or a quote stays open.
  private static func pieces(_ text: Substring) -> [Substring]? {
    var pieces: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"":
        // Inside of a word an apostrophe is no quote.
        if TextLines.trimmed(text[start..<index]).last.map({ "[{:,".contains($0) }) ?? true {
          quote = character
        }
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "," where depth == 0:
        pieces.append(TextLines.trimmed(text[start..<index]))
        start = text.index(after: index)
      default: break
      }
    }
    guard depth <= 0, quote == nil else { return nil }
    let last = TextLines.trimmed(text[start...])
    return last.isEmpty ? pieces : pieces + [last]
  }

  private static func isClosed(_ text: String) -> Bool { pieces(text[...]) != nil }

  private static func bracketed(_ text: String, place: String) throws(DatasetError) -> Content {
    let isMap = text.first == "{"
    guard text.last == (isMap ? "}" : "]"), let pieces = pieces(text.dropFirst().dropLast()) else {
      throw DatasetError(place: place, found: "text follows a closing bracket")
    }
    if isMap {
      let pairs = pieces.compactMap { pair($0) }
      if pairs.count == pieces.count {
        return .map(pairs.map { Pair(key: $0.key, value: unquoted($0.value[...])) })
      }
    } else if !pieces.contains(where: { $0.first == "[" || $0.first == "{" }) {
      return .list(pieces.map(unquoted))
    }
    throw DatasetError(
      place: place, found: "the brackets hold \(text)", allowed: "allowed: [A, B] or {0: A, 1: B}")
  }
}
