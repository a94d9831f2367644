/// Settings as written: maps, lists and pieces of text, each knowing where it stands.
///
/// A piece of text has no type yet; it is read as what its key asks for.
package struct SettingsTree: Equatable, Sendable {
  package indirect enum Content: Equatable, Sendable {
    /// `isPlain` is false for text in quotes or in a block, which is never a word such as `none`.
    case text(String, isPlain: Bool)
    case list([SettingsTree])
    case map([SettingsEntry])
    /// Something that was refused, and reported, before it was read.
    case refused
  }

  package var content: Content
  package var place: ExperimentPlace

  /// The words of plain text.
  package var plainText: String? {
    if case .text(let text, isPlain: true) = content { text } else { nil }
  }

  /// What an error message calls it.
  package var summary: String {
    switch content {
    case .text("", isPlain: true): return "empty"
    case .text(let text, let isPlain):
      let short = text.count > 60 ? text.prefix(57) + "..." : text[...]
      let printable = short.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control
          ? scalar.escaped(asASCII: true) : String(scalar)
      }
      return isPlain ? printable.joined() : "\"\(printable.joined())\""
    case .list(let items):
      // A short row of plain values is shown, since one of them may be what is wrong.
      let texts = items.compactMap(\.plainText)
      guard texts.count == items.count, (1...4).contains(items.count) else {
        return items.isEmpty ? "an empty list" : "a list of \(items.count)"
      }
      return "[\(items.map(\.summary).joined(separator: ", "))]"
    case .map: return "a map of settings"
    case .refused: return "refused"
    }
  }
}

/// A key and its value.
package struct SettingsEntry: Equatable, Sendable {
  package var key: String
  package var place: ExperimentPlace
  package var value: SettingsTree

  /// Stands for the key of a plain value that was there before a setting made a map of it: only the
  /// reader of that map knows which key that is. No file can hold it.
  package static let shortKey = "\u{0}"
}
