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

  /// A list or map in brackets that goes on over several lines.
  private struct OpenBracket {
    var line: Int
    var text: [Substring]
    var depth: Int
  }

  /// - Parameters:
  ///   - wanted: the keys to read.
  ///   - place: the file as it was written, for the sentences of errors.
  init(_ lines: TextLines, wanted: Set<String>, place: String) throws(DatasetError) {
    var key: String?
    var open: OpenBracket?
    for line in lines {
      let text = Self.withoutComment(line.text)
      if text.isEmpty || text == "---" { continue }
      if var bracket = open {
        open = nil
        bracket.text.append(text)
        bracket.depth += Self.depth(of: text)
        open = bracket
      } else if !line.isIndented, text.first != "-", let pair = Self.pair(text) {
        key = wanted.contains(pair.key) ? pair.key : nil
        guard let key else { continue }
        if let other = values[key] {
          throw DatasetError(
            place: "\(place):\(line.number)", found: "\(key) stands on line \(other.line) already")
        }
        let value = pair.value
        values[key] = Value(line: line.number, content: .word(Self.unquoted(value)))
        if value.first == "[" || value.first == "{" {
          open = OpenBracket(line: line.number, text: [value], depth: Self.depth(of: value))
        }
      } else if let key {
        guard values[key]?.content.add(text) ?? false else {
          throw DatasetError(
            place: "\(place):\(line.number)", found: "the line is \(text)",
            allowed: "allowed below \(key): lines like - NAME, or like 0: NAME")
        }
      }
      if let key, let bracket = open, bracket.depth <= 0 {
        values[key]?.content = try Self.bracketed(
          bracket.text.joined(separator: " "), place: "\(place):\(bracket.line)")
        open = nil
      }
    }
    if let open {
      throw DatasetError(place: "\(place):\(open.line)", found: "a bracket is not closed")
    }
  }
}

extension PlainYAML.Content {
  /// Takes in a line below the key; false if it does not fit to what came before.
  fileprivate mutating func add(_ text: Substring) -> Bool {
    let isItem = text == "-" || text.hasPrefix("- ")
    if self == .word("") { self = isItem ? .list([]) : .map([]) }
    switch self {
    case .word: return false
    case .list(var items):
      guard isItem else { return false }
      // Nobody else holds the list while it grows.
      self = .word("")
      items.append(PlainYAML.unquoted(TextLines.trimmed(text.dropFirst())))
      self = .list(items)
    case .map(var pairs):
      guard !isItem, let pair = PlainYAML.pair(text) else { return false }
      self = .word("")
      pairs.append(PlainYAML.Pair(key: pair.key, value: PlainYAML.unquoted(pair.value)))
      self = .map(pairs)
    }
    return true
  }
}

// MARK: Text

extension PlainYAML {
  /// The characters outside of quotes, and whether all quotes are closed. A quote starts where a
  /// word may start: within a word an apostrophe is none.
  private static func bare(
    _ text: Substring
  ) -> (characters: [(index: Substring.Index, character: Character)], isClosed: Bool) {
    var characters: [(Substring.Index, Character)] = []
    var quote: Character?
    var previous: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if let open = quote {
        let next = text.index(after: index)
        let isEscape =
          open == "'"
          ? character == open && next < text.endIndex && text[next] == open : character == "\\"
        if isEscape, next < text.endIndex {
          index = next
        } else if character == open {
          quote = nil
        }
      } else if character == "'" || character == "\"",
        previous.isWhitespace || "[{:,".contains(previous)
      {
        quote = character
      } else {
        characters.append((index, character))
      }
      previous = character
      index = text.index(after: index)
    }
    return (characters, quote == nil)
  }

  /// `key: value`, where the value may be missing.
  fileprivate static func pair(_ text: Substring) -> (key: String, value: Substring)? {
    for (index, character) in bare(text).characters where character == ":" {
      let rest = text[text.index(after: index)...]
      if rest.first?.isWhitespace ?? true {
        return (unquoted(TextLines.trimmed(text[..<index])), TextLines.trimmed(rest))
      }
    }
    return nil
  }

  private static func withoutComment(_ text: Substring) -> Substring {
    let mark = bare(text).characters.first { index, character in
      character == "#"
        && (index == text.startIndex || text[text.index(before: index)].isWhitespace)
    }
    return mark.map { TextLines.trimmed(text[..<$0.index]) } ?? text
  }

  fileprivate static func unquoted(_ word: Substring) -> String {
    guard word.count >= 2, let quote = word.first, quote == word.last else { return String(word) }
    let inner = String(word.dropFirst().dropLast())
    switch quote {
    case "'": return inner.replacing("''", with: "'")
    case "\"": return inner.replacing("\\\"", with: "\"")
    default: return String(word)
    }
  }

  /// How many brackets a line opens more than it closes.
  private static func depth(of text: Substring) -> Int {
    bare(text).characters.reduce(0) { depth, mark in
      switch mark.character {
      case "[", "{": depth + 1
      case "]", "}": depth - 1
      default: depth
      }
    }
  }

  /// A list or a map in brackets, of words alone.
  private static func bracketed(_ text: String, place: String) throws(DatasetError) -> Content {
    let isMap = text.first == "{"
    let inner = text.dropFirst().dropLast()
    let (characters, isClosed) = bare(inner)
    guard text.last == (isMap ? "}" : "]"), isClosed else {
      throw DatasetError(place: place, found: "text follows a closing bracket")
    }
    let commas = characters.filter { $0.character == "," }.map(\.index)
    let starts = [inner.startIndex] + commas.map { inner.index(after: $0) }
    let words = zip(starts, commas + [inner.endIndex]).map { TextLines.trimmed(inner[$0..<$1]) }
    // A comma may stand behind the last word.
    let pieces = words.last == "" ? words.dropLast() : words[...]
    let isPlain = !characters.contains { "[]{}".contains($0.character) }
    if isPlain, !isMap { return .list(pieces.map(unquoted)) }
    let pairs = pieces.compactMap { pair($0) }
    guard isPlain, isMap, pairs.count == pieces.count else {
      throw DatasetError(
        place: place, found: "the brackets hold \(text)",
        allowed: "allowed: [A, B] or {0: A, 1: B}")
    }
    return .map(pairs.map { Pair(key: $0.key, value: unquoted($0.value)) })
  }
}
