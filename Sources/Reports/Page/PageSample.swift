/// An image, what is in it, and what was told of it.
package struct PageSample: Equatable, Sendable {
  /// What was told, and by whom where several tell of the same image.
  package struct Told: Equatable, Sendable {
    package var teller: String?
    package var labels: String
    /// Nil where not all is known of the image.
    package var isRight: Bool?

    package init(_ teller: String? = nil, _ labels: String, isRight: Bool?) {
      self.teller = teller
      self.labels = labels
      self.isRight = isRight
    }
  }

  package var name: String
  package var truth: String
  package var told: [Told]
  /// `cat .98 dog .61`
  package var scores: String
  /// Nil where it cannot be shown.
  package var picture: PagePicture?

  package init(
    name: String, truth: String, told: [Told], scores: String = "", picture: PagePicture? = nil
  ) {
    self.name = name
    self.truth = truth
    self.told = told
    self.scores = scores
    self.picture = picture
  }

  /// The picture in words.
  var words: String {
    let told = told.map { told in
      "predicted\(told.teller.map { " by \($0)" } ?? ""): \(told.labels)"
    }
    return (["true: \(truth)"] + told + [scores]).filter { !$0.isEmpty }.joined(separator: "; ")
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
