import GRDB

/// Holding a series against its own points.
extension SeriesTable {
  /// - Throws: `RunProblem` where chunks of points or the summaries above them are not as
  ///   ``append(_:run:name:)`` leaves them; summaries can be made anew.
  func check(_ place: String) throws {
    var levels = [[Int: SeriesSpan]](repeating: [:], count: Self.topLevel + 1)
    try forEachChunk(place) { chunk, points in
      guard points.count == SeriesChunk.capacity else { return }
      let span = SeriesSpan(points, 0..<points.count)
      for level in levels.indices {
        let node = chunk >> (3 * level)
        levels[level][node] = levels[level][node]?.joined(with: span) ?? span
      }
    }
    let found = try db.rows(
      """
      SELECT level, node, first_step, last_step, count, nan_count, min, max, sum
      FROM series_summaries WHERE series = ?
      """, [series]
    ) { (level: try $0.take(Int.self), node: try $0.take(Int.self), span: try SeriesSpan(&$0)) }
    let sound = found.allSatisfy { row in
      levels.indices.contains(row.level)
        && levels[row.level][row.node].map { $0.isClose(to: row.span) } ?? false
    }
    guard sound, found.count == levels.reduce(0, { $0 + $1.count }) else {
      throw RunProblem(
        place: place, found: "its summaries are not those of its points",
        mending: .sumUp(series: series))
    }
  }

  /// Makes all summaries anew from the points.
  func sumUp() throws {
    try db.run("DELETE FROM series_summaries WHERE series = ?", [series])
    try forEachChunk("series \(series)") { chunk, points in
      guard points.count == SeriesChunk.capacity else { return }
      try sumUp(SeriesSpan(points, 0..<points.count), chunk: chunk)
    }
  }

  private func forEachChunk(
    _ place: String, _ body: (Int, SeriesPoints) throws -> Void
  ) throws {
    func broken(_ found: String) -> RunProblem {
      RunProblem(place: place, found: found, mending: nil)
    }
    var (next, isFull, last) = (0, true, Int.min)
    let rows = try Row.fetchCursor(
      db.makeStatement(
        sql: "SELECT id, points FROM series_points WHERE id >= ? AND id < ? ORDER BY id"),
      arguments: [ids.lowerBound, ids.upperBound])
    while let row = try rows.next() {
      var fields = Fields(row)
      let chunk = Self.chunk(ofID: try fields.take())
      let points = try SeriesChunk.decode(try fields.take())
      guard chunk == next, isFull else {
        throw broken("chunk \(chunk) of its points where \(isFull ? next : next - 1) ends it")
      }
      guard let first = points.steps.first, first >= last else {
        throw broken("its steps fall at chunk \(chunk); allowed: steps that rise")
      }
      try body(chunk, points)
      (next, isFull) = (chunk + 1, points.count == SeriesChunk.capacity)
      last = points.steps.last ?? last
    }
  }
}

extension SeriesSpan {
  fileprivate func joined(with next: SeriesSpan) -> SeriesSpan {
    var span = self
    span.lastStep = next.lastStep
    span.count += next.count
    span.nanCount += next.nanCount
    span.min = [min, next.min].compactMap { $0 }.min()
    span.max = [max, next.max].compactMap { $0 }.max()
    span.sum = sum.map { $0 + (next.sum ?? 0) } ?? next.sum
    return span
  }

  /// The same but for the rounding of the sum, which depends on the order of additions.
  fileprivate func isClose(to other: SeriesSpan) -> Bool {
    var twin = other
    twin.sum = sum
    guard self == twin else { return false }
    // The database keeps a sum that is not a number as none.
    guard let a = sum, let b = other.sum, a.isFinite, b.isFinite else {
      return !(sum?.isFinite ?? false) && !(other.sum?.isFinite ?? false)
    }
    let size = Double(count) * Swift.max(abs(min ?? 0), abs(max ?? 0))
    return abs(a - b) <= 1e-9 * size
  }
}
