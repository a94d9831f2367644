import Testing

@testable import Training

/// Runs whose epochs are counted in steps.
@Suite struct EqualStepsTests {
  private func facts(_ run: TrainerFixture.Outcome) -> TrainingFacts? {
    run.events.lazy.compactMap { if case .prepared(let facts) = $0 { facts } else { nil } }.first
  }

  @Test(arguments: ["{cat: 3, dog: 2}", "{cat: 20, dog: 20, none: 20}", "all"])
  func `trainings on few images and on many take the same steps`(mix: String) throws {
    let run = try TrainerFixture(["train.epoch_steps=3", "train.epochs=2", "mix=\(mix)"]).train()
    #expect(run.outcome == .done(reason: "all 2 epochs done"))
    #expect(facts(run)?.stepsPerEpoch == 3 && facts(run)?.totalSteps == 6)
    #expect(run.steps.count == 6 && run.epochs.map(\.step) == [3, 6])
    #expect(run.lastSnapshot?.stepsPerEpoch == 3 && run.lastSnapshot?.totalSteps == 6)
    #expect(run.lastSnapshot?.batch == 16)
    // The schedule is planned over these steps too: it ends where it should.
    let rates = run.steps.map(\.rate)
    #expect(rates.min() == rates.last)
  }

  @Test(arguments: ["balance=none", "balance=sampler"], [2, 3, 7])
  func `a run on fewer images than a batch resumes to the same bits, on any number of threads`(
    balance: String, step: Int
  ) throws {
    let fixture = try TrainerFixture([
      balance, "mix={cat: 5, dog: 3, none: 3}", "train.epoch_steps=3", "augment.mixup=0.4",
      "data.far=9", "data.seed=2",
    ])
    let whole = fixture.train()
    let (first, second) = try fixture.trainInTwo(after: step, workers: 3)
    #expect(
      (first.losses + second.losses).map(\.bitPattern) == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
  }

  @Test func `balancing does not speak of epochs that have a length of their own`() throws {
    let run = try TrainerFixture([
      "balance=augment-to-equal", "mix={cat: 20, dog: 5, none: 5}", "train.epochs=1",
      "train.epoch_steps=2",
    ]).train()
    #expect(
      run.log.map(\.text).contains(
        "augment-to-equal: 30 to 45 images; cat 20 to 20, dog 5 to 20"))
  }
}
