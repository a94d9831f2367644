import Foundation
import Metrics
import Testing

@testable import RunStore

@Suite struct MeasuresTests {
  @Test func `epochs come back with their measures, and the list shows best and last`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let first = StoredEpoch(
      epoch: 1, step: 44, time: 10, trainLoss: 0.6, seconds: 2.5, isBest: true,
      validation: try measures(goodScores, loss: 0.3))
    let second = StoredEpoch(
      epoch: 2, step: 88, time: 12, trainLoss: .nan, seconds: 2, isBest: false,
      validation: try measures(poorScores, loss: 0.7))
    let third = StoredEpoch(epoch: 3, step: 132, time: 14)
    for epoch in [first, second, third] { try store.recordEpoch(lease, epoch, now: 14) }

    var read = second
    read.trainLoss = nil  // A mean that is not a number is undefined.
    #expect(try store.epochs(of: lease.run) == [first, read, third])
    #expect(try store.epochs(of: lease.run, after: 2) == [third])
    let run = try #require(try store.summary(of: lease.run, now: 14))
    #expect(run.best?.epoch == 1 && run.best?.step == 44 && run.best?.loss == 0.3)
    #expect(run.best?.macroF1 == first.validation?.macroF1)
    #expect(run.best?.macroAveragePrecision == first.validation?.macroAveragePrecision)
    #expect(run.best?.microF1 == first.validation?.microF1)
    #expect(run.best?.subsetAccuracy == first.validation?.subsetAccuracy)
    #expect(run.best?.hammingLoss == first.validation?.hammingLoss)
    #expect(run.last?.epoch == 2 && run.last?.loss == 0.7)
    #expect(
      try store.evaluations(of: lease.run, on: .validation).map(\.measures.loss) == [0.3, 0.7])
  }

  @Test func `going back to a step forgets the epochs after it and what they changed`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let good = try measures(goodScores, loss: 0.3)
    for epoch in 1...3 {
      try store.recordEpoch(
        lease,
        StoredEpoch(
          epoch: epoch, step: epoch * 10, time: 0, isBest: epoch != 2, validation: good),
        flush: RunFlush(
          log: [StoredLogLine(time: 0, text: "epoch \(epoch)")],
          progress: RunProgress(step: epoch * 10, epoch: epoch)),
        now: 0)
    }
    try store.rewind(lease, to: 20, now: 1)
    #expect(try store.epochs(of: lease.run).map(\.epoch) == [1, 2])
    let run = try #require(try store.summary(of: lease.run, now: 1))
    #expect(run.best?.epoch == 1 && run.last?.epoch == 2)
    #expect(run.progress.step == 20 && run.progress.epoch == 3)
    #expect(try store.log(of: lease.run).lines.count == 3)
    try store.rewind(lease, to: 0, now: 1)
    #expect(try store.summary(of: lease.run, now: 1)?.best == nil)
  }

  @Test func `raw scores come back bit for bit`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    #expect(try store.scores(of: lease.run, on: .tune) == nil)
    try store.recordScores(lease, .tune, try table(poorScores), epoch: 3, step: 132, now: 7)
    try store.recordScores(lease, .tune, try table(goodScores), epoch: 4, step: 176, now: 8)
    let scores = try #require(try store.scores(of: lease.run, on: .tune))
    #expect(try scores == StoredScores(step: 176, time: 8, table: table(goodScores)))
    #expect(try store.scores(of: lease.run, on: .validation) == nil)
    #expect(try store.evaluations(of: lease.run, on: .tune).isEmpty)
  }

  @Test func `going back to a step forgets the scores after it`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordScores(lease, .validation, try table(goodScores), epoch: 1, step: 44, now: 7)
    try store.rewind(lease, to: 44, now: 8)
    #expect(try store.scores(of: lease.run, on: .validation)?.step == 44)
    try store.rewind(lease, to: 43, now: 8)
    #expect(try store.scores(of: lease.run, on: .validation) == nil)
  }

  @Test func `each look at the test split is counted before anything is shown`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let good = try measures(goodScores, loss: 0.3)
    try store.recordScores(
      lease, .test, try table(goodScores), epoch: 4, step: 176, measures: good, now: 7)
    #expect(try store.run(lease.run, now: 8).testLooks == 0)
    let look = try store.lookAtTest(lease.run, reason: "revealed", now: 9)
    #expect(look.looks == 1)
    #expect(try look.scores?.table == table(goodScores))
    #expect(look.evaluations.map(\.measures) == [good])
    #expect(try store.lookAtTest(lease.run, reason: "again", now: 10).looks == 2)
    #expect(try store.run(lease.run, now: 11).testLooks == 2)
    let looks = [
      StoredTestLook(time: 9, reason: "revealed"), StoredTestLook(time: 10, reason: "again"),
    ]
    #expect(try store.testLooks(of: lease.run) == looks)
    #expect(try store.testLookCounts() == [lease.run: 2])
    #expect(try store.run(lease.run, now: 11).testLooks == 2)
  }

  @Test func `where nothing is kept of the test split there is no look to count`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordScores(lease, .tune, try table(goodScores), epoch: 4, step: 176, now: 7)
    let look = try store.lookAtTest(lease.run, reason: "too early", now: 8)
    #expect(look == TestLook(looks: 0, scores: nil, evaluations: []))
    #expect(try store.testLooks(of: lease.run).isEmpty)
  }

  @Test func `scores that were tampered with are refused`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordScores(lease, .tune, try table(goodScores), epoch: 4, step: 176, now: 7)
    try store.write { try $0.execute(sql: "UPDATE scores SET scores = x'000001'") }
    #expect(
      sentence { try store.scores(of: 1, on: .tune) }.contains("tune scores of run 1 are cut"))
    try store.write { try $0.execute(sql: "UPDATE scores SET scores = x'0000807F'") }
    #expect(sentence { try store.scores(of: 1, on: .tune) }.contains("expected 8"))
  }
}
