/// Watches the loss of each step for values that mean training is going wrong.
struct LossWatch: Equatable, Sendable, Codable {
  enum Finding: Equatable, Sendable {
    case nonFinite(loss: Float, gradientNorm: Float)
    case aboveMedian(loss: Float, median: Float)
  }

  /// Losses of the newest steps, for their median.
  private var recent: [Float] = []
  private var next = 0
  /// Steps since the last `aboveMedian`, so that one rough stretch is said once.
  private var quietSteps = 0

  static let window = 101

  /// Takes the loss of a step whose update is not applied yet.
  ///
  /// - Parameter medianFactor: how many times the running median is too much; nil does not ask.
  mutating func record(loss: Float, gradientNorm: Float, medianFactor: Double?) -> Finding? {
    guard loss.isFinite, gradientNorm.isFinite else {
      return .nonFinite(loss: loss, gradientNorm: gradientNorm)
    }
    quietSteps += 1
    var finding: Finding?
    if let medianFactor, recent.count == Self.window, quietSteps > Self.window {
      let median = recent.sorted()[Self.window / 2]
      if Double(loss) > medianFactor * Double(median) {
        finding = .aboveMedian(loss: loss, median: median)
        quietSteps = 0
      }
    }
    if recent.count < Self.window {
      recent.append(loss)
    } else {
      recent[next] = loss
      next = (next + 1) % Self.window
    }
    return finding
  }
}
