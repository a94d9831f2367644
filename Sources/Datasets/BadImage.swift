/// An image that a source lists and that could not be read.
package struct BadImage: Equatable, Sendable {
  /// As ``Dataset/names`` would have had it.
  package var name: String
  /// A sentence without the name: what was found, and what is allowed where that helps.
  package var cause: String

  package init(name: String, cause: String) {
    self.name = name
    self.cause = cause
  }
}

extension BadImage {
  /// With something before its name.
  func named(after prefix: String) -> BadImage { BadImage(name: prefix + name, cause: cause) }
}

extension BadImage: CustomStringConvertible {
  package var description: String { Sentence.plain("\(name): \(cause)") }
}
