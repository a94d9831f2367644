/// What is known of a key: a line of the reference.
package struct ExperimentKey: Equatable, Sendable {
  /// From the top of the file, as `train.epochs`.
  package var path: String
  /// What is allowed.
  package var type: String
  /// What holds where the key is not given; nil for a key that must be.
  package var standard: String?
  package var about: String

  /// A page that says of every key what it takes, what it is by default and what it is for.
  package static func reference(of keys: [ExperimentKey]) -> String {
    var lines: [String] = []
    for key in keys {
      let standard = key.standard.map { "default: \($0)" } ?? "no default"
      lines += [key.path, "    \(key.about)", "    \(key.type); \(standard)"]
    }
    return lines.joined(separator: "\n")
  }
}
