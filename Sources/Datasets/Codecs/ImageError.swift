/// Why a file did not become pixels: a sentence without the file's name.
struct ImageError: Error, Equatable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
