import Datasets
import Metrics

/// A cell of a table as a person writes it: `TP:cat`, `*:cat`, `cat+dog>cat`, `none>*`.
enum CellText {
  static let allowed = """
    TP:LABEL, FN:LABEL, FP:LABEL, TN:LABEL, or SET>SET for a true and a predicted set, as \
    cat+dog>cat, none or * for any
    """

  /// - Parameter lines: of the table of label sets, which say what `other` is.
  static func read(
    _ text: String, labels: [String], lines: [LabelSetConfusion.Line]
  ) throws(RuntimeError) -> DecisionCell {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      let outcome = LabelOutcome(rawValue: parts[0].uppercased())
      if outcome != nil || parts[0] == "*" {
        let label = try LabelNames(labels).place(of: String(parts[1]), "--cell")
        return .label(label, outcome)
      }
    }
    guard text.contains(">") else {
      throw RuntimeError("--cell is \(text); allowed: \(allowed)")
    }
    var problem: RuntimeError?
    // A label may hold the sign itself.
    for place in text.indices where text[place] == ">" {
      do throws(RuntimeError) {
        return .sets(
          truth: try set(text[..<place], labels, lines),
          predicted: try set(text[text.index(after: place)...], labels, lines), lines: lines)
      } catch {
        problem = problem ?? error
      }
    }
    throw problem ?? RuntimeError("--cell is \(text); allowed: \(allowed)")
  }

  /// Nil for any set.
  private static func set(
    _ text: Substring, _ labels: [String], _ lines: [LabelSetConfusion.Line]
  ) throws(RuntimeError) -> LabelSetConfusion.Line? {
    switch String(text) {
    case "*": return nil
    case LabelSetName.none: return .labels([])
    case LabelSetName.other where !labels.contains(LabelSetName.other) && lines.contains(.other):
      return .other
    default: break
    }
    let words = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if let set = labelSet(words[...], labels) { return .labels(Set(set).sorted()) }
    let wrong = words.first { !labels.contains($0) } ?? String(text)
    _ = try LabelNames(labels).place(of: wrong, "--cell")
    return nil
  }

  /// The labels that words joined by `+` name, where a label may hold a `+` of its own.
  private static func labelSet(_ words: ArraySlice<String>, _ labels: [String]) -> [Int]? {
    guard !words.isEmpty else { return [] }
    for count in (1...words.count).reversed() {
      let name = words.prefix(count).joined(separator: "+")
      if let label = labels.firstIndex(of: name),
        let rest = labelSet(words.dropFirst(count), labels)
      {
        return [label] + rest
      }
    }
    return nil
  }
}

/// Labels as a person names them.
struct LabelNames {
  private let labels: [String]

  init(_ labels: [String]) { self.labels = labels }

  /// - Parameter option: where the name was written, for the error.
  func place(of name: String, _ option: String) throws(RuntimeError) -> Int {
    if let place = labels.firstIndex(of: name) { return place }
    let near = NearestName.among(labels, to: name).map { "; did you mean \($0)?" } ?? ""
    let some = labels.prefix(12).joined(separator: ", ")
    let more = labels.count > 12 ? " and \(labels.count - 12) more" : ""
    throw RuntimeError("\(option): there is no label \(name); allowed: \(some)\(more)\(near)")
  }
}
