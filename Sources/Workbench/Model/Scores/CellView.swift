import TerminalUI

/// The pictures asked for, in their order.
package struct CellView: Equatable, Sendable {
  package struct Image: Equatable, Sendable {
    /// Its number in the data set.
    package var number: Int
    /// As the data set names it.
    package var name: String
    package var file: File
    package var picture: Picture

    package init(number: Int, name: String, file: File, picture: Picture) {
      self.number = number
      self.name = name
      self.file = file
      self.picture = picture
    }

    /// The path of its file, if it has one.
    package var path: String? {
      if case .path(let path) = file { path } else { nil }
    }
  }

  /// Where the pixels of an image come from.
  package enum File: Equatable, Sendable {
    case path(String)
    /// It has no file of its own; says what it is instead: `a drawn picture`.
    case none(String)
  }

  /// What this answers.
  package var request: CellRequest
  package var images: [Image]

  package init(request: CellRequest, images: [Image]) {
    self.request = request
    self.images = images
  }
}
