/// What an image that cannot be read does to the opening of its set.
package enum BadImagePolicy: String, CaseIterable, Sendable {
  /// It is left out and named in ``Dataset/problems``.
  case skip
  /// It ends the opening with an error.
  case fail
}
