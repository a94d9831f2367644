/// Why a file did not become pixels: a sentence without the file's name.
package struct ImageError: Error, Equatable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
