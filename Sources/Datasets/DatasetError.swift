/// What keeps a set of images from being opened, in one sentence.
///
/// The sentence is `place: found; allowed; did you mean nearest?`, without the parts that are nil,
/// and in one line whatever the parts hold.
package struct DatasetError: Error, Equatable, Sendable {
  /// The file or folder, with a line number where there is one: `photos/labels.csv:12`.
  package var place: String
  /// What was found there.
  package var found: String
  /// What would have been right.
  package var allowed: String?
  /// The nearest right thing that exists.
  package var nearest: String?

  package init(
    place: String, found: String, allowed: String? = nil, nearest: String? = nil
  ) {
    self.place = place
    self.found = found
    self.allowed = allowed
    self.nearest = nearest
  }
}

extension DatasetError: CustomStringConvertible {
  package var description: String {
    var sentence = "\(place): \(found)"
    if let allowed { sentence += "; \(allowed)" }
    if let nearest { sentence += "; did you mean \(nearest)?" }
    return Sentence.plain(sentence)
  }
}
