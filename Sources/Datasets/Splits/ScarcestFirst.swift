/// Columns by the images that are left of them.
struct ScarcestFirst {
  private var left: [Int]
  /// Per number of images, columns that have or had so many left.
  private var buckets: [[Int]]
  private var lowest = 1

  init(counts: [Int]) {
    left = counts
    buckets = [[Int]](repeating: [], count: (counts.max() ?? 0) + 1)
    for column in counts.indices.reversed() { buckets[counts[column]].append(column) }
  }

  /// A column of which the fewest images are left, but at least one.
  mutating func first() -> Int? {
    while lowest < buckets.count {
      if let column = buckets[lowest].popLast() {
        if left[column] == lowest { return column }
      } else {
        lowest += 1
      }
    }
    return nil
  }

  mutating func take(_ count: Int, of column: Int) {
    left[column] -= count
    guard left[column] > 0 else { return }
    buckets[left[column]].append(column)
    lowest = min(lowest, left[column])
  }
}
