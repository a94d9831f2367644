import Foundation
import Metrics
import RunStore
import Training
import Workbench

/// What `thresh runs profile` says: where the time and the memory of a run's steps go.
package struct ProfileReport: HeadlessReport {
  package struct Layer: Encodable {
    package var name: String
    package var kind: String
    package var outputShape: [Int]
    package var forwardMilliseconds: Double
    package var backwardMilliseconds: Double
    /// Of a step.
    package var share: Double?
    package var gigaflops: Double?
  }

  /// One part of a step's time.
  package struct Part: Encodable {
    package var part: String
    package var milliseconds: Double
    package var share: Double?
  }

  /// The process that works on the run, or did.
  package struct Process: Encodable {
    package var number: Int?
    package var host: String?
    package var heartbeat: Double?
    package var cpuPercent: Double?
    package var residentBytes: Int?
  }

  package struct Checkpoint: Encodable {
    package var kind: String
    package var step: Int
    package var epoch: Int
    package var time: Double
    package var bytes: Int
  }

  package var run: String
  package var status: String
  package var stepMilliseconds: Double
  package var imagesPerStep: Double
  package var imagesPerSecond: Double?
  package var gigaflops: Double?
  package var threads: Int
  /// How many steps the times are means of.
  package var steps: Int
  package var evaluationSeconds: Double?
  package var gradientNorm: Double?
  package var learningRate: Double?
  package var parts: [Part]
  package var layers: [Layer]
  package var memory: StepProfile.Memory
  package var planBytes: Int
  package var process: Process
  package var checkpoints: [Checkpoint]
  package var machine: MachineView
  /// What the figures are of.
  private var profile: StepProfile

  private enum CodingKeys: CodingKey {
    case run, status, stepMilliseconds, imagesPerStep, imagesPerSecond, gigaflops, threads, steps
    case evaluationSeconds, gradientNorm, learningRate, parts, layers, memory, planBytes, process
    case checkpoints, machine
  }

  /// - Throws: `RuntimeError` for a run whose steps were not timed; `StoreError`.
  package static func of(_ run: Int64, in store: RunStore, now: Double) throws -> ProfileReport {
    let details = try store.run(run, now: now)
    let snapshot = TrainingSnapshot(stored: try store.snapshot(of: run))
    guard let snapshot, let profile = snapshot.profile else {
      throw RuntimeError(
        "of run \(run.runText) it was not kept where the time of its steps went: "
          + "it is of an older version, or has not taken two steps yet")
    }
    var meter = SystemMeter(store: store.path)
    _ = meter.read(now: now)
    Thread.sleep(forTimeInterval: 0.1)
    let activity = RunActivity(details.run, nil, checkpoints: try store.checkpoints(of: run))
    return ProfileReport(
      details.run, snapshot, profile, activity, machine: meter.read(now: now))
  }

  init(
    _ run: StoredRun, _ snapshot: TrainingSnapshot, _ profile: StepProfile,
    _ activity: RunActivity, machine: MachineView
  ) {
    self.run = run.id.runText
    status = run.status.rawValue
    stepMilliseconds = profile.seconds * 1000
    imagesPerStep = profile.images
    imagesPerSecond = profile.imagesPerSecond
    gigaflops = profile.gigaflops
    threads = profile.threads
    steps = profile.steps
    evaluationSeconds = profile.evaluationSeconds
    gradientNorm = snapshot.gradientNorm.map(Double.init)
    learningRate = snapshot.rate.map(Double.init)
    parts = StepProfile.Part.allCases.map { part in
      Part(
        part: part.rawValue, milliseconds: profile[part] * 1000,
        share: profile.share(profile[part]))
    }
    layers = profile.layers.map { layer in
      Layer(
        name: layer.name, kind: layer.kind, outputShape: layer.outputShape,
        forwardMilliseconds: layer.forwardSeconds * 1000,
        backwardMilliseconds: layer.backwardSeconds * 1000,
        share: profile.share(layer.seconds), gigaflops: profile.gigaflops(of: layer))
    }
    memory = profile.memory
    planBytes = profile.memory.total
    process = Process(
      number: activity.worker?.process, host: activity.worker?.host,
      heartbeat: activity.heartbeat, cpuPercent: snapshot.cpuPercent,
      residentBytes: snapshot.residentBytes)
    checkpoints = activity.checkpoints.map {
      Checkpoint(kind: $0.kind, step: $0.step, epoch: $0.epoch, time: $0.time, bytes: $0.bytes)
    }
    self.machine = machine
    self.profile = profile
  }
}

extension ProfileReport {
  package var text: String {
    let title = "run \(run), \(status)"
    return ([title] + ProfileText(profile: profile).lines).joined(separator: "\n")
  }

  /// The layers.
  package var csv: CSVTable {
    var table = CSVTable([
      "name", "kind", "output_shape", "forward_milliseconds", "backward_milliseconds", "share",
      "gigaflops",
    ])
    for layer in layers {
      table.add([
        layer.name, layer.kind, layer.outputShape.map(String.init).joined(separator: "x"),
        layer.forwardMilliseconds, layer.backwardMilliseconds, layer.share, layer.gigaflops,
      ])
    }
    return table
  }
}
