/// What is known of a key: a line of the reference.
package struct ExperimentKey: Equatable, Sendable {
  /// From the top of the file, as `train.epochs`.
  package var path: String
  /// What is allowed.
  package var type: String
  /// What holds where the key is not given; nil for a key that must be.
  package var standard: String?
  package var about: String
}
