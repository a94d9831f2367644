/// The folders that stand for label sets: `cat`, `cat+dog`, `none`.
///
/// A set of images sorted into them is one that ``FolderVocabulary`` reads back, given the labels.
/// What no folder can be called, or would be read as another set, is written with percent signs, as
/// in an address: `a/b` is `a%2Fb`.
package struct LabelSetFolders: Sendable {
  private let labels: [String]
  /// Nil for labels that no vocabulary is made of.
  private let vocabulary: FolderVocabulary?

  package init(labels: [String]) {
    self.labels = labels
    vocabulary = try? FolderVocabulary(wanted: labels, folders: [], place: "")
  }

  /// One part of a path, whatever the labels are called, and another one for every set.
  package func name(of set: [Int]) -> String {
    if set.isEmpty {
      return FolderVocabulary.negatives.first { isRead($0, as: []) } ?? "%"
    }
    let names = set.map { labels[$0] }
    let joined = names.joined(separator: "+")
    if Self.isPlain(joined), isRead(joined, as: names) { return joined }
    let escaped = names.map(Self.escaped).joined(separator: "+")
    // `a` and `b` where there is a label `a+b`: the sign tells such names from plain ones.
    return escaped.contains("%")
      ? escaped : escaped.prefix(1).utf8.map(Self.percent).joined() + escaped.dropFirst()
  }

  private func isRead(_ folder: String, as labels: [String]) -> Bool {
    guard let meaning = vocabulary?.meaning(of: folder) else { return false }
    return meaning.labels == labels && meaning.unknown.isEmpty && meaning.categories.isEmpty
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && name != "__MACOSX"
      && !name.utf8.contains { "/%".utf8.contains($0) || $0 < 0x20 || $0 == 0x7f }
  }

  /// Never empty, and without a sign that joins labels or leads to another folder.
  private static func escaped(_ label: String) -> String {
    guard !label.isEmpty else { return "%" }
    var text = ""
    for (index, scalar) in label.unicodeScalars.enumerated() {
      let isPlain =
        !"+/%".unicodeScalars.contains(scalar) && scalar.value >= 0x20 && scalar.value != 0x7f
        && (scalar != "." || index > 0)
      text += isPlain ? String(scalar) : scalar.utf8.map(percent).joined()
    }
    return text
  }

  private static func percent(_ byte: UInt8) -> String {
    (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }
}
