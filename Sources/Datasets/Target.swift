/// What is known about one label of one image.
package enum Target: UInt8, Sendable {
  case absent = 0
  case present = 1
  /// Not known: never trained on as a negative, never counted as one.
  case unlabelled = 2
}
