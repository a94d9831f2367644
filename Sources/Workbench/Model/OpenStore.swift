/// One of the stores whose runs are shown.
package struct OpenStore: Equatable, Sendable {
  /// Its folder.
  package var path: String
  /// Its runs can be looked at, and nothing of them changed.
  package var isReadOnly: Bool

  package init(path: String, isReadOnly: Bool = false) {
    self.path = path
    self.isReadOnly = isReadOnly
  }

  /// The last part of the path: `runs`.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// What stands before the numbers of its runs: a, b, c; the first store's is left out.
  static func letter(of index: Int) -> Character {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return letters.indices.contains(index) ? letters[index] : "?"
  }
}
