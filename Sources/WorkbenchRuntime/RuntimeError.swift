/// What a person or the machine keeps the program from doing, as one sentence.
package struct RuntimeError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
