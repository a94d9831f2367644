/// Watches a figure of each step, its loss or the norm of its gradient, for one that is far above the
/// running median.
struct MedianWatch: Equatable, Sendable, Codable {
  /// The figures of the newest steps.
  private var recent: [Float] = []
  private var next = 0
  /// Steps since the last finding, so that one rough stretch is said once.
  private var quietSteps = 0

  static let window = 101

  /// Takes the figure of a step whose update is not applied yet.
  ///
  /// - Parameter factor: how many times the running median is too much; nil does not ask.
  /// - Returns: the median a value that is too much was held against.
  /// - Precondition: `value` is finite.
  mutating func record(_ value: Float, factor: Double?) -> Float? {
    quietSteps += 1
    var finding: Float?
    if let factor, recent.count == Self.window, quietSteps > Self.window {
      let median = recent.sorted()[Self.window / 2]
      if Double(value) > factor * Double(median) {
        finding = median
        quietSteps = 0
      }
    }
    if recent.count < Self.window {
      recent.append(value)
    } else {
      recent[next] = value
      next = (next + 1) % Self.window
    }
    return finding
  }
}
