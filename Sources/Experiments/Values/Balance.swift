/// What is done about labels that are rarer than others.
package enum Balance: String, CaseIterable, Sendable {
  case none
  /// Each label's positives weigh as much as its negatives do, counted on the training images.
  case positiveWeight = "positive-weight"
}
