/// A course of values one line high, as wide as the space it is given.
package struct Sparkline: Hashable, Sendable {
  /// In order; `nil` and non-finite values leave a gap.
  package var values: [Double?]
  /// What the lowest and the highest mark stand for; `nil`: the least and greatest value.
  package var range: ClosedRange<Double>?
  package var style: Style

  package init(
    _ values: [Double?], range: ClosedRange<Double>? = nil, style: Style = .series(0)
  ) {
    self.values = values
    self.range = range
    self.style = style
  }

  /// More values than columns are averaged, fewer are widened.
  package func draw(into grid: inout Grid, in rect: Rect) {
    let line = rect.line(0)
    let finite = values.compactMap { $0 }.filter(\.isFinite)
    guard !line.isEmpty, let least = finite.min(), let greatest = finite.max() else { return }
    let (low, high) = (range?.lowerBound ?? least, range?.upperBound ?? greatest)
    // Never a whole block: in a table the courses of neighbouring lines would run together.
    let marks: [Character] =
      grid.glyphs.isUnicode ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇"] : ["_", ".", "-", "^"]
    for column in 0..<line.width {
      guard let value = average(column: column, of: line.width) else { continue }
      let share = high > low ? (value - low) / (high - low) : 0.5
      let level = Int((min(max(share, 0), 1) * Double(marks.count - 1)).rounded())
      grid[line.x + column, line.y] = Cell(marks[level], style: style)
    }
  }

  private func average(column: Int, of columns: Int) -> Double? {
    let first = column * values.count / columns
    let last = max((column + 1) * values.count / columns, first + 1)
    var (sum, count) = (0.0, 0)
    for value in values[first..<last] {
      guard let value, value.isFinite else { continue }
      sum += value
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }
}
