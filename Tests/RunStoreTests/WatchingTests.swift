import Foundation
import Metrics
import Testing

@testable import RunStore

@Suite struct WatchingTests {
  @Test func `a watcher hears everything once`() throws {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    let watcher = try RunStore(path: folder.path, access: .readOnly)
    let lease = try store.createRun(.example(), now: 0)
    let epoch = StoredEpoch(
      epoch: 1, step: 2, time: 1, isBest: true, validation: try measures(goodScores, loss: 0.5))
    try store.recordEpoch(
      lease, epoch,
      flush: RunFlush(
        points: [
          StoredPoint(series: "loss", step: 1, value: 1),
          StoredPoint(series: "loss", step: 2, value: 0.5),
        ],
        log: [StoredLogLine(time: 1, level: "warning", step: 2, text: "plateau")],
        snapshot: #"{"phase":"training"}"#), now: 1)
    try store.recordThresholds(
      lease.run,
      StoredThresholds(
        time: 1, goal: "f1", splitHash: "s", images: 4, labels: ["cat"], values: [0.4],
        achieved: [1]))

    let first = try watcher.news(of: lease.run, now: 1)
    #expect(first.isWhole && first.series["loss"]?.points.steps == [1, 2])
    #expect(first.epochs == [epoch] && first.snapshot == #"{"phase":"training"}"#)
    #expect(first.log == [StoredLogLine(time: 1, level: "warning", step: 2, text: "plateau")])
    #expect(first.thresholds?.values == [0.4] && first.commands.isEmpty)

    let version = try watcher.dataVersion()
    #expect(try watcher.dataVersion() == version)
    try store.append(
      lease, RunFlush(points: [StoredPoint(series: "rate", step: 3, value: 0.1)], snapshot: "{}"),
      now: 2)
    #expect(try watcher.dataVersion() != version)
    let second = try watcher.news(of: lease.run, after: first.mark, now: 2)
    #expect(!second.isWhole && second.series.keys.sorted() == ["rate"])
    #expect(second.epochs.isEmpty && second.log.isEmpty && second.snapshot == "{}")
    let third = try watcher.news(of: lease.run, after: second.mark, now: 2)
    #expect(third.series.isEmpty && third.mark == second.mark)
  }

  @Test func `a store tells its own changes too`() throws {
    let store = try RunStore.temporary()
    let version = try store.dataVersion()
    let lease = try store.createRun(.example(), now: 0)
    let next = try store.dataVersion()
    #expect(next != version)
    #expect(try store.dataVersion() == next)
    try store.beat(lease, now: 1)
    #expect(try store.dataVersion() != next)
  }

  @Test func `after a run went back its watcher starts anew`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.append(lease, "loss", [(1, 1), (2, 2), (3, 3)])
    try store.recordEpoch(lease, StoredEpoch(epoch: 1, step: 2, time: 0), now: 0)
    try store.recordEpoch(lease, StoredEpoch(epoch: 2, step: 3, time: 0), now: 0)
    var series = Series()
    let first = try store.news(of: lease.run, now: 0)
    first.series["loss"]?.apply(to: &series)
    try store.rewind(lease, to: 2, now: 0)
    try store.append(lease, "loss", [(3, 9)])
    let second = try store.news(of: lease.run, after: first.mark, now: 0)
    second.series["loss"]?.apply(to: &series)
    #expect(second.isWhole && second.epochs.map(\.epoch) == [1])
    #expect((0..<series.count).map { series[$0].value } == [1, 2, 9])
  }

  @Test func `the log is read from a line on, or its end alone`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    func write(_ texts: [String]) throws {
      try store.append(
        lease, RunFlush(log: texts.map { StoredLogLine(time: 0, text: $0) }), now: 0)
    }
    try write(["a", "b", "c"])
    let (lines, last) = try store.log(of: lease.run, newest: 2)
    #expect(lines.map(\.text) == ["b", "c"])
    try write(["d"])
    #expect(try store.log(of: lease.run, after: last).lines.map(\.text) == ["d"])
    #expect(try store.snapshot(of: lease.run) == nil)
  }
}
