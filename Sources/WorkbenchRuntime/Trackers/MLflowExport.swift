import Foundation
import Interchange
import Metrics
import RunStore
import Workbench

/// Writes what a store holds of runs where MLflow reads it as a file store; runs of one title are one
/// experiment.
package struct MLflowExport {
  private let folder: String
  private let store: RunStore

  /// - Parameter folder: what MLflow is given as its tracking URI.
  package init(to folder: String, from store: RunStore) {
    self.folder = folder
    self.store = store
  }

  /// - Returns: what was written, a line a run.
  package func write(_ runs: [Int64]) throws -> [String] {
    let mlflow = try MLflowFolder(folder)
    return try runs.map { run in
      let tracked = try TrackedRun(run, in: store)
      let details = tracked.details
      let experiment = try mlflow.experiment(
        named: details.run.title, time: details.run.created)
      var metrics = 0
      let place = try mlflow.replace(
        tracked.identity, of: experiment,
        MLflowRunFacts(
          name: "\(run.runText) \(details.run.title)", user: NSUserName(),
          status: Self.status(of: details.run.status), start: details.run.created,
          end: details.run.finished)
      ) { files in
        metrics = try fill(files, with: tracked)
      }
      return "\(place): run \(run.runText), experiment \(details.run.title), \(metrics) metrics"
    }
  }

  private static func status(of status: StoredStatus) -> MLflowRunFacts.Status {
    switch status {
    case .queued: .scheduled
    case .running, .paused: .running
    case .done: .finished
    case .failed: .failed
    case .interrupted, .stopped: .killed
    }
  }

  /// - Returns: how many metrics the run has.
  private func fill(_ files: MLflowRun, with run: TrackedRun) throws -> Int {
    for setting in run.settings { try files.parameter(setting.path, setting.value) }
    for (name, value) in tags(of: run) where !value.isEmpty { try files.tag(name, value) }
    try addArtifacts(to: files, run)
    return try addSeries(to: files, run) + addMeasures(to: files, run)
  }

  private func tags(of run: TrackedRun) -> [(String, String)] {
    let (details, summary) = (run.details, run.details.run)
    let words = [summary.question, summary.note].compactMap { $0 }.filter { !$0.isEmpty }
    return [
      ("mlflow.runName", "\(summary.id.runText) \(summary.title)"),
      ("mlflow.user", NSUserName()), ("mlflow.source.name", summary.experiment),
      ("mlflow.source.type", "LOCAL"), ("mlflow.note.content", words.joined(separator: "\n\n")),
      ("thresh.run", summary.id.runText), ("thresh.status", summary.status.rawValue),
      ("thresh.message", summary.message ?? ""), ("thresh.seed", "\(summary.seed)"),
      ("thresh.labels", run.labels.joined(separator: ", ")),
      ("thresh.parameters", "\(details.facts.parameters)"), ("thresh.machine", details.machine),
      ("thresh.version", details.codeVersion), ("thresh.data", details.facts.dataFingerprint),
      ("thresh.split", details.facts.splitHash),
      ("thresh.tags", summary.tags.joined(separator: ", ")),
      ("thresh.test_looks", "\(details.testLooks)"),
    ]
  }

  private func addArtifacts(to files: MLflowRun, _ run: TrackedRun) throws {
    let folder = files.artifacts
    try OutputFile.write(run.details.experimentText, to: "\(folder)/experiment.yaml")
    try OutputFile.write(run.details.resolvedText, to: "\(folder)/resolved.yaml")
    if let kept = run.tune?.kept {
      let draft = try ThresholdDraft(kept, labels: run.labels)
      let file = ThresholdFile(draft, labels: run.labels, run: run.id, version: kept.version)
      try OutputFile.write(try file.text(as: .json), to: "\(folder)/thresholds.json")
    }
    _ = try RunTables(of: store, as: .csv).write([run.id], to: "\(folder)/tables")
  }

  private func addSeries(to files: MLflowRun, _ run: TrackedRun) throws -> Int {
    let present = Set(try store.seriesNames(of: run.id))
    let series =
      BoardTags.series.map { ($0.kind.storedName, $0.tag) } + [
        (SeriesKind.elapsed.storedName, "train/elapsed")
      ]
    var metrics: [String: MLflowMetric] = [:]
    for (name, tag) in series where present.contains(name) {
      metrics[name] = try files.metric(tag.split(separator: "/").map(String.init))
    }
    try run.forEachStep(of: Array(metrics.keys), in: store) { point in
      for (name, value) in point.values {
        try metrics[name]?.add(step: point.step, value, time: point.time)
      }
    }
    for metric in metrics.values { try metric.finish() }
    return metrics.count
  }

  private func addMeasures(to files: MLflowRun, _ run: TrackedRun) throws -> Int {
    let epochs = run.epochs.map { epoch in
      Measured(step: epoch.step, time: epoch.time, measures: epoch.validation)
    }
    var count = try add(
      to: files, ["loss", "train_epoch"], run.epochs.map { ($0.step, $0.time, $0.trainLoss) })
    count += try add(epochs, of: .validation, to: files, run)
    guard let tune = run.tune, let measures = run.tuneMeasures else { return count }
    let tuned = Measured(
      step: tune.step ?? 0, time: run.tuneTime ?? run.details.run.heartbeat, measures: measures)
    return try count + add([tuned], of: .tune, to: files, run)
  }

  private struct Measured {
    var step: Int
    var time: Double
    var measures: EvaluationMeasures?
  }

  private func add(
    _ points: [Measured], of split: StoredSplit, to files: MLflowRun, _ run: TrackedRun
  ) throws -> Int {
    var count = 0
    for figure in SplitFigure.all {
      count += try add(
        to: files, [split.rawValue, figure.name],
        points.map { ($0.step, $0.time, $0.measures.flatMap(figure.value)) })
    }
    for (place, label) in run.labels.enumerated() {
      for figure in LabelFigure.curves {
        count += try add(
          to: files, [BoardTags.labelFolder(of: split), label, figure.name],
          points.map { point in
            let labels = point.measures?.labels ?? []
            let value = labels.indices.contains(place) ? figure.value(labels[place]) : nil
            return (point.step, point.time, value)
          })
      }
    }
    return count
  }

  /// - Returns: 1, or 0 where no value is defined and there is no such metric.
  private func add(
    to files: MLflowRun, _ name: [String], _ points: [(step: Int, time: Double, value: Double?)]
  ) throws -> Int {
    guard points.contains(where: { $0.value != nil }) else { return 0 }
    let metric = try files.metric(name)
    for point in points {
      if let value = point.value { try metric.add(step: point.step, value, time: point.time) }
    }
    try metric.finish()
    return 1
  }
}
