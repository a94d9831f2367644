import Metrics
import NeuralNetwork
import Testing

@testable import Training

@Suite struct TrainerTests {
  @Test func `a run takes every step, measures every epoch and scores tune and test`() throws {
    let run = try TrainerFixture().train()
    #expect(run.outcome == .done(reason: "all 3 epochs done"))
    #expect(run.steps.map(\.step) == Array(1...run.steps.count))
    #expect(run.epochs.map(\.epoch) == [1, 2, 3])
    #expect(run.epochs.allSatisfy { $0.validation?.images ?? 0 > 0 })
    let scored = run.scores
    #expect(scored.map(\.part) == [.validation, .validation, .validation, .tune, .test])
    #expect(scored.map(\.epoch) == [1, 2, 3, 3, 3])
    #expect(scored.map(\.step) == run.epochs.map(\.step) + [run.steps.count, run.steps.count])
    #expect(scored.allSatisfy { $0.table.labels == ["cat", "dog"] })
    #expect(run.snapshots > run.steps.count)
  }

  @Test func `scores on validation are those its measures were made of`() throws {
    let run = try TrainerFixture(["train.epochs=2"]).train()
    let kept = run.scores.filter { $0.part == .validation }
    #expect(kept.count == 2 && run.epochs.count == 2)
    for (scores, epoch) in zip(kept, run.epochs) {
      let measures = EvaluationMeasures(
        table: scores.table, thresholds: [0.5, 0.5], loss: epoch.validation?.loss)
      #expect(measures == epoch.validation)
    }
  }

  @Test func `scores on validation leave the trainer up to four million pairs`() {
    #expect(Trainer.keepsValidationScores(images: 50_000, labels: 80))
    #expect(!Trainer.keepsValidationScores(images: 50_001, labels: 80))
    #expect(!Trainer.keepsValidationScores(images: .max, labels: .max))
  }

  @Test func `one, two and three threads give the same bits`() throws {
    var fixture = try TrainerFixture(["train.epochs=2"])
    let one = fixture.train()
    for workers in [2, 3] {
      fixture.workers = workers
      let more = fixture.train()
      #expect(more.losses.map(\.bitPattern) == one.losses.map(\.bitPattern))
      #expect(more.last(.last)?.network.bits == one.last(.last)?.network.bits)
    }
  }

  @Test(arguments: [1, 4, 5, 6, 11])
  func `a run stopped after any step and resumed ends with the same bits`(step: Int) throws {
    let fixture = try TrainerFixture(["train.early_stop={patience: 3, measure: loss}"])
    let whole = fixture.train()
    let (first, second) = try fixture.trainInTwo(after: step, workers: 1)
    #expect(first.outcome == .stopped(reason: "stopped by command"))
    let losses = (first.losses + second.losses).map(\.bitPattern)
    #expect(losses == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
    #expect(second.epochs.last?.validation == whole.epochs.last?.validation)
    #expect(second.thresholds == whole.thresholds)
  }

  /// All that makes an epoch depend on chance: drawn images, composed, mixed, and hidden labels.
  static let curated = [
    "balance=sampler", "augment.mixup=0.4", "augment.cutmix=1", "augment.rotation=20",
    "mix={sets: {cat: 12, dog: 12, none: 8}, hide: {sets: [cat+dog]}, "
      + "dose: {sets: [cat+dog], share: 0.2}, composites: {sets: {cat+dog: 10}}}",
  ]

  @Test(arguments: [2, 3, 5])
  func `a run on curated data resumes to the same bits, on any number of threads`(step: Int) throws
  {
    let fixture = try TrainerFixture(Self.curated)
    let whole = fixture.train()
    #expect(whole.outcome == .done(reason: "all 3 epochs done"))
    // 26 single and empty, 6 both whose labels are hidden, 10 composed, and 30 to match them.
    let prepared = whole.events.compactMap {
      if case .prepared(let facts) = $0 { facts.imagesPerSplit[.train] } else { nil }
    }
    #expect(prepared == [72])
    let (first, second) = try fixture.trainInTwo(after: step, workers: 3)
    #expect(
      (first.losses + second.losses).map(\.bitPattern) == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
  }

  @Test func `what balancing does is told before it is trained on`() throws {
    let run = try TrainerFixture(
      ["balance=augment-to-equal", "mix={cat: 20, dog: 5, none: 5}", "train.epochs=1"]
    ).train()
    #expect(
      run.log.map(\.text).contains(
        "augment-to-equal: 30 to 45 images an epoch; cat 20 to 20, dog 5 to 20"))
    #expect(run.steps.count == 2)
    let weighed = try TrainerFixture(
      ["balance=positive-weight", "mix={cat: 20, dog: 5, none: 5}", "train.epochs=1"]
    ).train()
    #expect(weighed.log.map(\.text).contains("positive-weight: cat 0.50, dog 5.00"))
  }

  @Test func `a resume on other data is refused with a sentence`() throws {
    var fixture = try TrainerFixture(["train.epochs=1"])
    let first = fixture.train()
    fixture = try TrainerFixture(["train.epochs=2", "data.pictures=124"])
    fixture.resumePoint = ResumePoint(last: try #require(first.last(.last)), best: nil)
    guard case .failed(let reason) = fixture.train().outcome else {
      Issue.record("trained on")
      return
    }
    #expect(reason.hasPrefix("scenes:pets is not what this run was trained on"))
  }

  @Test func `a learning rate set by command scales the schedule from the next step`() throws {
    var fixture = try TrainerFixture(["train.schedule=constant", "train.epochs=1"])
    fixture.commands = [TrainerCommand(id: 7, verb: .learningRate(1e-3))]
    let run = fixture.train()
    #expect(run.steps.allSatisfy { abs($0.rate - 1e-3) < 1e-9 })
    #expect(run.answers.map(\.command) == [7])
    #expect(run.answers.first?.accepted == true)
    let scale = try #require(run.checkpoints.first?.position.rateScale)
    #expect(abs(scale - 0.2) < 1e-6)
  }

  @Test func `a command that makes no sense is refused with the step`() throws {
    var fixture = try TrainerFixture(["train.epochs=1"])
    fixture.commands = [
      TrainerCommand(id: 1, verb: .resume), TrainerCommand(id: 2, verb: .learningRate(-1)),
      TrainerCommand(id: 3, verb: .checkpoint),
    ]
    let run = fixture.train()
    #expect(run.answers.map(\.accepted) == [false, false, true])
    #expect(run.checkpoints.first?.kind == .manual)
  }

  @Test func `a pause waits for the resume and changes no bit`() throws {
    var fixture = try TrainerFixture(["train.epochs=1"])
    let plain = fixture.train()
    fixture.commands = [TrainerCommand(id: 1, verb: .pause), TrainerCommand(id: 2, verb: .resume)]
    let paused = fixture.train()
    #expect(paused.answers.map(\.accepted) == [true, true])
    #expect(paused.losses.map(\.bitPattern) == plain.losses.map(\.bitPattern))
  }

  @Test func `a loss that is not finite stops the run before the weights change`() throws {
    let fixture = try TrainerFixture([
      "train.optimizer={name: sgd, rate: 100, momentum: 0.99}", "train.schedule=constant",
      "alarms.non_finite=stop", "train.epochs=200", "train.averaging=none",
    ])
    let run = fixture.train()
    guard case .stopped(let reason) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(reason.hasSuffix("update withheld"))
    #expect(run.log.contains { $0.level == .alarm })
    let weights = try #require(run.last(.last)?.network)
    #expect(weights.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  }

  @Test func `early stopping ends the run and keeps the best epoch`() throws {
    let fixture = try TrainerFixture([
      "train.epochs=30", "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}",
      "train.schedule=constant", "train.early_stop={patience: 2, measure: macro-ap}",
      "train.averaging=none",
    ])
    let run = fixture.train()
    guard case .done(let reason) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(reason.hasPrefix("no better macro-ap in 2 epochs"))
    #expect(run.epochs.count < 30)
    #expect(run.last(.best) != nil)
  }

  @Test func `a mix reduces the training images and says when it asks for too many`() throws {
    let fixture = try TrainerFixture(["mix={cat: 10, dog: 10, none: 4}", "train.epochs=1"])
    let counts = fixture.train().events.compactMap {
      if case .prepared(let facts) = $0 { facts.imagesPerSplit[.train] } else { nil }
    }
    #expect(counts == [24])
    let greedy = try TrainerFixture(["mix={cat: 1000}"]).train()
    #expect(
      greedy.outcome
        == .failed(
          reason: "mix asks for 1000 images of cat; the training split holds 21"))
  }
}

extension TrainerFixture.Outcome {
  var thresholds: [TunedThresholds] {
    events.compactMap { if case .thresholds(let tuned) = $0 { tuned } else { nil } }
  }
}

extension NetworkState {
  /// Every value as it lies in memory: equal only where equal to the last bit.
  var bits: [String: [UInt32]] {
    Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.values.map(\.bitPattern)) })
  }
}
