import GRDB

/// One series inside a transaction: its chunks of points, and the summaries above them.
struct SeriesTable {
  let db: Database
  let series: Int64

  /// Of how many nodes a node of the next level is made.
  static let fanOut = 8
  /// Level 3 sums up 256,000 points; a series of ten million has forty such nodes.
  static let topLevel = 3

  private static let chunkBits: Int64 = 24

  init(_ db: Database, _ series: Int64) throws {
    guard series > 0, series < 1 << 38 else {
      throw UnreadableValue(text: "a series has the number \(series)")
    }
    self.db = db
    self.series = series
  }

  /// The ids of this series' chunks.
  var ids: Range<Int64> { id(ofChunk: 0)..<(series + 1) << Self.chunkBits }

  func id(ofChunk chunk: Int) -> Int64 { series << Self.chunkBits | Int64(chunk) }

  static func chunk(ofID id: Int64) -> Int { Int(id & (1 << chunkBits - 1)) }

  /// The last chunk: the only one that may have room.
  func tail() throws -> (chunk: Int, points: SeriesPoints)? {
    try db.first(
      "SELECT id, points FROM series_points WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1",
      [ids.lowerBound, ids.upperBound]
    ) { (Self.chunk(ofID: try $0.take()), try SeriesChunk.decode(try $0.take())) }
  }

  func points(ofChunk chunk: Int) throws -> SeriesPoints? {
    try db.first("SELECT points FROM series_points WHERE id = ?", [id(ofChunk: chunk)]) {
      try SeriesChunk.decode(try $0.take())
    }
  }

  /// Adds points behind the last one: rewrites the open chunk and opens more as they fill.
  func append(_ points: SeriesPoints, run: Int64, name: String) throws {
    guard !points.isEmpty else { return }
    var (chunk, open) = try tail() ?? (0, SeriesPoints())
    var last = open.steps.last ?? points.steps[0]
    for step in points.steps {
      guard step >= last else {
        throw StoreError.stepOrder(run: run, series: name, step: step, last: last)
      }
      last = step
    }
    if open.count == SeriesChunk.capacity { (chunk, open) = (chunk + 1, SeriesPoints()) }
    for index in 0..<points.count {
      open.append(step: points.steps[index], value: points.values[index])
      guard open.count == SeriesChunk.capacity else { continue }
      try write(open, to: chunk)
      try sumUp(SeriesSpan(open, 0..<open.count), chunk: chunk)
      (chunk, open) = (chunk + 1, SeriesPoints())
    }
    if !open.isEmpty { try write(open, to: chunk) }
  }

  /// Drops the points after `step`.
  func truncate(after step: Int) throws {
    guard let (tailChunk, tailPoints) = try tail() else { return }
    // The first chunk with a point to drop: a full one, else the open one.
    let cut = try firstNode(level: 0, withLastStepFrom: step < .max ? step + 1 : step) ?? tailChunk
    var kept = cut == tailChunk ? tailPoints : try points(ofChunk: cut) ?? SeriesPoints()
    let count = kept.index(after: step)
    guard count < kept.count else { return }
    kept.keepFirst(count)
    try db.run(
      "DELETE FROM series_points WHERE id >= ? AND id < ?",
      [id(ofChunk: cut), ids.upperBound])
    if !kept.isEmpty { try write(kept, to: cut) }
    try dropSummaries(fromChunk: cut)
  }

  private func write(_ points: SeriesPoints, to chunk: Int) throws {
    guard chunk < 1 << Self.chunkBits else {
      throw UnreadableValue(text: "series \(series) has too many points")
    }
    try db.run(
      """
      INSERT INTO series_points VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET points = excluded.points
      """, [id(ofChunk: chunk), SeriesChunk.encode(points)])
  }

  /// Adds a full chunk to the node above it on each level.
  func sumUp(_ span: SeriesSpan, chunk: Int) throws {
    var node = chunk
    for level in 0...Self.topLevel {
      try db.run(
        """
        INSERT INTO series_summaries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (series, level, node) DO UPDATE SET
          last_step = excluded.last_step,
          count = count + excluded.count,
          nan_count = nan_count + excluded.nan_count,
          min = min(ifnull(min, excluded.min), ifnull(excluded.min, min)),
          max = max(ifnull(max, excluded.max), ifnull(excluded.max, max)),
          sum = CASE WHEN sum IS NULL THEN excluded.sum ELSE sum + ifnull(excluded.sum, 0) END
        """,
        [
          series, level, node, span.firstStep, span.lastStep, span.count, span.nanCount, span.min,
          span.max, span.sum,
        ])
      node /= Self.fanOut
    }
  }

  /// Removes the summaries of chunks from `chunk` on, and makes anew those that lose a part.
  private func dropSummaries(fromChunk chunk: Int) throws {
    var node = chunk
    for level in 0...Self.topLevel {
      try db.run(
        "DELETE FROM series_summaries WHERE series = ? AND level = ? AND node >= ?",
        [series, level, node])
      let firstChild = node * Self.fanOut
      if level > 0 {
        // What is left of the children has just been cut to size.
        try db.run(
          """
          INSERT INTO series_summaries
          SELECT series, ?, ?, min(first_step), max(last_step), sum(count), sum(nan_count),
            min(min), max(max), sum(sum)
          FROM series_summaries
          WHERE series = ? AND level = ? AND node >= ? AND node < ? GROUP BY series
          """, [level, node, series, level - 1, firstChild, firstChild + Self.fanOut])
      }
      node /= Self.fanOut
    }
  }
}
