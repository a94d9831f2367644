/// What keeps a run from starting or going on, as one sentence for a person.
package struct TrainingError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
