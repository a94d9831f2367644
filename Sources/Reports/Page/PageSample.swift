/// An image, what is in it, and what was told of it.
package struct PageSample: Equatable, Sendable {
  package var name: String
  package var truth: String
  package var predicted: String
  /// `cat .98 dog .61`
  package var scores: String
  /// More than one where several runs tell of the same image: which one, and what it told.
  package var others: [PageFact]
  /// A whole file, and what kind it is: `image/jpeg`. Nil where it cannot be shown.
  package var picture: PagePicture?

  package init(
    name: String, truth: String, predicted: String, scores: String = "", others: [PageFact] = [],
    picture: PagePicture? = nil
  ) {
    self.name = name
    self.truth = truth
    self.predicted = predicted
    self.scores = scores
    self.others = others
    self.picture = picture
  }

  var isRight: Bool { truth == predicted }

  /// The picture in words.
  var words: String {
    ["true: \(truth)", "predicted: \(predicted)", scores].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }
}

/// A small picture, encoded.
package struct PagePicture: Equatable, Sendable {
  package var width: Int
  package var height: Int
  /// `data:image/jpeg;base64,…`
  package var address: String

  /// - Parameters:
  ///   - kind: as `image/jpeg`.
  ///   - bytes: of the whole file.
  package init(width: Int, height: Int, kind: String, bytes: [UInt8]) {
    self.width = width
    self.height = height
    address = "data:\(kind);base64,\(Base64.text(of: bytes))"
  }
}
