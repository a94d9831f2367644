import Metrics

/// A cell of a table as a person writes it: `TP:cat`, `*:cat`, `cat+dog>cat`, `none>*`,
/// `instead:cat>dog`, `together:cat+dog`, `predicted:cat+dog`.
enum CellText {
  static let allowed = """
    TP:LABEL, FN:LABEL, FP:LABEL, TN:LABEL; SET>SET for a true and a predicted set, as \
    cat+dog>cat, none, or * for any; instead:LABEL>LABEL, together:LABEL+LABEL or \
    predicted:LABEL+LABEL
    """

  /// - Parameter lines: of the table of label sets, which say what `other` is.
  static func read(
    _ text: String, labels: [String], lines: [LabelSetConfusion.Line]
  ) throws(RuntimeError) -> DecisionCell {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      let outcome = LabelOutcome(rawValue: parts[0].uppercased())
      if outcome != nil || parts[0] == "*" {
        return .label(try label(parts[1], labels), outcome)
      }
      switch parts[0] {
      case "instead":
        return try pair(parts[1], at: ">") { truth, predicted throws(RuntimeError) in
          .instead(
            truth: try labelOrNone(truth, labels), predicted: try labelOrNone(predicted, labels))
        }
      case "together", "predicted":
        return try pair(parts[1], at: "+") { first, second throws(RuntimeError) in
          .together(
            try label(first, labels), try label(second, labels), predicted: parts[0] == "predicted")
        }
      default: break
      }
    }
    return try pair(text[...], at: ">") { truth, predicted throws(RuntimeError) in
      .sets(
        truth: try set(truth, labels, lines), predicted: try set(predicted, labels, lines),
        lines: lines)
    }
  }

  /// Reads both sides of a sign. A label may hold the sign itself: the first place fits where both
  /// sides can be read.
  private static func pair(
    _ text: Substring, at sign: Character,
    _ body: (Substring, Substring) throws(RuntimeError) -> DecisionCell
  ) throws(RuntimeError) -> DecisionCell {
    var problem: RuntimeError?
    for place in text.indices where text[place] == sign {
      do throws(RuntimeError) {
        return try body(text[..<place], text[text.index(after: place)...])
      } catch {
        problem = problem ?? error
      }
    }
    throw problem ?? RuntimeError("--cell is \(text); allowed: \(allowed)")
  }

  private static func label(_ name: Substring, _ labels: [String]) throws(RuntimeError) -> Int {
    try LabelNames(labels).place(of: String(name), "--cell")
  }

  private static func labelOrNone(
    _ name: Substring, _ labels: [String]
  ) throws(RuntimeError) -> Int? {
    name == LabelSetName.none && !labels.contains(LabelSetName.none)
      ? nil : try label(name, labels)
  }

  /// Nil for any set.
  private static func set(
    _ text: Substring, _ labels: [String], _ lines: [LabelSetConfusion.Line]
  ) throws(RuntimeError) -> LabelSetConfusion.Line? {
    switch String(text) {
    case "*": return nil
    case LabelSetName.other where !labels.contains(LabelSetName.other) && lines.contains(.other):
      return .other
    default: return .labels(try labelSet(text, labels, "--cell"))
    }
  }

  /// The labels, ascending, of a set such as `cat+dog` or `none`.
  /// - Parameter option: where it was written, for the error.
  static func labelSet(
    _ text: Substring, _ labels: [String], _ option: String
  ) throws(RuntimeError) -> [Int] {
    if text == LabelSetName.none { return [] }
    let words = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if let set = labelSet(words[...], labels) { return Set(set).sorted() }
    let wrong = words.first { !labels.contains($0) } ?? String(text)
    return [try LabelNames(labels).place(of: wrong, option)]
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
