/// What keeps images from being chosen as an experiment asks, as one sentence for a person.
package struct CurationError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
