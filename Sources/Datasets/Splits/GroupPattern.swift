/// The regular expression that tells from an image's name which group it belongs to.
///
/// The group is what the first pair of parentheses matches, or the whole match where there is no
/// such pair: `^(cow\d+)_` puts `cow12_a.jpg` and `cow12_b.jpg` together. An image without a match,
/// or with an empty one, belongs to no group.
package struct GroupPattern {
  private let expression: Regex<AnyRegexOutput>

  /// - Parameter place: where the pattern stands, for the sentence of the error.
  package init(_ text: String, place: String) throws(DatasetError) {
    do {
      expression = try Regex(text)
    } catch {
      throw DatasetError(
        place: place, found: "\(text) is not a regular expression (\(error))",
        allowed: "its first parentheses, or else all of it, match what images of a group share")
    }
  }

  package func group(of name: String) -> String? {
    guard let match = try? expression.firstMatch(in: name) else { return nil }
    let key = match.output[match.output.count > 1 ? 1 : 0].substring ?? ""
    return key.isEmpty ? nil : String(key)
  }
}
