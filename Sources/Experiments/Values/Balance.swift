/// What is done about labels that are rarer than others.
package struct Balance: Equatable, Sendable {
  package enum Method: String, CaseIterable, Sendable {
    case none
    /// Each label's positives weigh as much as its negatives do, counted on the training images.
    case positiveWeight = "positive-weight"
    /// Images with rare labels are drawn more often.
    case sampler
    /// Images that hold a rare label are repeated (ML-ROS), or those without one left out (ML-RUS).
    case oversample = "ml-ros"
    case undersample = "ml-rus"
    /// The same for whole label sets (LP-ROS, LP-RUS).
    case oversampleSets = "lp-ros"
    case undersampleSets = "lp-rus"
    /// Images that hold rarer labels are repeated, each copy augmented anew, until counts match.
    case augmentToEqual = "augment-to-equal"
  }

  package var method: Method
  /// Of the training images: at most so many are copied or left out by the four that resample.
  package var percent: Double
  /// The most a positive weighs.
  package var cap: Double
  /// How often one image may be visited in an epoch of augment-to-equal.
  package var limit: Int
  /// Whether augment-to-equal also multiplies the images without a label.
  package var countsNegatives: Bool

  package init(
    _ method: Method = .none, percent: Double = 25, cap: Double = 20, limit: Int = 10,
    countsNegatives: Bool = false
  ) {
    self.method = method
    self.percent = percent
    self.cap = cap
    self.limit = limit
    self.countsNegatives = countsNegatives
  }

  package static let none = Balance()
}
