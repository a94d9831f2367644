/// How a source of images says which labels an image holds.
package enum DataFormat: String, CaseIterable, Sendable {
  /// Told from the source: see ``Dataset/open(_:directory:seed:cache:progress:)``.
  case auto
  /// A folder for each label or label set.
  case folders
  /// A listing with the columns `file` and `labels`.
  case csv
  /// The four files of MNIST and its siblings.
  case idx
  /// Pictures drawn by the program.
  case scenes
}
