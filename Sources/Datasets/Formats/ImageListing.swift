/// What a source says about its images, before any of them is decoded.
struct ImageListing {
  struct Entry: Equatable {
    /// Relative to the source.
    var name: String
    /// The path to open.
    var path: String
    /// The labels as the source has them; nil for an unlabelled image.
    var labels: [String]?
    /// Of the part that the source itself keeps for testing.
    var isTest = false
  }

  /// Sorted by name.
  var entries: [Entry]
  /// Files that are no images, for reasons known without decoding.
  var problems: [BadImage] = []
  /// Whether the source has parts for training and for testing.
  var hasParts = false
}
