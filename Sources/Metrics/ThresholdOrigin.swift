/// Where the threshold of a label comes from, as it is kept with a set of thresholds.
package enum ThresholdOrigin: String, CaseIterable, Hashable, Sendable, Codable {
  /// Chosen by the label's own scores.
  case own
  /// The one all labels share.
  case shared
  /// Its own, drawn towards the shared one.
  case shrunk
  /// Set by a person.
  case hand
  /// 0.5, for none could be chosen.
  case untuned
}
