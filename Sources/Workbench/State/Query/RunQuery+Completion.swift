extension RunQuery {
  /// A way to go on writing a filter: characters to replace, by offsets from 0, and by what.
  package struct Completion: Equatable, Sendable {
    package var range: Range<Int>
    package var text: String

    package init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// Completions offered at most.
  package static let completionLimit = 20

  /// What may be written at the cursor, the likeliest first.
  ///
  /// - Parameters:
  ///   - cursor: In characters; what stands after it is left as it is.
  ///   - fields: The names of values that runs have, as for the filter itself.
  package static func completions(
    of text: String, cursor: Int, fields: [String],
    statuses: [String] = RunStatus.allCases.map(\.rawValue), tags: [String]
  ) -> [Completion] {
    let characters = Array(text.prefix(max(cursor, 0)))
    let completer = QueryCompleter(
      characters: characters, fields: QueryFields(known: fields), statuses: statuses, tags: tags)
    return Array(completer.completions().prefix(completionLimit))
  }
}

/// Finds out what the end of a text asks for, and what of that goes on as the text does.
private struct QueryCompleter {
  /// Up to the cursor.
  let characters: [Character]
  let fields: QueryFields
  let statuses: [String]
  let tags: [String]

  private var end: Int { characters.count }

  func completions() -> [RunQuery.Completion] {
    let tokens = QueryScanner.tokens(of: characters)
    guard let last = tokens.last else { return offer(names, from: end) }
    let touches = last.range.upperBound == end
    switch last.kind {
    case .unclosed, .relation: return []
    case .open: return offer(names, from: end)
    case .close: return afterTerm
    case .comparison(let comparison): return completions(of: comparison, last.range)
    case .word(_, isQuoted: true): return touches ? [] : afterTerm
    case .and, .or, .not:
      return offer(names, from: touches ? last.range.lowerBound : end)
    case .word(let word, isQuoted: false):
      let relations = relations(after: word)
      if !touches { return relations + afterTerm }
      return relations
        + offer(tokens.count > 1 ? ["and", "or"] + names : names, from: last.range.lowerBound)
    }
  }

  private func completions(
    of comparison: QueryComparison, _ range: Range<Int>
  ) -> [RunQuery.Completion] {
    guard comparison.relation != nil else {
      let relations = relations(after: comparison.field)
      return range.upperBound < end
        ? relations : relations + offer(familyNames, from: range.lowerBound)
    }
    guard comparison.value != nil else { return offer(values(of: comparison), from: end) }
    if range.upperBound < end { return afterTerm }
    return characters[comparison.valueStart] == "\""
      ? [] : offer(values(of: comparison), from: comparison.valueStart)
  }

  private var afterTerm: [RunQuery.Completion] { offer(["and", "or"] + names, from: end) }

  private func relations(after name: String) -> [RunQuery.Completion] {
    guard let field = try? fields.field(named: name, at: 0) else { return [] }
    return field.relations.map { .init(range: end..<end, text: $0.rawValue) }
  }

  /// Fields and what else may begin a term; those compared by a colon bring it along.
  private var names: [String] {
    let own = QueryField.own.map { name, field in
      field.relations.first == .matches && field != .archived ? "\(name):" : name
    }
    let settings = fields.known.filter { QueryFields.family(of: $0) == nil }
      .filter { QueryScanner.tokens(of: Array($0)).map(\.kind) == [.word($0, isQuoted: false)] }
    return own + QueryField.measures + ["not"] + settings + familyNames
  }

  private var familyNames: [String] {
    fields.known.compactMap { name in
      QueryFields.family(of: name).map {
        "\($0):\(String(name.dropFirst($0.count + 1)).quotedForQuery)"
      }
    }
  }

  private func values(of comparison: QueryComparison) -> [String] {
    switch try? fields.field(named: comparison.field, at: 0) {
    case .status: statuses
    case .tag: tags.map(\.quotedForQuery)
    case .archived: ["yes", "no"]
    case .has:
      ["both", "none"]
        + fields.known.filter { QueryFields.family(of: $0) == "mix" && $0 != "mix:none" }
        .map { String($0.dropFirst("mix:".count)).quotedForQuery }
    default: []
    }
  }

  /// Those that go on as the text does: first those that begin so, then those with it inside, then
  /// paths that a shortened one stands for.
  private func offer(_ candidates: [String], from start: Int) -> [RunQuery.Completion] {
    let part = String(characters[start...]).lowercased()
    var ranks: [[String]] = [[], [], []]
    for candidate in candidates {
      let lowercased = candidate.lowercased()
      if lowercased == part { continue }
      if lowercased.hasPrefix(part) {
        ranks[0].append(candidate)
      } else if lowercased.contains(part) {
        ranks[1].append(candidate)
      } else if part.contains("."), FuzzyMatch.score(part, in: candidate) != nil {
        ranks[2].append(candidate)
      }
    }
    return ranks.joined().map { .init(range: start..<end, text: $0) }
  }
}

extension String {
  /// In quotes when it could not be read without.
  fileprivate var quotedForQuery: String {
    let isPlain = !isEmpty && !contains { $0.isWhitespace || "()\"=<>:!".contains($0) }
    return isPlain ? self : "\"\(self)\""
  }
}
