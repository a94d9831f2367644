/// A piece of a filter: a sign, a word, or a whole comparison.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case open, close, and, or, not
    case word(String, isQuoted: Bool)
    case comparison(QueryComparison)
    /// A relation that has no field before it.
    case relation(QueryRelation)
    /// A quote that never ends.
    case unclosed(String)
  }

  var kind: Kind
  /// Offsets of its characters, from 0.
  var range: Range<Int>
}

/// `field relation value` as written; the field of `label:cat` goes on after its colon.
struct QueryComparison: Equatable {
  var field: String
  /// Missing after a field such as `label:cat` that stands alone.
  var relation: QueryRelation?
  /// Missing at the end of the text.
  var value: String?
  /// Offset of the value, or of where it is missing.
  var valueStart: Int

  /// `b:0142`, which is no comparison but the number of a run in another store.
  var runNumber: String? {
    guard field.count == 1, field.first?.isLetter == true, relation == .matches, let value,
      value.allSatisfy(\.isNumber)
    else { return nil }
    return "\(field):\(value)"
  }
}

/// Cuts a filter into tokens. Never fails: what is wrong with a text is the parser's to say.
struct QueryScanner {
  /// Fields that are a kind and a name: `best:macro-f1`, `label:cat`.
  static let families = ["best", "last", "smooth", "label", "set", "mix"]

  private let characters: [Character]
  private var place = 0

  private init(_ characters: [Character]) { self.characters = characters }

  static func tokens(of characters: [Character]) -> [QueryToken] {
    var scanner = QueryScanner(characters)
    var tokens: [QueryToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> QueryToken? {
    skipSpaces()
    guard place < characters.count else { return nil }
    let start = place
    let kind = nextKind()
    return QueryToken(kind: kind, range: start..<place)
  }

  private mutating func nextKind() -> QueryToken.Kind {
    switch characters[place] {
    case "(":
      place += 1
      return .open
    case ")":
      place += 1
      return .close
    case "\"":
      let (text, isClosed) = quoted()
      return isClosed ? .word(text, isQuoted: true) : .unclosed(text)
    default:
      if let relation = relation() { return .relation(relation) }
      return wordOrComparison()
    }
  }

  private mutating func wordOrComparison() -> QueryToken.Kind {
    var field = bare(stopsAtRelation: true)
    let isFamily = Self.families.contains(field.lowercased()) && peek == ":"
    if isFamily {
      place += 1
      field = field.lowercased() + ":"
      if peek == "\"" {
        let (name, isClosed) = quoted()
        guard isClosed else { return .unclosed(name) }
        field += name
      } else {
        field += bare(stopsAtRelation: true)
      }
    }
    let end = place
    skipSpaces()
    guard let relation = relation() else {
      place = end
      if isFamily { return .comparison(QueryComparison(field: field, valueStart: end)) }
      switch field.lowercased() {
      case "and": return .and
      case "or": return .or
      case "not": return .not
      default: return .word(field, isQuoted: false)
      }
    }
    return value(of: field, relation)
  }

  private mutating func value(of field: String, _ relation: QueryRelation) -> QueryToken.Kind {
    let end = place
    skipSpaces()
    var comparison = QueryComparison(field: field, relation: relation, valueStart: place)
    if peek == "\"" {
      let (text, isClosed) = quoted()
      guard isClosed else { return .unclosed(text) }
      comparison.value = text
    } else {
      let text = bare(stopsAtRelation: false)
      if text.isEmpty { place = end }
      comparison.value = text.isEmpty ? nil : text
    }
    return .comparison(comparison)
  }

  private var peek: Character? { place < characters.count ? characters[place] : nil }

  private mutating func skipSpaces() {
    while let peek, peek.isWhitespace { place += 1 }
  }

  /// The relation that begins here; a colon before another counts for nothing, as in `took:>1h`.
  private mutating func relation() -> QueryRelation? {
    guard let relation = relation(at: place) else { return nil }
    place += relation.rawValue.count
    if relation == .matches, let second = self.relation(at: place), second != .matches {
      place += second.rawValue.count
      return second
    }
    return relation
  }

  private func relation(at place: Int) -> QueryRelation? {
    guard place < characters.count else { return nil }
    let isTwo = place + 1 < characters.count && characters[place + 1] == "="
    switch characters[place] {
    case "=": return .equal
    case "!": return isTwo ? .unequal : nil
    case "<": return isTwo ? .atMost : .less
    case ">": return isTwo ? .atLeast : .greater
    case ":": return .matches
    default: return nil
    }
  }

  /// The text between two quotes; to the end of the text when the second is missing.
  private mutating func quoted() -> (text: String, isClosed: Bool) {
    let start = place + 1
    let end = characters[start...].firstIndex(of: "\"")
    place = end.map { $0 + 1 } ?? characters.count
    return (String(characters[start..<(end ?? characters.count)]), end != nil)
  }

  private mutating func bare(stopsAtRelation: Bool) -> String {
    let start = place
    while let peek, !peek.isWhitespace, !"()\"".contains(peek),
      !(stopsAtRelation && relation(at: place) != nil)
    {
      place += 1
    }
    return String(characters[start..<place])
  }
}
