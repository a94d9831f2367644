import Dispatch
import Foundation
import Synchronization
import Testing

@testable import RunStore

@Suite struct QueueTests {
  /// A store in which runs 1, 2 and 3 wait.
  private func store() throws -> RunStore {
    let store = try RunStore.temporary()
    for title in ["a", "b", "c"] { _ = try store.enqueue(.example(title), now: 100) }
    return store
  }

  private func order(_ store: RunStore) throws -> [Int64] {
    try store.queue(now: 101).entries.map(\.id)
  }

  @Test func `a run that waits is a run like any other, without an owner and never interrupted`()
    throws
  {
    let store = try RunStore.temporary()
    let run = try store.enqueue(.example("night", tags: ["q"]), now: 100)
    let row = try #require(try store.summary(of: run, now: 1e6))
    #expect(row.status == .queued && row.owner == nil && row.title == "night" && row.tags == ["q"])
    #expect(try store.runListNews(now: 101).runs.map(\.id) == [run])
    try store.tag(run, "more")
    try store.rename(run, to: "day")
    #expect(try store.queue(now: 101).entries.first?.run.title == "day")
    #expect(try store.queue(now: 101).entries.first?.since == 100)
    #expect(
      sentence { try store.archive(run, now: 101) } == """
        run 0001 is queued and cannot be archived; allowed: a run that does not wait in the queue
        """)
    #expect(sentence { try store.post("stop", to: run, now: 101) }.contains("is queued"))
  }

  @Test func `runs start in the order they were queued, and can be moved`() throws {
    let store = try store()
    #expect(try order(store) == [1, 2, 3])
    try store.moveInQueue(3, to: .first)
    #expect(try order(store) == [3, 1, 2])
    try store.moveInQueue(3, to: .before(2))
    #expect(try order(store) == [1, 3, 2])
    try store.moveInQueue(1, to: .last)
    #expect(try order(store) == [3, 2, 1])
    try store.moveInQueue(2, to: .before(2))
    #expect(try order(store) == [3, 2, 1])
    _ = try store.enqueue(.example("d"), at: .first, now: 102)
    #expect(try order(store).first == 4)
    #expect(
      sentence { try store.moveInQueue(1, to: .before(9)) }.contains("there is no run 0009"))
  }

  @Test func `whoever claims a run takes it out of the queue`() throws {
    let store = try store()
    let lease = try store.claim(2, by: there, now: 103)
    #expect(try order(store) == [1, 3])
    #expect(try store.summary(of: 2, now: 103)?.status == .running)
    #expect(
      sentence { try store.takeOutOfQueue(2, now: 104) }
        == "run 0002 does not wait in the queue; allowed: a run that is queued")
    #expect(sentence { try store.enqueue(2, now: 104) }.contains("is running"))
    try store.finish(lease, .done, now: 105)
    #expect(sentence { try store.enqueue(2, now: 106) }.contains("is done and cannot be queued"))
  }

  @Test func `of many processes that claim a waiting run one gets it`() throws {
    let folder = try TestFolder()
    let run = try RunStore(path: folder.path).enqueue(.example(), now: 0)
    let won = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 6) { index in
      var process = there
      process.host = "host \(index)"
      _ = sentence {
        let lease = try RunStore(path: folder.path).claim(run, by: process, now: 50)
        won.withLock { $0 += 1 }
        return lease
      }
    }
    #expect(won.withLock { $0 } == 1)
  }

  @Test func `a run that never started is stopped when it is taken out, with the reason`() throws {
    let store = try store()
    try store.takeOutOfQueue(1, now: 103)
    let run = try #require(try store.summary(of: 1, now: 103))
    #expect(run.status == .stopped && run.finished == 103)
    #expect(run.message == "taken out of the queue before it started")
    #expect(try order(store) == [2, 3])
    try store.archive(1, now: 104)
    #expect(sentence { try store.enqueue(1, now: 104) }.contains("archived"))
    try store.restore(1)
    try store.enqueue(1, now: 105)
    #expect(try order(store) == [2, 3, 1])
  }

  @Test func `a run that was to be resumed is again what it was when it is taken out`() throws {
    let store = try RunStore.temporary()
    let failed = try store.createRun(.example(), now: 0)
    try store.finish(failed, .failed, message: "the disk is full", now: 2)
    let silent = try store.createRun(.example(), now: 3)
    for run in [failed.run, silent.run] {
      let before = try #require(try store.summary(of: run, now: 100)?.status)
      try store.enqueue(run, now: 100)
      #expect(try store.summary(of: run, now: 100)?.status == .queued)
      try store.takeOutOfQueue(run, now: 101)
      #expect(try store.summary(of: run, now: 101)?.status == before)
    }
    #expect(try store.summary(of: failed.run, now: 101)?.message == "the disk is full")
    #expect(sentence { try store.beat(silent, now: 101) }.contains("taken over"))
  }

  @Test func `a run whose process ended too soon fails once, and only while it waits`() throws {
    let store = try store()
    #expect(try !store.failQueued(1, queued: 99, message: "of an earlier time", now: 103))
    #expect(try store.failQueued(1, queued: 100, message: "no data", now: 103))
    #expect(try store.summary(of: 1, now: 103)?.status == .failed)
    #expect(try store.summary(of: 1, now: 103)?.message == "no data")
    let lease = try store.claim(2, by: there, now: 103)
    #expect(try !store.failQueued(2, queued: 100, message: "late", now: 104))
    try store.beat(lease, now: 104)
    #expect(try order(store) == [3])
  }

  @Test func `one process at a time works on the queue, until it is silent or gone`() throws {
    let store = try store()
    let first = try store.claimQueue(by: here, now: 100)
    #expect(try store.queue(now: 101).runner == here)
    #expect(
      sentence { try store.claimQueue(by: there, now: 103.5) } == """
        process 41 on tern works on the queue, heard of 3.5 s ago; \
        allowed: to change the queue, or to work on it once that process has ended
        """)
    try store.beat(first, now: 104)
    #expect(sentence { try store.claimQueue(by: there, now: 108) }.contains("works on the queue"))
    let second = try store.claimQueue(by: there, now: 110)
    #expect(sentence { try store.beat(first, now: 110) }.contains("taken over"))
    #expect(try store.release(first) && store.queue(now: 110).runner == there)

    var rebooted = there
    rebooted.boot = "b10"
    let third = try store.claimQueue(by: rebooted, now: 110.1)
    #expect(sentence { try store.beat(second, now: 110.2) }.contains("taken over"))
    #expect(try !store.release(third, onlyIfEmpty: true))
    for run in try order(store) { try store.takeOutOfQueue(run, now: 111) }
    #expect(try store.release(third, onlyIfEmpty: true))
    #expect(try store.queue(now: 111).runner == nil)
  }

  @Test func `a queue is paused and widened for every process`() throws {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    #expect(try store.queue(now: 0) == StoredQueue())
    try store.pauseQueue(true)
    try store.setParallel(3)
    let other = try RunStore(path: folder.path, access: .readOnly).queue(now: 0)
    #expect(other.isPaused && other.parallel == 3)
    #expect(sentence { try store.setParallel(0) } == "0 runs at once; allowed: 1 to 64")
    #expect(sentence { try store.setParallel(65) } == "65 runs at once; allowed: 1 to 64")
  }

  @Test func `purging a run takes it out of the queue too`() throws {
    let store = try store()
    try store.takeOutOfQueue(1, now: 103)
    try store.archive(1, now: 103)
    try store.purge(1)
    #expect(try order(store) == [2, 3])
  }
}
