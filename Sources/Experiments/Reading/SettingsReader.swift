/// Reads one map of settings: each call takes a key, and what no call asked for is reported.
///
/// A key is one line, which says how it is read, what it is by default and what it is for:
/// ```swift
/// let epochs = train.value("epochs", .integer(1...100_000), default: 30, "passes over the images")
/// ```
/// A value that is not allowed is reported and replaced by its default, so that reading goes on and
/// every problem is found in one go.
package final class SettingsReader {
  /// What all readers of one experiment share.
  package final class Report {
    package var problems: [ExperimentFileProblem] = []
    /// Every key that was asked for, in order.
    package var keys: [ExperimentKey] = []

    package init() {}

    /// Reads what is not given, for the sake of the reference: nothing is missing there.
    package func onlyNotes(_ read: () -> Void) {
      let before = problems
      read()
      problems = before
    }
  }

  package let path: String
  package let place: ExperimentPlace
  package let report: Report
  private let entries: [SettingsEntry]
  /// Whether there is something in the place of the map that could not be read as one.
  private let isUnread: Bool
  private var known: [String] = []

  /// - Parameter short: the key that a plain value in place of the map is for.
  package init(
    _ tree: SettingsTree?, path: String, short: String? = nil, report: Report,
    place: ExperimentPlace = .whole
  ) {
    self.path = path
    self.report = report
    self.place = tree?.place ?? place
    var entries: [SettingsEntry] = []
    var wrong: SettingsTree?
    switch tree?.content {
    case nil: break
    case .map(let map): entries = map
    case .refused: wrong = tree
    default:
      // The place of a map is taken by what its main key is for, if it has one.
      if let tree {
        entries = [SettingsEntry(key: SettingsEntry.shortKey, place: tree.place, value: tree)]
      }
    }
    if let index = entries.firstIndex(where: { $0.key == SettingsEntry.shortKey }) {
      if let short { entries[index].key = short } else { wrong = entries.remove(at: index).value }
    }
    self.entries = entries
    isUnread = wrong != nil
    if let wrong, wrong.content != .refused {
      complainHere(
        .notAllowed(
          found: wrong.summary, allowed: "a map of settings (key: value)", nearest: nil),
        at: wrong.place)
    }
  }

  /// The last entry with this key; where there are more, the repetition was reported.
  package func entry(_ key: String) -> SettingsEntry? {
    if !known.contains(key) { known.append(key) }
    return entries.last { $0.key == key }
  }

  package var allEntries: [SettingsEntry] { entries }

  package func isGiven(_ key: String) -> Bool { entries.contains { $0.key == key } }

  package func isRepeated(_ key: String) -> Bool { entries.count { $0.key == key } > 1 }

  package func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Puts a key into the reference.
  package func note(_ key: String, type: String, standard: String?, _ about: String) {
    report.keys.append(
      ExperimentKey(path: full(key), type: type, standard: standard, about: about))
  }

  /// Notes a problem at the value of a key of this map, or at the map where the key is not given.
  package func complain(
    _ key: String, _ problem: ExperimentProblem, at place: ExperimentPlace? = nil
  ) {
    let given = entries.last { $0.key == key }
    report.problems.append(
      ExperimentFileProblem(
        place: place ?? given?.value.place ?? self.place, key: full(key), problem: problem))
  }

  /// Notes a problem of this map as a whole.
  package func complainHere(_ problem: ExperimentProblem, at place: ExperimentPlace? = nil) {
    report.problems.append(
      ExperimentFileProblem(place: place ?? self.place, key: path, problem: problem))
  }

  /// Reports the keys that no one asked for.
  package func finish() {
    for entry in entries where !known.contains(entry.key) {
      complain(
        entry.key,
        .unknownKey(nearest: nearest(to: entry.key), allowed: known), at: entry.place)
    }
  }

  private func nearest(to key: String) -> String? {
    if let near = Nearest.word(to: key, among: known) { return full(near) }
    // The right word in the wrong place: of those, the one with the shortest path.
    let elsewhere = Experiment.keys.map(\.path).sorted { $0.count < $1.count }
    let last = { (path: String) in String(path.split(separator: ".").last ?? "") }
    return elsewhere.first { last($0) == key }
      ?? Nearest.word(to: key, among: elsewhere.map(last))
      .flatMap { word in elsewhere.first { last($0) == word } }
  }
}

/// Typed values
extension SettingsReader {
  /// The value of a key, or its default.
  ///
  /// - Parameter condition: where it does not hold, the key may not be given.
  package func value<Value>(
    _ key: String, _ type: ValueType<Value>, default standard: Value,
    when condition: SettingsCondition? = nil, _ about: String
  ) -> Value {
    note(
      key, type: type.name, standard: type.show(standard),
      condition.map { "\($0.text): \(about)" } ?? about)
    return read(key, type, when: condition) ?? standard
  }

  /// The value of a key that must be given.
  package func required<Value>(_ key: String, _ type: ValueType<Value>, _ about: String) -> Value? {
    note(key, type: type.name, standard: nil, about)
    if !isGiven(key), !isUnread { complain(key, .missing(allowed: type.name)) }
    return read(key, type)
  }

  /// The value of a key, nil where it is not given or not allowed; without a line in the reference.
  package func read<Value>(
    _ key: String, _ type: ValueType<Value>, when condition: SettingsCondition? = nil
  ) -> Value? {
    guard let entry = entry(key), entry.value.content != .refused else { return nil }
    if let condition, !condition.holds {
      complain(key, .contradiction(condition.sentence), at: entry.place)
      return nil
    }
    guard let value = type.read(entry.value) else {
      complain(key, type.problem(with: entry.value))
      return nil
    }
    return value
  }
}

/// Maps in maps
extension SettingsReader {
  /// Reads the map under a key; where it is not given, an empty one.
  package func section<Result>(
    _ key: String, short: String? = nil, _ read: (SettingsReader) -> Result
  ) -> Result {
    section(entry(key)?.value, of: key, short: short, read)
  }

  /// Reads the map under a key; nil where it is not given or the word `none`.
  package func sectionOrNone<Result>(
    _ key: String, short: String, _ about: String, _ read: (SettingsReader) -> Result
  ) -> Result? {
    note(key, type: "a map of settings, or none", standard: "none", about)
    let tree = entry(key)?.value
    guard let tree, tree.plainText != "none" else {
      report.onlyNotes { _ = section(nil, of: key, short: short, read) }
      return nil
    }
    return section(tree, of: key, short: short, read)
  }

  private func section<Result>(
    _ tree: SettingsTree?, of key: String, short: String?, _ read: (SettingsReader) -> Result
  ) -> Result {
    // Of what stands in a map that could not be read, nothing is known to be missing.
    let unread = isUnread ? SettingsTree(content: .refused, place: place) : nil
    let reader = SettingsReader(
      tree ?? unread, path: full(key), short: short, report: report, place: place)
    defer { reader.finish() }
    return read(reader)
  }

  /// A condition on a key of this map that is one of some words.
  package func when<Word: RawRepresentable & Equatable>(
    _ key: String, _ found: Word, is wanted: Word
  )
    -> SettingsCondition where Word.RawValue == String
  {
    SettingsCondition(
      holds: found == wanted, text: wanted.rawValue,
      sentence: "is for \(wanted.rawValue), and \(full(key)) is \(found.rawValue)")
  }
}

/// What must hold for a key to be given.
package struct SettingsCondition {
  package var holds: Bool
  /// The condition in a word or two.
  package var text: String
  /// What a key is told, after its name, when the condition does not hold.
  package var sentence: String

  package init(holds: Bool, text: String, sentence: String) {
    self.holds = holds
    self.text = text
    self.sentence = sentence
  }
}
