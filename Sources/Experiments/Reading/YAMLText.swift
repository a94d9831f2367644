import Yams

/// Turns YAML into a ``SettingsTree``; the one place that knows the YAML library.
///
/// Of YAML it takes maps, lists and scalars. Anchors, aliases, keys that are no text and a second
/// document are refused: a file is what it looks like.
struct YAMLText {
  private(set) var problems: [ExperimentFileProblem] = []
  /// Nil when the text is empty or cannot be parsed.
  private(set) var tree: SettingsTree?

  static let largest = 200_000
  static let deepest = 40
  private let text: String
  /// The key the text is the value of; empty for a file.
  private let path: String
  private let place: (TextPosition) -> ExperimentPlace

  init(file text: String) {
    self.text = text
    self.path = ""
    self.place = { .file(line: $0.line, column: $0.column) }
    read()
  }

  /// The value of a setting given beside the file; problems and nodes carry its text as their place.
  init(value text: String, path: String, setting: String) {
    self.text = text
    self.path = path
    self.place = { _ in .setting(setting) }
    read()
  }

  private mutating func read() {
    let size = text.utf8.count
    guard size <= Self.largest else {
      return fail("has \(size) bytes; an experiment file has at most \(Self.largest)")
    }
    guard !Self.couldBeAliasBomb(text) else {
      return fail("is full of aliases (*name), which are not read; write the values out")
    }
    var marked = MarkedText(text)
    var last: (key: String, mark: TextPosition)?
    // Each round finds the repeated keys of one more map; a large text gets fewer of them.
    rounds: for _ in 0..<max(3, min(50, 500_000 / max(1, size))) {
      do {
        let parser = try Parser(yaml: marked.text, resolver: .basic)
        // Nodes hold their anchors weakly, so that only a living parser shows which have one.
        try withExtendedLifetime(parser) {
          if let root = try parser.singleRoot() {
            tree = convert(root, path: path, depth: 0, marked: marked)
          }
        }
        return
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        // The library stops at a repeated key. Its first occurrence is renamed, and found again
        // under that name once the rest is read.
        last = (keys.first ?? "a key", marked.original(TextPosition(context.mark)))
        guard marked.mark(TextPosition(context.mark)) else { break rounds }
      } catch let error as YamlError {
        let (sentence, mark) = YAMLSyntax.sentence(for: error)
        return fail(sentence, at: mark.map(marked.original))
      } catch {
        return fail("cannot be read: \(error)")
      }
    }
    if let last { fail("\(last.key) is given twice, and perhaps more keys", at: last.mark) }
  }

  private mutating func fail(_ sentence: String, at mark: TextPosition? = nil) {
    let place = place(mark ?? .start)
    problems.append(
      ExperimentFileProblem(
        place: mark == nil && place.isInFile ? .whole : place, key: "",
        problem: .unreadable(sentence)))
  }

  private mutating func convert(_ node: Node, path: String, depth: Int, marked: MarkedText)
    -> SettingsTree
  {
    let place = place(node.mark.map { marked.original(TextPosition($0)) } ?? .start)
    func refuse(_ sentence: String) -> SettingsTree {
      // What an alias stands for has the place of its anchor, which is reported once.
      if !problems.contains(where: { $0.place == place && $0.problem == .contradiction(sentence) })
      {
        problems.append(
          ExperimentFileProblem(place: place, key: path, problem: .contradiction(sentence)))
      }
      return SettingsTree(content: .refused, place: place)
    }
    guard depth <= Self.deepest else {
      return refuse("is nested more than \(Self.deepest) deep")
    }
    guard node.anchor == nil else {
      return refuse("has an anchor (&name); anchors and aliases are not read: write the value out")
    }
    switch node {
    case .scalar(let scalar):
      return SettingsTree(
        content: .text(scalar.string, isPlain: scalar.style == .plain), place: place)
    case .sequence(let nodes):
      let items = nodes.enumerated().map { index, node in
        convert(node, path: join(path, String(index)), depth: depth + 1, marked: marked)
      }
      return SettingsTree(content: .list(items), place: place)
    case .mapping(let pairs):
      return SettingsTree(
        content: .map(entries(of: pairs, path: path, depth: depth, marked: marked)), place: place)
    case .alias:
      return refuse("is an alias (*name); aliases are not read: write the value out")
    }
  }

  private mutating func entries(
    of pairs: Node.Mapping, path: String, depth: Int, marked: MarkedText
  ) -> [SettingsEntry] {
    var entries: [SettingsEntry] = []
    var firsts: [String: ExperimentPlace] = [:]
    for (key, value) in pairs {
      let mark = key.mark.map { marked.original(TextPosition($0)) } ?? .start
      guard case .scalar(let scalar) = key, key.anchor == nil,
        scalar.string != SettingsEntry.shortKey
      else {
        problems.append(
          ExperimentFileProblem(
            place: place(mark), key: path,
            problem: .contradiction("has a key that is no plain text")))
        continue
      }
      let isMarked = key.mark.map { marked.isMarked(TextPosition($0)) } == true
      let name = isMarked ? marked.name(of: scalar.string) : scalar.string
      let keyPath = join(path, name)
      if let first = firsts[name] {
        problems.append(
          ExperimentFileProblem(
            place: place(mark), key: keyPath,
            problem: .repeatedKey(first: first.isInFile ? first.short : nil)))
      }
      firsts[name] = firsts[name] ?? place(mark)
      // Of a repeated key the last value is read, so that its own mistakes are found.
      if isMarked { continue }
      entries.append(
        SettingsEntry(
          key: name, place: place(mark),
          value: convert(value, path: keyPath, depth: depth + 1, marked: marked)))
    }
    return entries
  }

  private func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// The library follows aliases when it compares keys, which a few dozen of them can make last for
  /// years; a file that is refused for its aliases anyway need not be parsed.
  private static func couldBeAliasBomb(_ text: String) -> Bool {
    var aliases = 0
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      if last == UInt8(ascii: "*"), byte > 0x20, byte != UInt8(ascii: "*") { aliases += 1 }
      if aliases > 16, text.utf8.contains(UInt8(ascii: "&")) { return true }
      last = byte
    }
    return false
  }
}

extension ExperimentPlace {
  fileprivate var isInFile: Bool { if case .file = self { true } else { false } }
}

extension TextPosition {
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
