import GRDB

/// A long series at a glance, at a cost that does not grow with its points.
extension SeriesTable {
  /// Summaries that cover all points with steps in the range, in order, each point once.
  ///
  /// - Parameter detail: how many spans are wanted at least; there are at most about nine times as
  ///   many, and no fewer unless the range holds fewer points.
  func spans(_ range: ClosedRange<Int>, detail: Int) throws -> [SeriesSpan] {
    let full = try nodes(range, level: 0) ?? 0..<0
    // The two nodes at the edges may hold next to nothing.
    let level = (0...Self.topLevel).last { (full.count - 2) >> (3 * $0) >= detail }
    var spans: [SeriesSpan] = []
    guard let level else {
      let points = try points(range)
      group(points, range, size: max(points.count / detail, 1), into: &spans)
      return spans
    }
    try collect(level: level, range, into: &spans)
    if let tail = try tail(), tail.points.count < SeriesChunk.capacity {
      group(tail.points, range, size: SeriesChunk.capacity, into: &spans)
    }
    return spans
  }

  /// The points with steps in the range.
  func points(_ range: ClosedRange<Int>) throws -> SeriesPoints {
    let tail = try tail()
    var points = SeriesPoints()
    for chunk in try nodes(range, level: 0) ?? 0..<0 {
      if let found = try self.points(ofChunk: chunk) { points.append(found.within(range)) }
    }
    if let tail, tail.points.count < SeriesChunk.capacity {
      points.append(tail.points.within(range))
    }
    return points
  }

  /// The first node of a level that reaches as far as `step`: steps rise with nodes.
  func firstNode(level: Int, withLastStepFrom step: Int) throws -> Int? {
    guard let count = try nodeCount(level: level) else { return nil }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let last = try db.first(
        "SELECT last_step FROM series_summaries WHERE series = ? AND level = ? AND node = ?",
        [series, level, middle], { try $0.take(Int.self) })
      guard let last else { throw UnreadableValue(text: "series \(series) has a gap") }
      if last < step { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }

  /// The nodes of a level that hold points in the range, as far as chunks are full.
  private func nodes(_ range: ClosedRange<Int>, level: Int) throws -> Range<Int>? {
    guard let count = try nodeCount(level: level),
      let first = try firstNode(level: level, withLastStepFrom: range.lowerBound)
    else { return nil }
    let last = try firstNode(level: level, withLastStepFrom: range.upperBound) ?? count - 1
    return first..<max(last, first) + 1
  }

  private func nodeCount(level: Int) throws -> Int? {
    try db.first(
      "SELECT max(node) FROM series_summaries WHERE series = ? AND level = ?", [series, level],
      { try $0.take(Int?.self) }
    ).flatMap { $0 }.map { $0 + 1 }
  }

  /// Whole nodes as they are; at the edges of the range, what lies below them.
  private func collect(
    level: Int, _ range: ClosedRange<Int>, nodes within: Range<Int>? = nil,
    into spans: inout [SeriesSpan]
  ) throws {
    guard let nodes = try within ?? nodes(range, level: level) else { return }
    let found = try db.rows(
      """
      SELECT node, first_step, last_step, count, nan_count, min, max, sum FROM series_summaries
      WHERE series = ? AND level = ? AND node >= ? AND node < ? ORDER BY node
      """, [series, level, nodes.lowerBound, nodes.upperBound]
    ) { (try $0.take(Int.self), try SeriesSpan(&$0)) }
    for (node, span) in found {
      if span.firstStep > range.upperBound || span.lastStep < range.lowerBound { continue }
      if range.contains(span.firstStep), range.contains(span.lastStep) {
        spans.append(span)
      } else if level > 0 {
        let children = node * Self.fanOut..<(node + 1) * Self.fanOut
        try collect(level: level - 1, range, nodes: children, into: &spans)
      } else {
        group(try points(ofChunk: node), range, size: SeriesChunk.capacity, into: &spans)
      }
    }
  }

  private func group(
    _ points: SeriesPoints?, _ range: ClosedRange<Int>, size: Int, into spans: inout [SeriesSpan]
  ) {
    guard let points = points?.within(range) else { return }
    for start in stride(from: 0, to: points.count, by: size) {
      spans.append(SeriesSpan(points, start..<min(start + size, points.count)))
    }
  }
}
