/// How the cells of one column write several labels.
///
/// If all that are not empty are lists as Python prints them (`['cat', 'dog']`), they are read so.
/// Else the first of `|`, `;` and `,` that occurs in any cell separates the labels in all, and
/// labels may hold spaces. If none occurs, spaces separate them; in a column with a name in the
/// singular (`label`) a cell is then one label.
struct LabelCells: Equatable {
  enum Form: Equatable {
    case list, single, spaced
    case separated(Character)
  }

  let form: Form

  init(_ cells: some Sequence<String?>, isSingle: Bool) {
    var found: Set<Character> = []
    var lists = 0
    var others = 0
    for case let cell? in cells where !cell.isEmpty {
      if cell.hasPrefix("["), cell.hasSuffix("]") { lists += 1 } else { others += 1 }
      for character in cell where "|;,".contains(character) { found.insert(character) }
    }
    if lists > 0, others == 0 {
      form = .list
    } else if let separator = "|;,".first(where: found.contains) {
      form = .separated(separator)
    } else {
      form = isSingle ? .single : .spaced
    }
  }

  /// Each label once, in the order of the cell.
  func labels(in cell: String) -> [String] {
    let words: [String]
    switch form {
    case .single: words = [cell]
    case .spaced: words = cell.split(whereSeparator: \.isWhitespace).map(String.init)
    case .separated(let separator):
      words = cell.split(separator: separator).map { String(TextLines.trimmed($0)) }
    case .list: words = Self.items(of: cell)
    }
    var seen: Set<String> = []
    return words.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The words of `['A', "B's", C]`.
  private static func items(of list: String) -> [String] {
    var items: [String] = []
    var word = ""
    var quote: Character?
    for character in list.dropFirst().dropLast() {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"", word.allSatisfy(\.isWhitespace) {
        quote = character
      } else if character == "," {
        items.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return (items + [word]).map { String(TextLines.trimmed($0[...])) }
  }
}
