/// The median, and any quantile, of the last `window` finite values of a stream.
package struct RunningMedian: Equatable, Sendable {
  package let window: Int
  /// In order of arrival, and in order of size.
  private var arrived: [Double] = []
  private var sorted: [Double] = []

  /// - Precondition: `window > 0`.
  package init(window: Int) {
    precondition(window > 0, "window is \(window); allowed: 1 and more")
    self.window = window
  }

  package var count: Int { arrived.count }
  /// `nil` before the first value.
  package var median: Double? { quantile(0.5) }

  /// The values in the window, oldest first: all there is to write down to continue later.
  package var values: [Double] { arrived }

  /// Takes O(window), little for windows of some hundreds; a value that is not finite is left out.
  package mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    if arrived.count == window { sorted.remove(at: position(of: arrived.removeFirst())) }
    arrived.append(value)
    sorted.insert(value, at: position(of: value))
  }

  /// See ``quantile(_:ofSorted:)``.
  package func quantile(_ share: Double) -> Double? { Metrics.quantile(share, ofSorted: sorted) }

  private func position(of value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The quantile of ascending values, linear between neighbours as numpy's default is; `nil` for none.
///
/// - Precondition: `0 <= share <= 1`.
package func quantile(_ share: Double, ofSorted values: [Double]) -> Double? {
  precondition((0...1).contains(share), "share is \(share); allowed: 0...1")
  guard !values.isEmpty else { return nil }
  let place = share * Double(values.count - 1)
  let below = Int(place)
  let above = min(below + 1, values.count - 1)
  return values[below] + (place - Double(below)) * (values[above] - values[below])
}
