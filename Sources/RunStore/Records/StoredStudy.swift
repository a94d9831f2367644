import Studies

/// A study of a store: the file it was started from, as it was.
package struct StoredStudy: Equatable, Sendable {
  /// Tells it from the other studies of the store.
  package var title: String
  /// When it was first started, in seconds since 1970.
  package var created: Double
  /// What messages call the file.
  package var file: String
  /// Where relative paths of the text start.
  package var directory: String
  package var text: String
  /// Nil before its data was opened.
  package var images: StudyImages?

  package init(
    title: String, created: Double, file: String, directory: String, text: String,
    images: StudyImages? = nil
  ) {
    self.title = title
    self.created = created
    self.file = file
    self.directory = directory
    self.text = text
    self.images = images
  }

  /// The study as it is written; its data need not be there any more.
  ///
  /// - Throws: `ExperimentFileErrors`, for a text that an older version of the program took.
  package func study() throws -> Study {
    try Study.read(text: text, file: file, directory: directory, checkingFiles: false)
  }
}
