/// Where each row (or column) of a drawn piece looks in the image that it shows.
///
/// Shrinking, it is the mean over the stretch of the image that it covers; growing, it lies between
/// two neighbours, pixel centres being at half positions and the border repeating. Both agree where
/// neither shrinks nor grows.
struct SampledAxis {
  /// Per position, the first row of the image, and how many.
  private(set) var firsts: [Int]
  private(set) var counts: [Int]
  /// `[position, tap]`: what each of them counts for; a position's sum to ``unit``.
  private(set) var weights: [Int32]
  let taps: Int

  static let unitBits: Int32 = 11
  static let unit: Int32 = 1 << unitBits

  /// - Parameters:
  ///   - length: of the image, in pixels.
  ///   - source: where the shown part begins and ends, in pixels.
  init(_ count: Int, of length: Int, from source: ClosedRange<Double>) {
    let step = (source.upperBound - source.lowerBound) / Double(count)
    // Growing, a window as wide as a pixel gives the two neighbours their linear weights.
    let window = max(step, 1)
    taps = Int(window.rounded(.up)) + 1
    firsts = [Int](repeating: 0, count: count)
    counts = [Int](repeating: 1, count: count)
    weights = [Int32](repeating: 0, count: count * taps)
    for position in 0..<count {
      let centre = source.lowerBound + (Double(position) + 0.5) * step
      let low = max(0, min(centre - window / 2, Double(length) - window))
      let high = low + window
      // Without the slack, a window that ends with a pixel would look at the next one too.
      let first = min(Int(low + Self.slack), length - 1)
      let end = min(max(Int((high - Self.slack).rounded(.up)), first + 1), length)
      firsts[position] = first
      counts[position] = end - first
      // Rounded up to here, less what was given before: so they sum to one unit.
      var given: Int32 = 0
      for row in first..<end {
        let share = row + 1 == end ? 1 : (Double(row + 1) - low) / window
        let sum = Int32((share * Double(Self.unit)).rounded())
        weights[position * taps + row - first] = sum - given
        given = sum
      }
    }
  }

  private static let slack = 1e-4
}
