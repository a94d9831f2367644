import Metrics
import Testing

@testable import RunStore

@Suite struct ValuesTests {
  private func start(_ resolved: String) -> RunStart {
    var start = RunStart.example()
    start.resolvedText = resolved
    return start
  }

  private func record(
    _ store: RunStore, _ lease: RunLease, epoch: Int, _ scores: [Float], loss: Double
  ) throws {
    try store.recordEpoch(
      lease,
      StoredEpoch(
        epoch: epoch, step: epoch * 10, time: 1, trainLoss: nil, seconds: 1, isBest: epoch == 1,
        validation: try measures(scores, loss: loss)), now: 1)
  }

  @Test func `a new run has its settings as values, numbers as numbers`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(
      start("title: pets\nseed: 7\ntrain: {optimizer: {name: adamw, rate: 0.003}}\n"), now: 1)
    let values = try store.values(of: lease.run)
    #expect(values["title"] == .text("pets"))
    #expect(values["train.optimizer.rate"] == .number(0.003))
    #expect(values["train.optimizer.name"] == .text("adamw"))
    #expect(try store.fieldNames().contains("train.optimizer.rate"))
  }

  @Test func `a run that waits has its settings as values too`() throws {
    let store = try RunStore.temporary()
    let run = try store.enqueue(start("train: {epochs: 3}\n"), now: 1)
    let values = try store.values(of: run)
    #expect(values["train.epochs"] == .number(3))
    #expect(values["configuration"] != nil)
  }

  @Test func `a run whose measures cannot be read gets its settings, and the next run its own`()
    throws
  {
    let store = try RunStore.temporary()
    let leases = try (0..<2).map { _ in try store.createRun(.example(), now: 1) }
    for lease in leases { try record(store, lease, epoch: 1, goodScores, loss: 0.3) }
    try store.write { db in
      try db.run("DELETE FROM run_values")
      try db.run("UPDATE evaluations SET measures = '{' WHERE run = ?", [leases[1].run])
    }
    while try store.fillValues() {}
    #expect(try store.values(of: leases[1].run)["configuration"] != nil)
    #expect(try store.values(of: leases[0].run)["best:loss"] == .number(0.3))
  }

  @Test func `runs that differ in nothing but seed and title share a configuration`() throws {
    let store = try RunStore.temporary()
    let texts = [
      "title: a\nseed: 1\nmix: all\n", "title: b\nseed: 2\nmix: all\n", "seed: 1\nmix: none\n",
    ]
    let runs = try texts.map { try store.createRun(start($0), now: 1).run }
    let found = try store.values(of: ["configuration"])["configuration"] ?? [:]
    #expect(found[runs[0]] != nil)
    #expect(found[runs[0]] == found[runs[1]])
    #expect(found[runs[0]] != found[runs[2]])
  }

  @Test func `of a measure the best is the best over all epochs, whichever was the best by loss`()
    throws
  {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    try record(store, lease, epoch: 1, poorScores, loss: 0.2)
    try record(store, lease, epoch: 2, goodScores, loss: 0.4)
    let (poor, good) = (
      try measures(poorScores, loss: 0.2).macroF1 ?? 0, try measures(goodScores, loss: 0.4).macroF1
    )
    let values = try store.values(of: lease.run)
    #expect(good != nil && poor < good ?? 0)
    #expect(values["best:macro-f1"] == good.map { .number($0) })
    #expect(values["last:macro-f1"] == good.map { .number($0) })
    #expect(values["best:loss"] == .number(0.2))
    #expect(values["last:loss"] == .number(0.4))
    #expect(values["smooth:loss"] == .number((0.2 + 0.4) / 2))
    #expect(try store.summary(of: lease.run, now: 1)?.best?.macroF1 == poor)
  }

  @Test func `going back to an earlier step takes the values of later epochs away`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    try record(store, lease, epoch: 1, poorScores, loss: 0.5)
    let before = try store.values(of: lease.run)
    try record(store, lease, epoch: 2, goodScores, loss: 0.1)
    #expect(try store.values(of: lease.run) != before)
    try store.rewind(lease, to: 10, now: 1)
    #expect(try store.values(of: lease.run) == before)
  }

  @Test func `a smoothed measure is the mean of the newest five epochs`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    for epoch in 1...7 {
      try record(store, lease, epoch: epoch, goodScores, loss: Double(epoch))
    }
    #expect(try store.values(of: lease.run)["smooth:loss"] == .number(5))
    #expect(try store.values(of: lease.run)["best:loss"] == .number(1))
  }

  @Test func `validation scores give the share of each label set that is all correct`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    try store.recordScores(lease, .validation, try table(poorScores), epoch: 1, step: 1, now: 1)
    let values = try store.values(of: lease.run)
    // Of the four images the last has an unlabelled pair; cat alone is taken for a dog.
    #expect(values["set:cat"] == .number(0))
    #expect(values["set:dog"] == .number(1))
    #expect(values["set:cat+dog"] == .number(1))
    try store.recordScores(lease, .validation, try table(goodScores), epoch: 2, step: 2, now: 1)
    #expect(try store.values(of: lease.run)["set:cat"] == .number(1))
  }

  @Test func `the training images of each label set are values once the data is open`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    try store.recordFacts(lease, RunFacts(labelSets: ["cat+dog": 12, "none": 40]), now: 1)
    #expect(try store.values(of: lease.run)["mix:cat+dog"] == .number(12))
    #expect(try store.values(of: ["mix:none"])["mix:none"] == [lease.run: .number(40)])
  }

  @Test func `runs of an older version get their values in the background, one after the other`()
    throws
  {
    let store = try RunStore.temporary()
    let leases = try (0..<3).map { _ in try store.createRun(.example(), now: 1) }
    for lease in leases { try record(store, lease, epoch: 1, goodScores, loss: 0.3) }
    let before = try store.values(of: leases[0].run)
    try store.write { try $0.run("DELETE FROM run_values") }
    // One trains on meanwhile.
    try record(store, leases[1], epoch: 2, poorScores, loss: 0.1)
    while try store.fillValues() {}
    #expect(try store.values(of: leases[0].run) == before)
    let values = try store.values(of: leases[1].run)
    #expect(values["configuration"] != nil)
    #expect(values["best:macro-f1"] == before["best:macro-f1"])
    #expect(values["last:loss"] == .number(0.1))
  }

  @Test func `values go with their run`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 1)
    try store.finish(lease, .done, now: 1)
    try store.archive(lease.run, now: 1)
    try store.purge(lease.run)
    #expect(try store.fieldNames().isEmpty)
  }
}
