/// Which label set was predicted for which: the table that says it all for a few labels.
///
/// Rows are true sets and columns predicted ones, in the same order, so that exact hits lie on the
/// diagonal. Only sets that occur on either side have a line; of two labels these are at most only
/// A, only B, both and neither. Counted are the images all of whose labels are known.
package struct LabelSetConfusion: Equatable, Sendable {
  package enum Line: Hashable, Sendable {
    /// Ascending; empty for the images of none.
    case labels([Int])
    /// All sets without a line of their own together.
    case other
  }

  /// Small sets before large ones, then the empty set, then the other sets, if there are any.
  package let lines: [Line]
  package let images: Int
  /// Images whose set is told exactly, those of other sets included.
  package let exact: Int
  private var cells: [Int]

  /// - Parameter limit: how many sets have a line of their own: the most frequent ones, true and
  ///   predicted together; the empty set has one whenever it occurs.
  /// - Precondition: `limit > 0`.
  package init(table: ScoreTable, thresholds: [Double], limit: Int = 16) {
    precondition(limit > 0, "\(limit) label sets; allowed: 1 and more")
    let pairs = table.setPairs(thresholds: thresholds)
    var counts: [[Int]: Int] = [:]
    for pair in pairs {
      counts[pair.truth, default: 0] += 1
      counts[pair.predicted, default: 0] += 1
    }
    let ranked = counts.sorted { a, b in
      if a.key.isEmpty != b.key.isEmpty { return a.key.isEmpty }
      return a.value != b.value ? a.value > b.value : Self.precedes(a.key, b.key)
    }
    var lines = ranked.prefix(limit).map(\.key).sorted(by: Self.precedes).map(Line.labels)
    if ranked.count > limit { lines.append(.other) }
    let places = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1, $0) })
    var cells = [Int](repeating: 0, count: lines.count * lines.count)
    for pair in pairs {
      // A set without a place of its own is in the last line.
      let row = places[.labels(pair.truth)] ?? lines.count - 1
      let column = places[.labels(pair.predicted)] ?? lines.count - 1
      cells[row * lines.count + column] += 1
    }
    self.lines = lines
    self.cells = cells
    images = pairs.count
    exact = pairs.count { $0.truth == $0.predicted }
  }

  /// Images of the true set of line `row` for which the set of line `column` was predicted.
  ///
  /// Where both lines are the other sets, hits and mistakes lie together.
  package subscript(row: Int, column: Int) -> Int { cells[row * lines.count + column] }

  package func images(inRow row: Int) -> Int {
    lines.indices.reduce(0) { $0 + self[row, $1] }
  }

  package func images(inColumn column: Int) -> Int {
    lines.indices.reduce(0) { $0 + self[$1, column] }
  }

  /// Share of the images of the true set for which the other one was predicted; `nil` without any.
  package func share(_ row: Int, _ column: Int) -> Double? {
    let all = images(inRow: row)
    return all > 0 ? Double(self[row, column]) / Double(all) : nil
  }

  /// By size, then by label; the empty set is last.
  private static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    if a.isEmpty || b.isEmpty { return !a.isEmpty && b.isEmpty }
    return a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
  }
}
