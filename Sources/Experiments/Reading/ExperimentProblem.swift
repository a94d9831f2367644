/// The facts of one mistake, and the sentence they make.
package enum ExperimentProblem: Equatable, Sendable {
  case unknownKey(nearest: String?, allowed: [String])
  /// A key stands twice in one map.
  case repeatedKey(first: String?)
  case missing(allowed: String)
  case notAllowed(found: String, allowed: String, nearest: String?)
  /// A file or folder that is not there, or cannot be told to be.
  case notFound(path: String, nearest: String?)
  /// What does not go together with something else: the sentence after the key.
  case contradiction(String)
  /// What is wrong with the text itself: a sentence without a key.
  case unreadable(String)

  /// A label that the experiment does not have.
  static func noLabel(_ name: String, labels: [String]) -> ExperimentProblem {
    let near = Nearest.word(to: name, among: labels).map { "; did you mean \($0)?" } ?? ""
    return .contradiction(
      "names \(name), which is no label; allowed: \(labels.joined(separator: ", "))\(near)")
  }

  package func sentence(key: String) -> String {
    let key = key.isEmpty ? "the experiment" : key
    return switch self {
    case .unknownKey(let nearest?, _):
      "\(key) is not a known key; did you mean \(nearest)?"
    case .unknownKey(nil, let allowed):
      "\(key) is not a known key; allowed here: \(allowed.joined(separator: ", "))"
    case .repeatedKey(let first):
      "\(key) is given twice" + (first.map { "; the first is at \($0)" } ?? "")
    case .missing(let allowed):
      "\(key) is missing; it takes \(allowed)"
    case .notAllowed(let found, let allowed, let nearest):
      "\(key) is \(found); allowed: \(allowed)" + guess(nearest)
    case .notFound(let path, let nearest):
      "\(key): there is no file or folder \(path)" + guess(nearest)
    case .contradiction(let rest): "\(key) \(rest)"
    case .unreadable(let sentence): sentence
    }
  }

  private func guess(_ nearest: String?) -> String {
    nearest.map { "; did you mean \($0)?" } ?? ""
  }
}
