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
    var sets = DistinctLabelSets(words: pairs.words, capacity: 2 * pairs.count)
    let truth = (0..<pairs.count).map { sets.add(pairs.truth, at: $0 * pairs.words) }
    let predicted = (0..<pairs.count).map { sets.add(pairs.predicted, at: $0 * pairs.words) }
    let kept = Self.mostFrequent(limit, of: sets).sorted { Self.precedes($0, $1, in: sets) }
    var lines = kept.map { Line.labels(sets.labels(of: $0)) }
    if kept.count < sets.indices.count { lines.append(.other) }
    // A set without a line of its own is in the last one.
    var places = [Int](repeating: lines.count - 1, count: sets.indices.count)
    for (line, set) in kept.enumerated() { places[set] = line }
    var cells = [Int](repeating: 0, count: lines.count * lines.count)
    for (held, told) in zip(truth, predicted) {
      cells[places[held] * lines.count + places[told]] += 1
    }
    self.lines = lines
    self.cells = cells
    images = pairs.count
    exact = zip(truth, predicted).count { $0 == $1 }
  }

  /// The empty set if it occurs, then the most frequent ones, then the earlier ones of a line.
  private static func mostFrequent(_ limit: Int, of sets: DistinctLabelSets) -> [Int] {
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      if sets.isEmpty(a) || sets.isEmpty(b) { return sets.isEmpty(a) && a != b }
      return sets.counts[a] != sets.counts[b]
        ? sets.counts[a] > sets.counts[b] : precedes(a, b, in: sets)
    }
    // In order all along: there are often many more sets than lines.
    var kept: [Int] = []
    for set in sets.indices {
      if kept.count == limit, !isBefore(set, kept[limit - 1]) { continue }
      if kept.count == limit { kept.removeLast() }
      kept.insert(set, at: kept.firstIndex { isBefore(set, $0) } ?? kept.count)
    }
    return kept
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
  private static func precedes(_ a: Int, _ b: Int, in sets: DistinctLabelSets) -> Bool {
    let (left, right) = (sets.size(of: a), sets.size(of: b))
    if left == 0 || right == 0 { return left > 0 && right == 0 }
    return left != right ? left < right : sets.lexicographicallyPrecedes(a, b)
  }
}
