import Datasets
import Experiments

/// The labels a person names, of those that were found.
package enum LabelChoice {
  /// - Parameter text: `all`, or names between commas; a name may hold commas itself.
  /// - Returns: nil for all.
  /// - Throws: a sentence about the first name that is no label, or cannot be written.
  package static func labels(
    _ text: String, of found: [String]
  ) throws(RuntimeError) -> [String]? {
    if trimmed(text[...]) == "all", !found.contains("all") { return nil }
    var rest = text.split(separator: ",", omittingEmptySubsequences: false)[...]
    var chosen: [String] = []
    while !rest.isEmpty {
      // The longest that is a label: one may be called "black, white".
      let lengths = (1...rest.count).reversed()
      let label = lengths.lazy.map { trimmed(rest.prefix($0).joined(separator: ",")[...]) }
        .first(where: found.contains)
      guard let label else {
        let word = trimmed(rest[rest.startIndex])
        let near = NearestName.among(found, to: word).map { "; did you mean \($0)?" } ?? ""
        let names = found.prefix(20).joined(separator: ", ")
        let more = found.count > 20 ? " and \(found.count - 20) more" : ""
        throw RuntimeError(
          Sentence.plain("no image has the label \"\(word)\"; labels found: \(names)\(more)\(near)")
        )
      }
      guard Experiment.canName(label) else {
        throw RuntimeError(
          Sentence.plain("an experiment cannot name the label \"\(label)\"; allowed here: all"))
      }
      if !chosen.contains(label) { chosen.append(label) }
      rest = rest.dropFirst(
        label.split(separator: ",", omittingEmptySubsequences: false).count)
    }
    return chosen
  }

  /// What a file names where all are chosen: the labels themselves as long as they can be written
  /// and read at a glance, so that another folder beside them changes nothing unasked.
  package static func written(_ chosen: [String]?, of found: [String]) -> [String]? {
    if let chosen { return chosen }
    return found.count <= 12 && found.allSatisfy(Experiment.canName) ? found : nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
