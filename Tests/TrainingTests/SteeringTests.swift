import Foundation
import NeuralNetwork
import Testing

@testable import Training

/// Commands that change the course of a run.
@Suite struct SteeringTests {
  /// A run that is sent commands after a step, and what became of it.
  private func steered(
    _ verbs: [TrainerCommand.Verb], after step: Int, _ overrides: [String] = []
  ) throws -> (fixture: TrainerFixture, run: TrainerFixture.Outcome) {
    var fixture = try TrainerFixture(overrides)
    fixture.commandsAfterStep = [
      step: verbs.enumerated().map { TrainerCommand(id: Int64($0 + 1), verb: $1) }
    ]
    return (fixture, fixture.train())
  }

  static let courses: [[TrainerCommand.Verb]] = [
    [.epochs(.more(2))], [.epochs(.total(2))], [.epochs(.more(3)), .epochs(.total(4))],
    [.patience(1)], [.learningRate(1e-2)], [.epochs(.more(9)), .patience(2), .learningRate(2e-3)],
  ]

  @Test(arguments: courses, [4, 6])
  func `a steered run that is killed and resumed ends with the bits of one that is not`(
    verbs: [TrainerCommand.Verb], step: Int
  ) throws {
    var (fixture, whole) = try steered(verbs, after: step)
    #expect(whole.answers.map(\.accepted) == verbs.map { _ in true })
    #expect(whole.answers.map(\.step) == verbs.map { _ in step })
    // The commands are part of the checkpoint written with the last of them, as of all later ones.
    let points = whole.checkpoints.filter { $0.kind == .last && $0.position.step >= step }
    #expect(points.first?.position.step == step)
    fixture.commandsAfterStep = [:]
    for point in [points[verbs.count - 1], points[verbs.count]] {
      let stored = try JSONDecoder().decode(
        TrainerPosition.self, from: JSONEncoder().encode(point.position))
      #expect(stored == point.position)
      let best = whole.checkpoints.last {
        $0.kind == .best && $0.position.step <= point.position.step
      }
      fixture.resumePoint = ResumePoint(last: point, best: best)
      fixture.workers = 2
      let rest = fixture.train()
      let losses = whole.losses.dropFirst(point.position.step)
      #expect(rest.losses.map(\.bitPattern) == losses.map(\.bitPattern))
      #expect(rest.outcome == whole.outcome)
      #expect(rest.thresholds == whole.thresholds)
      // From the run's last checkpoint there is only the end left to do again.
      if point.position.epoch == whole.epochs.count { continue }
      #expect(rest.last(.last)?.network.bits == whole.last(.last)?.network.bits)
      #expect(rest.epochs.last?.validation == whole.epochs.last?.validation)
    }
  }

  @Test func `more epochs are trained, and the run says how long it is now`() throws {
    let (_, run) = try steered([.epochs(.more(2))], after: 4)
    #expect(run.outcome == .done(reason: "all 5 epochs done"))
    #expect(run.epochs.map(\.epoch) == [1, 2, 3, 4, 5])
    let plans = run.events.compactMap {
      if case .planned(let epochs, let steps) = $0 { [epochs, steps] } else { nil }
    }
    #expect(plans == [[5, run.steps.count]])
    // Not a jump: the one-cycle goes on from the rate of the step before.
    let plain = try TrainerFixture().train()
    #expect(run.steps[4].rate == plain.steps[4].rate)
    let (stretched, planned) = (run.steps[5].rate, plain.steps[5].rate)
    #expect(stretched != planned)
    let last = try #require(run.steps.last?.rate)
    #expect(last == plain.steps.last?.rate)
  }

  @Test func `the epoch under way is trained to its end, however few are asked for`() throws {
    let (_, run) = try steered([.epochs(.total(1)), .epochs(.total(2))], after: 8)
    #expect(run.answers.map(\.accepted) == [false, true])
    #expect(run.outcome == .done(reason: "all 2 epochs done"))
  }

  @Test(
    arguments: [
      .epochs(.total(3)), .epochs(.more(0)), .epochs(.total(-4)), .epochs(.more(.max)),
      .epochs(.total(1_000_001)), .patience(nil), .patience(0), .patience(-1), .ignore(rule: "x"),
      .ignore(rule: "plateau"),
    ] as [TrainerCommand.Verb])
  func `what cannot be is refused, and changes nothing`(verb: TrainerCommand.Verb) throws {
    let (_, run) = try steered([verb], after: 2)
    #expect(run.answers.map(\.accepted) == [false])
    #expect(run.outcome == .done(reason: "all 3 epochs done"))
    #expect(run.losses == (try TrainerFixture().train().losses))
  }

  @Test func `a run without early stopping is given one, on its loss, counted from now`() throws {
    let still = ["train.epochs=9", "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}"]
    let (_, run) = try steered(
      [.patience(2)], after: 20, still + ["train.schedule=constant", "train.averaging=none"])
    guard case .done(let reason) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(reason.hasPrefix("no better loss in 2 epochs"))
    // 84 training images of 16 a step: step 20 lies in the fourth epoch.
    let perEpoch = run.epochs[0].step
    // The one under way is the first that is kept, and so the best; two more are no better.
    #expect(run.epochs.count == 20 / perEpoch + 3)
    #expect(run.last(.best)?.position.epoch == 20 / perEpoch + 1)
  }

  @Test
  func
    `less patience than epochs that brought nothing ends a run after the one under way, killed or not`()
    throws
  {
    let still = [
      "train.epochs=9", "train.early_stop={patience: 9, measure: loss}",
      "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}", "train.schedule=constant",
      "train.averaging=none",
    ]
    var (fixture, whole) = try steered([.patience(1)], after: 20, still)
    let perEpoch = whole.epochs[0].step
    #expect(whole.epochs.count == 20 / perEpoch + 1)
    fixture.commandsAfterStep = [:]
    let point = try #require(
      whole.checkpoints.last { $0.kind == .last && $0.position.step == 20 })
    fixture.resumePoint = ResumePoint(last: point, best: whole.last(.best))
    let rest = fixture.train()
    #expect(rest.outcome == whole.outcome)
    #expect(rest.epochs.last?.validation == whole.epochs.last?.validation)
  }

  @Test func `without patience a run trains to its end and still keeps the best epoch`() throws {
    let (_, run) = try steered(
      [.patience(nil)], after: 4,
      [
        "train.epochs=6", "train.early_stop={patience: 1, measure: loss}",
        "train.optimizer={name: sgd, rate: 1e-30, momentum: 0}", "train.schedule=constant",
        "train.averaging=none",
      ])
    #expect(run.outcome == .done(reason: "all 6 epochs done"))
    #expect(run.last(.best) != nil)
  }

  @Test func `a checkpoint of a version that could not be steered is still read`() throws {
    let run = try TrainerFixture(["train.epochs=1"]).train()
    let position = try #require(run.last(.last)?.position)
    var json = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(position)) as? [String: Any])
    json["course"] = nil
    json["gradientWatch"] = nil
    let old = try JSONDecoder().decode(
      TrainerPosition.self, from: JSONSerialization.data(withJSONObject: json))
    #expect(old == position)
  }
}
