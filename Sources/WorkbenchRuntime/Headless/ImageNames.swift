import RunStore

/// The names of the images of a run, read from its data.
enum ImageNames {
  /// By number.
  ///
  /// - Throws: a sentence where the data cannot be opened, or is not what the run was trained on.
  static func of(_ run: Int64, in store: RunStore) throws -> [String] {
    try RunData.open(run, in: store).dataset.names
  }
}
