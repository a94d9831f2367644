import Experiments
import NeuralNetwork
import Synchronization
import Testing

@testable import Training

/// A small experiment on drawn pictures, trained to its end on the calling thread.
struct TrainerFixture {
  var experiment: Experiment
  var workers = 1
  var resumePoint: ResumePoint?
  var startingWeights: StartingWeights?
  var commands: [TrainerCommand] = []
  /// Sends a stop when this step has been taken.
  var stopAfterStep: Int?
  /// Commands sent when a step has been taken.
  var commandsAfterStep: [Int: [TrainerCommand]] = [:]
  /// Sends a stop whenever the run is paused, so that it ends.
  var stopsWhenPaused = false

  static let text = """
    title: tiny
    seed: 5
    data: {source: "scenes:pets", pictures: 120, size: [16, 16]}
    augment: {flip: true, crop: 0.8, colour: 0.2}
    network:
      layers:
        - conv: {channels: 8, bias: false}
        - batch-norm
        - relu
        - max-pool: 2
        - dropout: 0.2
        - conv: 17
        - relu
        - global-average-pool
    train:
      epochs: 3
      batch: 16
      optimizer: {name: adamw, rate: 5e-3}
      averaging: 0.9
    """

  init(_ overrides: [String] = [], checkingFiles: Bool = true) throws {
    experiment = try Experiment.read(
      text: Self.text, file: "tiny.yaml", directory: ".", overrides: overrides,
      checkingFiles: checkingFiles)
  }

  /// Trains until a step has been taken, and then from there to the end.
  func trainInTwo(after step: Int, workers: Int) throws -> (first: Outcome, second: Outcome) {
    var part = self
    part.workers = workers
    part.stopAfterStep = step
    let first = part.train()
    part.stopAfterStep = nil
    part.resumePoint = ResumePoint(
      last: try #require(first.last(.last)), best: first.last(.best))
    return (first, part.train())
  }

  struct Outcome {
    var outcome: TrainingOutcome
    var events: [TrainingEvent]
    var snapshots: Int
    var commands: [AlarmCommand]
    var lastSnapshot: TrainingSnapshot?

    var losses: [Float] {
      events.compactMap { if case .step(let record) = $0 { record.loss } else { nil } }
    }
    var steps: [StepRecord] {
      events.compactMap { if case .step(let record) = $0 { record } else { nil } }
    }
    var epochs: [EpochRecord] {
      events.compactMap { if case .epoch(let record) = $0 { record } else { nil } }
    }
    var checkpoints: [TrainingCheckpoint] {
      events.compactMap { if case .checkpoint(let point) = $0 { point } else { nil } }
    }
    var answers: [(command: Int64, accepted: Bool, step: Int)] {
      events.compactMap {
        if case .answered(let id, let accepted, let step, _) = $0 {
          (id, accepted, step)
        } else {
          nil
        }
      }
    }
    var scores: [SplitScores] {
      events.compactMap { if case .scores(let scores) = $0 { scores } else { nil } }
    }
    var log: [LogLine] {
      events.compactMap { if case .log(let line) = $0 { line } else { nil } }
    }

    func last(_ kind: TrainingCheckpoint.Kind) -> TrainingCheckpoint? {
      checkpoints.last { $0.kind == kind }
    }
  }

  func train() -> Outcome {
    let events = Mutex<[TrainingEvent]>([])
    let posts = Mutex(0)
    let newest = LatestValue<TrainingSnapshot>()
    let control = TrainerControl()
    for command in commands { control.send(command) }
    let (stop, later, stopsWhenPaused) = (stopAfterStep, commandsAfterStep, stopsWhenPaused)
    let asked = Mutex<[AlarmCommand]>([])
    let time = Mutex(0.0)
    let trainer = Trainer(
      experiment: experiment, directory: ".", workers: workers, control: control,
      ports: TrainerPorts(
        emit: { event in
          events.withLock { $0.append(event) }
          guard case .step(let record) = event else { return }
          for command in later[record.step] ?? [] { control.send(command) }
          if record.step == stop {
            control.send(TrainerCommand(id: 99, verb: .stop(afterEpoch: false)))
          }
        },
        post: { snapshot in
          newest.post(snapshot)
          posts.withLock { $0 += 1 }
          if stopsWhenPaused, snapshot.phase == .paused {
            control.send(TrainerCommand(verb: .stop(afterEpoch: false)))
          }
        },
        clock: {
          time.withLock {
            $0 += 0.001
            return $0
          }
        }, run: { command in asked.withLock { $0.append(command) } }), resumePoint: resumePoint,
      startingWeights: startingWeights)
    let outcome = trainer.run()
    return Outcome(
      outcome: outcome, events: events.withLock { $0 }, snapshots: posts.withLock { $0 },
      commands: asked.withLock { $0 }, lastSnapshot: newest.newest)
  }
}
