import Experiments
import Foundation
import RunStore
import Training
import Workbench

/// A run this process owns and is about to train.
package struct PreparedRun: Sendable {
  package var lease: RunLease
  package var experiment: Experiment
  /// Where relative paths of the experiment start.
  package var directory: String
  package var resumePoint: ResumePoint?
  /// What the network starts from where there is nothing to go on from.
  package var startingWeights: StartingWeights?
  var catchUp = CatchUp()

  /// Records a new run of an experiment.
  ///
  /// - Parameter note: how the run came about, if not from a file.
  package static func new(
    _ source: ExperimentSource, overrides: [String] = [], note: String = "", in store: RunStore
  ) throws -> PreparedRun {
    let experiment = try source.experiment(overrides: overrides)
    let weights = try experiment.startingWeights(directory: source.directory)
    let lease = try store.createRun(RunStart(experiment, of: source, note: note), now: Clock.now())
    return PreparedRun(
      lease: lease, experiment: experiment, directory: source.directory, startingWeights: weights)
  }

  /// Takes a run over from its newest sound checkpoint; from its start if it has none yet.
  package static func resumed(_ run: Int64, in store: RunStore) throws -> PreparedRun {
    let details = try store.run(run, now: Clock.now())
    guard details.run.status != .done else {
      throw RuntimeError("run \(run.runText) is done; there is nothing left to train")
    }
    let experiment = try Experiment.of(details)
    let lease = try store.claim(run, now: Clock.now())
    var prepared = PreparedRun(lease: lease, experiment: experiment, directory: "/")
    do {
      prepared.resumePoint = try resumePoint(of: run, in: store)
      if prepared.resumePoint == nil {
        prepared.startingWeights = try experiment.startingWeights(directory: prepared.directory)
      }
      prepared.catchUp = try catchUp(
        of: run, after: prepared.resumePoint?.last.position.step ?? 0, in: store)
    } catch {
      try? store.finish(lease, .failed, message: "\(error)", now: Clock.now())
      throw error
    }
    return prepared
  }

  private static func resumePoint(of run: Int64, in store: RunStore) throws -> ResumePoint? {
    let kinds = Set(try store.checkpoints(of: run).map(\.kind))
    guard kinds.contains(.last) || kinds.contains(.manual) else { return nil }
    let last = try store.loadCheckpoint(of: run)
    let best = kinds.contains(.best) ? try store.loadCheckpoint(of: run, kinds: [.best]) : nil
    return ResumePoint(
      last: try last.file.checkpoint(kind: .last, name: store.path(of: last.record)),
      best: try best.map { try $0.file.checkpoint(kind: .best, name: store.path(of: $0.record)) })
  }

  private static func catchUp(of run: Int64, after step: Int, in store: RunStore) throws -> CatchUp
  {
    let points = try store.points(
      SeriesKind.trainLoss.storedName, of: run, steps: (step + 1) ... .max)
    var losses: [Int: Double] = [:]
    for (step, value) in zip(points.steps, points.values) { losses[step] = value }
    let validation = try store.points(
      SeriesKind.validationLoss.storedName, of: run, steps: (step + 1) ... .max)
    return CatchUp(losses: losses, lastValidationStep: validation.steps.last ?? 0)
  }
}

extension RunStart {
  /// What is recorded of a new run of an experiment that was read from `source`.
  package init(
    _ experiment: Experiment, of source: ExperimentSource, tags: [String] = [], note: String = ""
  ) {
    self.init(
      title: experiment.title, question: experiment.question, experiment: source.name,
      experimentText: source.text, resolvedText: experiment.rooted(at: source.directory).yaml,
      seed: experiment.seed, machine: MachineText.current, codeVersion: ThreshVersion.text,
      plannedEpochs: experiment.train.epochs, tags: tags, note: note)
  }
}

/// The version a run records.
package enum ThreshVersion {
  package static let text = "0.1.0"
}

/// The machine in words, as a run records it.
enum MachineText {
  static var current: String {
    let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
      .flatMap { $0.split(separator: ":").last }
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    return "\(model ?? "unknown processor"), \(cores) cores, \(system)"
  }
}
