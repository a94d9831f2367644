/// Why a filter cannot be understood, and where.
package struct RunQueryError: Error, Equatable, Sendable {
  /// Of the character at fault, from 1; one past the text where something is missing.
  package var column: Int
  /// `no field is called macr-f1`
  package var found: String
  /// `a number, such as .8`
  package var allowed: String
  /// The name that may have been meant.
  package var nearest: String?

  package init(column: Int, found: String, allowed: String, nearest: String? = nil) {
    self.column = column
    self.found = found
    self.allowed = allowed
    self.nearest = nearest
  }

  package var sentence: String {
    if let nearest { return "\(found); did you mean \(nearest)? Allowed: \(allowed)." }
    return "\(found); allowed: \(allowed)."
  }
}

extension RunQueryError: CustomStringConvertible {
  package var description: String { "column \(column): \(sentence)" }
}
