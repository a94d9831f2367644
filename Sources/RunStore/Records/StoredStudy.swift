import Studies

/// A study of a store: the file it was started from, as it was.
package struct StoredStudy: Equatable, Sendable {
  /// Given by the store; 0 before it is kept.
  package var id: Int64
  /// Tells it from the other studies of the store.
  package var title: String
  /// When it was first started, in seconds since 1970.
  package var created: Double
  /// What messages call the file.
  package var file: String
  /// Where relative paths of the text start.
  package var directory: String
  package var text: String
  /// The experiment all arms share with every setting written out and its data named from the root,
  /// where the text names its file; nil where it stands in the text.
  package var base: String?
  /// What was given beside the text, each as `seeds=3`.
  package var settings: [String]
  /// Nil before its data was opened.
  package var images: StudyImages?

  package init(
    id: Int64 = 0, title: String, created: Double, file: String, directory: String, text: String,
    base: String? = nil, settings: [String] = [], images: StudyImages? = nil
  ) {
    self.id = id
    self.title = title
    self.created = created
    self.file = file
    self.directory = directory
    self.text = text
    self.base = base
    self.settings = settings
    self.images = images
  }
}
