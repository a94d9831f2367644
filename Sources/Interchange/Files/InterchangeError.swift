import Glibc

/// What keeps a file or a folder from being written, as one sentence.
package struct InterchangeError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// - Parameter code: an `errno`.
  static func cannotWrite(_ path: String, _ code: Int32) -> InterchangeError {
    InterchangeError("\(path) cannot be written (\(String(cString: strerror(code))))")
  }
}
