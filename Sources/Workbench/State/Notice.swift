/// A line that goes away by itself.
package struct Notice: Equatable, Sendable {
  package var text: String
  package var isFailure: Bool
  /// When it was first seen by a tick; it is shown some seconds from then.
  package var since: Double?

  package static let seconds = 8.0

  package init(_ text: String, isFailure: Bool = false, since: Double? = nil) {
    self.text = text
    self.isFailure = isFailure
    self.since = since
  }
}
