import Dispatch
import Experiments
import Metrics
import RunStore
import Workbench

/// Fetches the scores of runs, keeps thresholds, and works out what takes longer than a key may.
///
/// A class because the screen and a queue share it; it has no state of its own.
final class ScoresFeed: Sendable {
  let stores: RunStores
  let deliver: @Sendable ([Message]) -> Void
  let queue = DispatchQueue(label: "thresh.scores", qos: .userInitiated)
  /// Drawing images again takes longer than anything else, and nothing waits for it.
  let estimates = DispatchQueue(label: "thresh.estimates", qos: .utility)

  /// - Parameter deliver: takes messages, on any thread.
  init(stores: RunStores, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.deliver = deliver
  }

  /// Answers `Effect.loadScores`.
  func load(_ request: ScoresRequest) {
    queue.async { @Sendable [self] in
      do {
        deliver([.scores(try view(request))])
      } catch {
        deliver([.scoresFailed(request, "\(error)")])
      }
    }
  }

  private func view(_ request: ScoresRequest) throws -> ScoresView {
    let part: StoredSplit = request.part == .tune ? .tune : .validation
    let (store, number) = try stores.find(request.run)
    guard let table = try store.scores(of: number, on: part)?.table else {
      throw RuntimeError(
        part == .tune
          ? "run \(request.run.runText) has no tune part, on which thresholds are chosen; "
            + "data.split gives it one"
          : "run \(request.run.runText) has no scores of its validation part yet")
    }
    let details = try store.run(number, now: Clock.now())
    let versions = try store.thresholds(of: number).map { ThresholdVersion($0) }
    // Thresholds of another split may have been chosen on images of any part of this one.
    let newest = versions.filter { $0.values.count == table.labels.count }
      .newest(ofSplit: details.facts.splitHash)
    let experiment = try? Experiment.of(details)
    return ScoresView(
      request: request,
      decisions: Decisions(
        table: table, thresholds: newest?.values ?? table.untunedThresholds),
      versions: versions, rule: experiment?.thresholds.goal ?? "f1",
      splitHash: details.facts.splitHash, testLooks: details.testLooks)
  }

  /// Answers `Effect.saveThresholds`.
  func save(_ version: ThresholdVersion, of run: RunID) {
    queue.async { @Sendable [self] in
      do {
        let (store, number) = try stores.find(run)
        let labels = try store.run(number, now: Clock.now()).facts.labels
        var kept = version
        kept.time = Clock.now()
        kept.number = try store.recordThresholds(
          number, StoredThresholds(kept, labels: labels))
        deliver([.thresholdsSaved(run: run, kept)])
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  /// Answers `Effect.confuse`.
  func confuse(_ request: ConfusionRequest, _ decisions: Decisions) {
    queue.async { @Sendable [self] in
      deliver([.confusion(ConfusionView(request, decisions))])
    }
  }
}

extension ThresholdVersion {
  init(_ stored: StoredThresholds) {
    self.init(
      number: stored.version, time: stored.time, rule: stored.goal, splitHash: stored.splitHash,
      images: stored.images, values: stored.values, achieved: stored.achieved,
      origins: stored.origins,
      calibrations: stored.calibrations)
  }
}

extension StoredThresholds {
  init(_ version: ThresholdVersion, labels: [String]) {
    self.init(
      time: version.time ?? Clock.now(), goal: version.rule, splitHash: version.splitHash,
      images: version.images, labels: labels, values: version.values,
      achieved: version.achieved.isEmpty ? version.values.map { _ in nil } : version.achieved,
      origins: version.origins,
      calibrations: version.calibrations)
  }
}
