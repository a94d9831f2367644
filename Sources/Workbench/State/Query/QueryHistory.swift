/// Filters used before, recalled as a shell recalls its lines.
package struct QueryHistory: Equatable, Sendable {
  /// Entries kept.
  package static let limit = 100

  /// Newest first, none twice.
  package private(set) var entries: [String] = []
  /// The entry shown; nil while a new text is written.
  private var place: Int?
  /// The text that was being written when the first entry was recalled.
  private var draft = ""

  /// - Parameter entries: Newest first.
  package init(_ entries: [String] = []) {
    for entry in entries.prefix(Self.limit).reversed() { add(entry) }
  }

  /// Keeps a filter that was used, and forgets what was being recalled.
  package mutating func add(_ text: String) {
    stop()
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    entries.removeAll { $0 == text }
    entries.insert(text, at: 0)
    if entries.count > Self.limit { entries.removeLast() }
  }

  /// The entry before the one shown; nil at the oldest.
  ///
  /// - Parameter text: What is written now, to come back to.
  package mutating func previous(from text: String) -> String? {
    if place == nil { draft = text }
    // An entry that is what is written already would look like a key that does nothing.
    var next = place.map { $0 + 1 } ?? 0
    if place == nil, entries.first == text { next = 1 }
    guard next < entries.count else { return nil }
    place = next
    return entries[next]
  }

  /// The entry after the one shown, at last the text that was being written; nil when that is shown.
  package mutating func next() -> String? {
    guard let place else { return nil }
    let isNewest = place == 0 || place == 1 && entries[0] == draft
    self.place = isNewest ? nil : place - 1
    return isNewest ? draft : entries[place - 1]
  }

  /// Ends recalling, when a filter is left or written on.
  package mutating func stop() {
    place = nil
    draft = ""
  }
}
