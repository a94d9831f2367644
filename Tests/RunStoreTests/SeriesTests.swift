import Foundation
import GRDB
import Metrics
import Testing

@testable import RunStore

@Suite struct SeriesTests {
  @Test func `points come back bit for bit, however they were cut into flushes`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let values: [Double] = (0..<1234).map { index in
      switch index % 5 {
      case 0: Double(Float(index) / 7)
      case 1: 1 / Double(index + 1)
      case 2: index % 10 == 2 ? .nan : .infinity
      case 3: -.zero
      default: Double(index)
      }
    }
    let points = values.enumerated().map { ($0.offset * 3, $0.element) }
    var start = 0
    for size in [1, 1, 498, 1, 3, 600, 130] {
      try store.append(lease, "loss", Array(points[start..<start + size]))
      start += size
    }
    #expect(start == points.count)
    let news = try #require(try store.series("loss", of: lease.run))
    #expect(news.isWhole)
    #expect(news.points == SeriesPoints(steps: points.map(\.0), values: values))
  }

  static let chunks: [([Int], [Double])] = [
    ([5], [0.1]), ([5, 5, 5], [1, 2, 3]), ([1, 2, 3], [1.5, .nan, 0.1]), ([1, 2, 4], [1, 2, 3]),
    ([-9, 1 << 40], [1, 2]), ([.min, 0, .max], [1, -.infinity, 3]), ([7, 9, 11], [1e300, 0, 1]),
  ]

  @Test(arguments: chunks)
  func `a chunk is read as it was written, byte for byte cut or changed it is refused or read`(
    steps: [Int], values: [Double]
  ) throws {
    let points = SeriesPoints(steps: steps, values: values)
    let data = SeriesChunk.encode(points)
    #expect(try SeriesChunk.decode(data) == points)
    for length in 0..<data.count {
      #expect(throws: UnreadableValue.self) { try SeriesChunk.decode(data.prefix(length)) }
    }
    for place in data.indices {
      for bit in 0..<8 {
        var changed = data
        changed[place] ^= 1 << bit
        _ = try? SeriesChunk.decode(changed)
      }
    }
  }

  @Test func `a loss at every step takes four bytes a point, and two full chunks a page`() {
    let points = SeriesPoints(
      steps: Array(0..<SeriesChunk.capacity),
      values: (0..<SeriesChunk.capacity).map { Double(Float($0) * 0.1) })
    let bytes = SeriesChunk.encode(points).count
    #expect(bytes == 11 + 4 + 4 * SeriesChunk.capacity)
    // 8 bytes of page head, 2 a cell; 20 of cell and record head at the most.
    #expect(8 + 2 * (bytes + 2 + 20) <= 4096)
  }

  @Test func `a reader gets each point once, and none twice`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    var series = Series()
    var mark: SeriesMark?
    var written: [Int] = []
    for round in 0..<60 {
      let size = round * 7 % 61
      let points = (0..<size).map { (written.count + $0, Double(round)) }
      try store.append(lease, "loss", points)
      written += points.map(\.0)
      guard round % 3 == 0, let news = try store.series("loss", of: lease.run, after: mark) else {
        continue
      }
      #expect(news.isWhole == (mark == nil))
      news.apply(to: &series)
      mark = news.mark
      #expect(series.count == written.count)
    }
    #expect((0..<series.count).map { series[$0].step } == Array(written[..<series.count]))
    #expect(try store.series("gain", of: lease.run) == nil)
  }

  @Test func `the news of all series leave out those without any`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let other = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", [(1, 1)])
    try store.append(other, "loss", [(9, 9)])
    try store.append(lease, "rate", [(1, 0.1)])
    let first = try store.series(of: lease.run)
    #expect(first.mapValues(\.points.steps) == ["loss": [1], "rate": [1]])
    try store.append(lease, "rate", [(2, 0.2)])
    let second = try store.series(of: lease.run, after: first.mapValues(\.mark))
    #expect(second.mapValues(\.points.steps) == ["rate": [2]])
    #expect(try store.seriesNames(of: lease.run) == ["loss", "rate"])
  }

  @Test func `a point before the last of its series is refused, and its flush with it`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", [(9, 1)])
    #expect(
      sentence {
        try store.append(
          lease,
          RunFlush(points: [
            StoredPoint(series: "rate", step: 1, value: 1),
            StoredPoint(series: "loss", step: 5, value: 1),
          ]), now: 1)
      } == "run 0001, series loss: step 5 comes after step 9; allowed: step 9 or later")
    #expect(try store.seriesNames(of: lease.run) == ["loss"])
  }

  @Test func `a flush of one point rewrites one chunk, however long the series`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", (0..<5250).map { ($0, Double($0)) })
    func chunks() throws -> [Data] {
      try store.read { db in
        try db.rows("SELECT points FROM series_points ORDER BY id") { try $0.take(Data.self) }
      }
    }
    func changes() throws -> Int { try store.write { $0.totalChangesCount } }
    let (before, changesBefore) = (try chunks(), try changes())
    try store.append(lease, "loss", [(5250, 1)])
    let after = try chunks()
    #expect(before.count == 11 && after.count == 11)
    #expect(before.dropLast() == after.dropLast() && before.last != after.last)
    // The heartbeat and the chunk.
    #expect(try changes() - changesBefore == 2)
  }

  @Test(arguments: [0, 1, 499, 500, 501, 999, 2345, 4000, 4999, 9000])
  func `after going back to a step the series is as if it had never gone on`(step: Int) throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let straight = try store.createRun(.example(), now: 0)
    let points = (1...4999).map { ($0, Double($0 * 7919 % 1000)) }
    let more = (step + 1...step + 700).map { ($0, Double($0 % 13)) }
    try store.append(lease, "loss", points)
    let read = try #require(try store.series("loss", of: lease.run))
    try store.rewind(lease, to: step, now: 1)
    try store.append(lease, "loss", more)
    try store.append(straight, "loss", points.filter { $0.0 <= step } + more)

    let news = try #require(try store.series("loss", of: lease.run, after: read.mark))
    #expect(news.isWhole, "a reader must drop what it has")
    #expect(try news.points == store.series("loss", of: straight.run)?.points)
    for detail in [1, 3, 40] {
      let spans = try store.overview("loss", of: lease.run, detail: detail)
      #expect(try spans == store.overview("loss", of: straight.run, detail: detail))
    }
  }

  @Test func `an overview covers every point once, loses no extreme and has the detail asked for`()
    throws
  {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    var generator = SplitMix(state: 1)
    // 36,250 points: 72 full chunks, 9 nodes above them, 2 above those, and an open chunk.
    let steps = (0..<36_250).map { $0 * 2 }
    let values = steps.map { step -> Double in
      step % 3000 == 0 ? .nan : Double(Int.random(in: -99...99, using: &generator))
    }
    for start in stride(from: 0, to: steps.count, by: 7000) {
      let end = min(start + 7000, steps.count)
      try store.append(
        lease, "loss", (start..<end).map { (steps[$0], values[$0]) })
    }
    let ranges = [Int.min ... .max, 0...100, 999...1001, 5001...60_000, 71_500...99_999, -5 ... -1]
    for range in ranges {
      let inside = steps.indices.filter { range.contains(steps[$0]) }
      for detail in [1, 2, 9, 70, 300, 100_000] {
        let spans = try store.overview("loss", of: lease.run, steps: range, detail: detail)
        #expect(spans.count >= min(detail, inside.count), "\(range), \(detail)")
        #expect(spans.count <= max(9 * detail + 32, 2), "\(range), \(detail): \(spans.count)")
        var next = 0
        for span in spans {
          let held = inside[next..<next + span.count + span.nanCount]
          next += held.count
          let finite = held.map { values[$0] }.filter(\.isFinite)
          #expect(span.firstStep == held.first.map { steps[$0] })
          #expect(span.lastStep == held.last.map { steps[$0] })
          #expect(span.count == finite.count && span.min == finite.min())
          #expect(span.max == finite.max())
          #expect(span.sum == (finite.isEmpty ? nil : finite.reduce(0, +)))
        }
        #expect(next == inside.count, "\(range), \(detail)")
      }
      let points = try store.points("loss", of: lease.run, steps: range)
      #expect(points.steps == inside.map { steps[$0] })
    }
  }

  @Test func `an overview of a long series reads none of its full chunks`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", (0..<40_000).map { ($0, Double($0)) })
    try store.write { try $0.execute(sql: "DELETE FROM series_points WHERE id & 16777215 < 79") }
    let spans = try store.overview("loss", of: lease.run, detail: 10)
    #expect(spans.reduce(0) { $0 + $1.count } == 40_000)
    #expect(spans.count >= 10)
  }

  @Test func `tampered points are refused or passed over, never a crash`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", (0..<501).map { ($0, 1) })
    let falling = SeriesChunk.encode(SeriesPoints(steps: [3], values: [1]))
    try store.write {
      try $0.run("UPDATE series_points SET points = ? WHERE id & 1 = 1", [falling])
    }
    var series = Series()
    try #require(try store.series("loss", of: lease.run)).apply(to: &series)
    #expect(series.count == 500)
    try store.write { try $0.execute(sql: "UPDATE series_points SET points = x'07'") }
    #expect(
      sentence { try store.series("loss", of: lease.run) } == """
        \(store.folder.database): the database is damaged (a chunk of points has no head); \
        allowed: a sound copy in its place
        """)
  }
}
