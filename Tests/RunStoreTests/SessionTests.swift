import Dispatch
import Foundation
import Synchronization
import Testing

@testable import RunStore

@Suite struct SessionTests {
  @Test func `a new run is listed with all that is known of it`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(tags: ["night", "both"]), now: 100)
    let run = try #require(try store.runs(now: 101).first)
    #expect(run.id == 1 && lease.run == 1)
    #expect(run.title == "cats and dogs" && run.experiment == "pets")
    #expect(run.question == "Are single labels enough?")
    #expect(run.seed == UInt64.max - 6)
    #expect(run.created == 100 && run.finished == nil && run.status == .running)
    #expect(run.tags == ["night", "both"] && run.note == "" && !run.isArchived)
    #expect(run.owner == here && run.plannedEpochs == 30 && run.progress == RunProgress())
    #expect(run.best == nil && run.last == nil)

    let facts = RunFacts(
      labels: ["cat", "a\nb"], imagesPerSplit: ["train": 1400], dataFingerprint: "f0",
      splitHash: "s0", stepsPerEpoch: 44, plannedSteps: 1320, parameters: 270_000)
    try store.recordFacts(lease, facts, now: 102)
    let details = try store.run(lease.run, now: 102)
    #expect(details.facts == facts)
    #expect(details.run.plannedSteps == 1320)
    #expect(details.experimentText == "title: cats and dogs\n")
    #expect(details.resolvedText == "title: cats and dogs\nseed: 18446744073709551609\n")
    #expect(details.machine == "2 cores" && details.codeVersion == "1.0" && details.testLooks == 0)
  }

  @Test func `a run that is not there is named beside the newest`() throws {
    let store = try RunStore.temporary()
    #expect(
      sentence { try store.run(142, now: 0) }
        == "\(store.path): there is no run 0142; the store is empty")
    _ = try store.createRun(.example(), now: 0)
    #expect(
      sentence { try store.news(of: 142, now: 0) }
        == "\(store.path): there is no run 0142; the newest is 0001")
  }

  @Test
  func `a run whose process falls silent shows as interrupted, and as running when it speaks`()
    throws
  {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    func status(_ now: Double) throws -> StoredStatus? { try store.runs(now: now).first?.status }
    #expect(try status(105) == .running)
    #expect(try status(105.1) == .interrupted)
    try store.beat(lease, now: 106)
    #expect(try status(107) == .running)
    try store.setPaused(lease, true, now: 107)
    #expect(try status(108) == .paused)
    #expect(try status(120) == .interrupted)
    // A clock set back by an hour must not keep a dead run alive for that hour.
    #expect(try status(-3500) == .interrupted)
  }

  @Test func `a finished run says how it ended`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    let flush = RunFlush(
      points: [StoredPoint(series: "loss", step: 9, value: 1)],
      progress: RunProgress(step: 9, epoch: 2, elapsed: 3.5))
    try store.finish(lease, .stopped, message: "asked to", flush: flush, now: 110)
    let run = try #require(try store.runs(now: 500).first)
    #expect(run.status == .stopped && run.message == "asked to" && run.finished == 110)
    #expect(run.owner == nil && run.progress == RunProgress(step: 9, epoch: 2, elapsed: 3.5))
    #expect(try store.steps("loss", of: lease.run) == [9])
    #expect(
      sentence { try store.beat(lease, now: 111) }
        == "run 0001 was taken over by another process; this one must stop working on it")
  }

  @Test func `a run with a live owner is refused, and taken once the owner is silent or gone`()
    throws
  {
    let store = try RunStore.temporary()
    let first = try store.createRun(.example(process: here), now: 100)
    #expect(
      sentence { try store.claim(first.run, by: there, now: 103.25) } == """
        run 0001 belongs to process 41 on tern, heard of 3.3 s ago; \
        allowed: to watch or steer it, or to resume it once that process has ended
        """)
    let second = try store.claim(first.run, by: there, now: 106)
    #expect(try store.runs(now: 106).first?.owner == there)

    // The same machine, started again: whoever worked there has ended, however fresh its last word.
    var rebooted = there
    rebooted.boot = "b10"
    let third = try store.claim(first.run, by: rebooted, now: 106.1)
    for stale in [first, second] {
      #expect(sentence { try store.append(stale, "loss", [(1, 1)]) }.contains("taken over"))
    }
    try store.append(third, "loss", [(1, 1)], now: 107)
    #expect(try store.steps("loss", of: first.run) == [1])
  }

  @Test func `a stopped run can be resumed at once`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    try store.finish(lease, .failed, message: "the disk is full", now: 101)
    _ = try store.claim(lease.run, by: there, now: 101)
    let run = try #require(try store.runs(now: 102).first)
    #expect(run.status == .running && run.message == nil && run.finished == nil)
  }

  @Test func `of many processes that claim a run at once one gets it`() throws {
    let folder = try TestFolder()
    let store = try RunStore(path: folder.path)
    let run = try store.createRun(.example(), now: 0).run
    let won = Mutex<[RunLease]>([])
    let said = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { index in
      var process = there
      process.host = "host \(index)"
      let text = sentence {
        let lease = try RunStore(path: folder.path).claim(run, by: process, now: 50)
        won.withLock { $0.append(lease) }
      }
      said.withLock { $0.append(text) }
    }
    #expect(won.withLock { $0.count } == 1)
    #expect(said.withLock { $0.count { $0.contains("belongs to process") } } == 5)
  }

  @Test func `this process is alive to itself, and gone once its number means another`() {
    let me = ProcessIdentity.current
    #expect(!me.hasEnded())
    var former = me
    former.startTicks += 1
    #expect(former.hasEnded())
    var elsewhere = former
    elsewhere.host = "gull"
    #expect(!elsewhere.hasEnded(), "nothing is known of other machines")
    var contained = former
    contained.nameSpace = "pid:[1]"
    #expect(!contained.hasEnded(), "nor of other name spaces")
  }

  @Test func `progress and heartbeat come with each flush`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    try store.append(
      lease, RunFlush(progress: RunProgress(step: 3, epoch: 1, elapsed: 0.5)), now: 104)
    let run = try #require(try store.summary(of: lease.run, now: 108))
    #expect(run.status == .running && run.heartbeat == 104)
    #expect(run.progress == RunProgress(step: 3, epoch: 1, elapsed: 0.5))
  }
}
