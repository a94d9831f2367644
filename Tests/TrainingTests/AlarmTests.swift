import Experiments
import NeuralNetwork
import Testing

@testable import Training

/// Rules that watch a run.
@Suite struct AlarmTests {
  /// Rates so high that the loss soon is not finite.
  static let wild = [
    "train.optimizer={name: sgd, rate: 100, momentum: 0.99}", "train.schedule=constant",
    "train.epochs=200", "train.averaging=none",
  ]

  private func alarms(_ run: TrainerFixture.Outcome) -> [LogLine] {
    run.log.filter { $0.level == .alarm }
  }

  @Test func `an alarm that pauses waits for a person, with weights that are sound`() throws {
    var fixture = try TrainerFixture(Self.wild)
    // A stop is all that ends the pause.
    fixture.stopsWhenPaused = true
    let run = fixture.train()
    #expect(run.outcome == .stopped(reason: "stopped by command"))
    #expect(alarms(run).map(\.rule) == ["non-finite"])
    let weights = try #require(run.last(.last)?.network)
    #expect(weights.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) })
    #expect(run.last(.last)?.position.step == run.steps.count)
  }

  @Test
  func `each step without a finite loss is told, and a command starts once for steps in a row`()
    throws
  {
    let run = try TrainerFixture(
      Self.wild.filter { !$0.hasPrefix("train.epochs") } + [
        "train.epochs=12", "alarms.non_finite=[warn, {run: notify}]",
      ]
    ).train()
    let told = alarms(run).map(\.step)
    let starts = told.indices.filter { $0 == 0 || told[$0] != told[$0 - 1] + 1 }
    #expect(starts.count < told.count)
    #expect(run.commands.map(\.command) == starts.map { _ in "notify" })
  }

  @Test func `a pause that a rule asks for in the last epoch holds`() throws {
    var fixture = try TrainerFixture([
      "alarms.rules=[{measure: loss, above: 0, after: 2, do: pause}]"
    ])
    // A stop is all that ends the pause.
    fixture.stopsWhenPaused = true
    let run = fixture.train()
    #expect(run.epochs.count == 3)
    #expect(run.outcome == .stopped(reason: "stopped by command"))
  }

  @Test func `a rule on a label that the data does not have is told before anything is trained`()
    throws
  {
    var fixture = try TrainerFixture([
      "alarms.rules=[{measure: f1, label: cat, below: 0.5, do: warn}]"
    ])
    fixture.experiment.alarms.rules[0].label = "catt"
    let run = fixture.train()
    guard case .failed(let reason) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(reason.contains("catt") && reason.contains("cat"))
    #expect(run.steps.isEmpty)
  }

  @Test(arguments: ["stop", "pause"])
  func `a run that a rule holds up is resumed as if nobody had held it`(action: String) throws {
    let rule = "alarms.rules=[{measure: loss, above: 0, after: 1, do: \(action)}]"
    var fixture = try TrainerFixture([rule])
    fixture.stopsWhenPaused = true
    let first = fixture.train()
    #expect(first.epochs.count == 2)
    #expect(alarms(first).map(\.rule) == ["loss above 0"])
    fixture.resumePoint = ResumePoint(last: try #require(first.last(.last)), best: nil)
    let second = fixture.train()
    // It has crossed the value and is not said again.
    #expect(alarms(second).isEmpty)
    let whole = try TrainerFixture().train()
    #expect(
      (first.losses + second.losses).map(\.bitPattern) == whole.losses.map(\.bitPattern))
    #expect(second.last(.last)?.network.bits == whole.last(.last)?.network.bits)
  }

  @Test func `a rule fires once when it is crossed, and not before its time`() throws {
    let run = try TrainerFixture([
      "train.epochs=5", "alarms.rules=[{measure: hamming, above: 0, after: 3, do: [warn, ring]}]",
    ]).train()
    #expect(alarms(run).count == 1)
    let line = try #require(alarms(run).first)
    #expect(line.rule == "hamming above 0" && line.rings)
    #expect(line.text.hasPrefix("hamming is 0."))
    #expect(line.text.hasSuffix("after epoch 4"))
    #expect(line.step == run.epochs[3].step)
  }

  @Test func `the F1 of one label is watched`() throws {
    let run = try TrainerFixture([
      "alarms.rules=[{label: dog, below: 1, do: stop}, {label: cat, above: 1}]"
    ]).train()
    #expect(run.outcome.text.hasPrefix("f1 of dog below 1: f1 of dog is "))
    #expect(run.epochs.count == 1)
  }

  @Test func `a rule that reduces the rate does so for its own step and all later ones`() throws {
    let run = try TrainerFixture([
      "train.schedule=constant", "train.epochs=4",
      "alarms={plateau: 1, plateau_action: {reduce-rate: 0.1}}",
      "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}", "train.averaging=none",
    ]).train()
    let perEpoch = run.epochs[0].step
    let rates = stride(from: 0, to: run.steps.count, by: perEpoch).map { run.steps[$0].rate }
    #expect(rates[0] == rates[1] && rates[2] == rates[1] * 0.1 && rates[3] == rates[2])
    #expect(run.checkpoints.contains { $0.position.rateScale == 0.1 })
  }

  @Test func `a gradient far above its median is an alarm`() throws {
    let run = try TrainerFixture([
      "alarms={gradient_above_median: 1.01, gradient_action: stop, loss_above_median: none}",
      "train.epochs=40",
    ]).train()
    #expect(alarms(run).map(\.rule) == ["gradient"])
    #expect(run.outcome.text.hasPrefix("gradient: gradient norm "))
    #expect(run.steps.count > MedianWatch.window)
  }

  @Test func `a rule that is ignored raises no alarm for the rest of the run`() throws {
    let rules = ["alarms={plateau: 1, plateau_action: stop}", "train.epochs=3"]
    let still = [
      "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}", "train.averaging=none",
      "train.schedule=constant",
    ]
    var fixture = try TrainerFixture(rules + still)
    fixture.commands = [TrainerCommand(id: 1, verb: .ignore(rule: "plateau"))]
    let run = fixture.train()
    #expect(run.answers.map(\.accepted) == [true])
    #expect(run.outcome == .done(reason: "all 3 epochs done"))
    #expect(alarms(run).isEmpty)
    #expect(run.last(.last)?.position.course.ignored == ["plateau"])
    fixture.resumePoint = ResumePoint(
      last: try #require(run.checkpoints.first { $0.kind == .last }), best: nil)
    fixture.commands = []
    #expect(alarms(fixture.train()).isEmpty)
  }

  @Test func `a command is asked for with its rule, step and text, and never started here`() throws
  {
    let run = try TrainerFixture([
      "alarms.rules=[{measure: loss, above: 0, do: {run: \"touch x\"}}]", "train.epochs=1",
    ]).train()
    let asked = try #require(run.commands.first)
    #expect(run.commands.count == 1)
    #expect(asked.command == "touch x" && asked.rule == "loss above 0")
    #expect(asked.step == run.steps.count && asked.text.hasSuffix("after epoch 1"))
  }

  @Test func `an alarm from outside acts at the next step`() throws {
    var fixture = try TrainerFixture()
    fixture.commands = [
      TrainerCommand(
        verb: .raise(RaisedAlarm(rule: "disk", text: "10 MB free", actions: [.warn, .stop])))
    ]
    let run = fixture.train()
    #expect(run.outcome == .stopped(reason: "disk: 10 MB free"))
    #expect(run.steps.isEmpty)
  }
}

extension TrainingOutcome {
  fileprivate var text: String {
    switch self {
    case .done(let reason), .stopped(let reason), .failed(let reason): reason
    }
  }
}
