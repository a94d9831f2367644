import Metrics
import NeuralNetwork
import Testing

@testable import Training

@Suite struct HeadTests {
  static let heads = Head.allCases.map(\.rawValue)

  @Test(arguments: heads) func `every head learns to tell cats and dogs`(head: String) throws {
    let run = try TrainerFixture([
      "seed=3", "data.pictures=900", "data.size=[24, 24]",
      "data.split={train: 0.7, validation: 0, tune: 0, test: 0.3}",
      "augment={flip: true, crop: 1, colour: 0}",
      "network.layers=[{conv: {channels: 16, bias: false}}, batch-norm, relu, {max-pool: 2}, "
        + "{conv: {channels: 32, bias: false}}, batch-norm, relu, {max-pool: 2}, "
        + "{conv: {channels: 32, bias: false}}, batch-norm, relu, global-average-pool]",
      "network.head=\(head)", "train.epochs=10", "train.schedule=cosine",
      "train.optimizer.rate=1e-2", "train.averaging=none",
    ]).train()
    #expect(run.outcome == .done(reason: "all 10 epochs done"))
    let losses = run.epochs.compactMap(\.trainLoss)
    let table = try #require(run.scores.last { $0.part == .test }?.table)
    #expect(table.scores.allSatisfy { (0...1).contains($0) })
    let measures = EvaluationMeasures(
      table: table, thresholds: table.untunedThresholds, loss: nil)
    let positives = table.targets.count { $0 == ScoreTable.present }
    // What scores without any knowledge reach.
    let chance = Double(positives) / Double(table.targets.count)
    #expect(try #require(losses.last) < losses[0])
    #expect(try #require(measures.macroAveragePrecision) > chance + 0.1)
  }

  @Test(arguments: heads) func `a run with any head resumes to the same bits`(head: String) throws {
    let fixture = try TrainerFixture([
      "network.head=\(head)", "train.early_stop={patience: 3, measure: loss}",
      "train.loss.smoothing=0.1", "train.clip_norm=1",
      "mix={hide: {sets: [cat+dog], as: unlabelled, share: 0.5}}",
    ])
    let whole = fixture.train()
    #expect(whole.outcome == .done(reason: "all 3 epochs done"))
    let (first, second) = try fixture.trainInTwo(after: 6, workers: 2)
    #expect(first.outcome == .stopped(reason: "stopped by command"))
    #expect((first.losses + second.losses).map(\.bitPattern) == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
    #expect(second.epochs.last?.validation == whole.epochs.last?.validation)
    #expect(second.thresholds == whole.thresholds)
  }

  @Test func `images blended with others train a softmax with none as well`() throws {
    let run = try TrainerFixture([
      "network.head=softmax+none", "augment.mixup=0.4", "augment.cutmix=1", "train.epochs=2",
    ]).train()
    #expect(run.outcome == .done(reason: "all 2 epochs done"))
    #expect(run.losses.allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test func `a powerset trained on single labels never tells both`() throws {
    let run = try TrainerFixture(["network.head=powerset", "mix={cat: 20, dog: 20}"]).train()
    #expect(run.outcome == .done(reason: "all 3 epochs done"))
    #expect(run.log.map(\.text).contains("powerset of 2 label sets: cat, dog"))
    // Whoever scores with the checkpoint has to know what its outputs stand for.
    #expect(run.last(.last)?.position.labelSets == [[0], [1]])
    let table = try #require(run.scores.last { $0.part == .test }?.table)
    #expect(!table.images.isEmpty)
    for row in table.images.indices {
      // Both sets share one whole, also on images of cat and dog or of neither.
      #expect(abs(table.scores[row * 2] + table.scores[row * 2 + 1] - 1) < 1e-6)
    }
  }

  @Test func `a powerset says what its loss leaves out, and cannot do with one set`() throws {
    let run = try TrainerFixture([
      "network.head=powerset", "mix={cat: 20, none: 10}", "train.epochs=1",
    ]).train()
    let table = try #require(run.scores.first { $0.part == .validation }?.table)
    let strange = table.images.indices.count {
      table.targets[$0 * 2 + 1] == ScoreTable.present
    }
    #expect(strange > 0)
    #expect(
      run.log.map(\.text).contains(
        "the loss on validation is without \(strange) of \(table.images.count) images: "
          + "their label sets are not among these"))
    #expect(run.epochs.first?.validation?.loss != nil)

    let single = try TrainerFixture(["network.head=powerset", "mix={cat: 20}"]).train()
    #expect(
      single.outcome
        == .failed(
          reason: "network.head is powerset, which tells label sets apart, and the training images "
            + "hold cat only; take another head, or other images"))
  }

  @Test func `separate networks weigh the positives of their own label`() throws {
    let run = try TrainerFixture([
      "network.head=separate", "balance=positive-weight", "mix={cat: 20, dog: 5, none: 5}",
      "train.epochs=1",
    ]).train()
    #expect(run.outcome == .done(reason: "all 1 epochs done"))
    #expect(run.log.map(\.text).contains("positive-weight: cat 0.50, dog 5.00"))
    let names = try #require(run.last(.last)?.network.tensors.map(\.name))
    #expect(names.contains("0.head.weight") && names.contains("1.head.weight"))
  }
}
