import Datasets

/// What keeps images from being chosen as an experiment asks, as one sentence for a person.
package struct CurationError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// The end of a sentence about a name that is not there.
  static func guess(_ name: String, among names: [String]) -> String {
    NearestName.among(names, to: name).map { "; did you mean \($0)?" } ?? ""
  }
}
