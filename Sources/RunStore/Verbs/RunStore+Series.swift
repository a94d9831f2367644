import GRDB
import Metrics

/// How far a reader has read a series.
package struct SeriesMark: Hashable, Sendable {
  let rewinds: Int
  let chunk: Int
  let count: Int
}

/// What a series holds beyond a mark.
package struct SeriesNews: Equatable, Sendable {
  package var points: SeriesPoints
  /// The points are the whole series: the reader must drop what it has, as the run was resumed from
  /// an earlier step, or this is its first look.
  package var isWhole: Bool
  /// Where to go on reading.
  package var mark: SeriesMark

  /// Brings a series kept for drawing up to date.
  package func apply(to series: inout Series) {
    if isWhole { series = Series() }
    points.append(to: &series)
  }
}

/// Reading series, whole, by their news, or at a glance.
extension RunStore {
  /// The names of a run's series, oldest first.
  package func seriesNames(of run: Int64) throws(StoreError) -> [String] {
    try read { db in
      try db.rows("SELECT name FROM series WHERE run = ? ORDER BY id", [run]) { try $0.take() }
    }
  }

  /// The points of a series after `mark`, or all of them; nil when there is no such series.
  ///
  /// Costs the new points and one open chunk, so it can be asked ten times a second.
  package func series(
    _ name: String, of run: Int64, after mark: SeriesMark? = nil
  ) throws(StoreError) -> SeriesNews? {
    try read { try $0.seriesNews(of: run, only: name, after: mark.map { [name: $0] } ?? [:])[name] }
  }

  /// The news of all series of a run, from one moment; those without news are left out.
  package func series(
    of run: Int64, after marks: [String: SeriesMark] = [:]
  ) throws(StoreError) -> [String: SeriesNews] {
    try read { db in
      try db.seriesNews(of: run, after: marks).filter {
        !$0.value.points.isEmpty || $0.value.isWhole
      }
    }
  }

  /// Summaries that cover the points of a series with steps in the range, in order.
  ///
  /// - Parameter detail: how many are wanted at least, a few for each column of a chart; there are
  ///   fewer only where there are fewer points, and never more than about nine times as many.
  package func overview(
    _ name: String, of run: Int64, steps: ClosedRange<Int> = .min ... .max, detail: Int
  ) throws(StoreError) -> [SeriesSpan] {
    precondition(detail > 0, "an overview of \(detail) spans")
    return try read { db in
      guard let table = try db.seriesTable(name, of: run) else { return [] }
      return try table.spans(steps, detail: detail)
    }
  }

  /// The points of a series with steps in the range.
  package func points(
    _ name: String, of run: Int64, steps: ClosedRange<Int>
  ) throws(StoreError) -> SeriesPoints {
    try read { db in try db.seriesTable(name, of: run)?.points(steps) ?? SeriesPoints() }
  }
}

extension Database {
  func seriesTable(_ name: String, of run: Int64) throws -> SeriesTable? {
    try first("SELECT id FROM series WHERE run = ? AND name = ?", [run, name]) {
      try $0.take(Int64.self)
    }.map { try SeriesTable(self, $0) }
  }

  func seriesNews(
    of run: Int64, only name: String? = nil, after marks: [String: SeriesMark]
  ) throws -> [String: SeriesNews] {
    let rewinds = try first("SELECT rewinds FROM sessions WHERE run = ?", [run]) {
      try $0.take(Int.self)
    }
    let names = try rows("SELECT id, name FROM series WHERE run = ? ORDER BY id", [run]) {
      (try $0.take(Int64.self), try $0.take(String.self))
    }
    var news: [String: SeriesNews] = [:]
    for (series, found) in names where name == nil || found == name {
      news[found] = try SeriesTable(self, series).news(after: marks[found], rewinds: rewinds ?? 0)
    }
    return news
  }
}

extension SeriesTable {
  fileprivate func news(after mark: SeriesMark?, rewinds: Int) throws -> SeriesNews {
    let known = mark.flatMap { $0.rewinds == rewinds ? $0 : nil }
    var (chunk, count) = (known?.chunk ?? 0, known?.count ?? 0)
    var points = SeriesPoints()
    let found = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT id, points FROM series_points WHERE id >= ? AND id < ? ORDER BY id"),
      arguments: [id(ofChunk: chunk), ids.upperBound])
    while let row = try found.next() {
      var fields = Fields(row)
      let next = Self.chunk(ofID: try fields.take())
      let held = try SeriesChunk.decode(try fields.take())
      points.append(held, from: next == chunk ? min(count, held.count) : 0)
      (chunk, count) = (next, held.count)
    }
    return SeriesNews(
      points: points, isWhole: known == nil,
      mark: SeriesMark(rewinds: rewinds, chunk: chunk, count: count))
  }
}
