import Foundation
import Metrics
import RunStore
import Workbench

/// What thresholds are worth, and where they go.
extension ScoresFeed {
  /// Answers `Effect.estimateGain`; the same question again gets the same answer.
  func estimate(_ request: GainRequest, _ ranked: RankedScores) {
    estimates.async { @Sendable [self] in
      let gain = ThresholdGain(
        of: request.threshold, goal: request.goal, from: ranked, seed: UInt64(request.label))
      deliver([.gain(request, gain)])
    }
  }

  /// Answers `Effect.checkCalibration`.
  func check(_ request: CalibrationRequest, scores: [Float], targets: [UInt8]) {
    estimates.async { @Sendable [self] in
      let check = CalibrationCheck(scores: scores, targets: targets, method: request.method)
      deliver([.calibration(request, check)])
    }
  }

  /// Answers `Effect.lookAtTest`.
  func lookAtTest(_ run: RunID, thresholds: [Double]) {
    queue.async { @Sendable [self] in
      do {
        deliver([.test(try testView(run, thresholds))])
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  private func testView(_ run: RunID, _ thresholds: [Double]) throws -> TestView {
    // What cannot be shown is no look.
    let (store, number) = try stores.find(run)
    let labels = try store.run(number, now: Clock.now()).facts.labels
    guard labels.count == thresholds.count else {
      throw RuntimeError("these thresholds are for other labels than those of run \(run.runText)")
    }
    let look = try store.lookAtTest(
      number, reason: "to try thresholds in the workbench", now: Clock.now())
    guard let table = look.scores?.table, table.labels.count == labels.count else {
      throw RuntimeError("run \(run.runText) has no scores of its test part")
    }
    let half = table.untunedThresholds
    let sets = LabelSetMeasures(table: table, thresholds: thresholds)
    let setsAtHalf = LabelSetMeasures(table: table, thresholds: half)
    return TestView(
      run: run, thresholds: thresholds, looks: look.looks, images: table.images.count,
      counts: table.counts(thresholds: thresholds), countsAtHalf: table.counts(thresholds: half),
      subsetAccuracy: sets.subsetAccuracy, subsetAccuracyAtHalf: setsAtHalf.subsetAccuracy,
      anyPositiveRateOnNegatives: sets.anyPositiveRateOnNegatives,
      anyPositiveRateOnNegativesAtHalf: setsAtHalf.anyPositiveRateOnNegatives,
      gain: MacroGain(table: table, thresholds: thresholds, seed: 1).macroF1?.gain.interval())
  }

  /// Answers `Effect.exportThresholds` with a notice: as `thresh thresholds --export` writes them.
  func export(_ version: ThresholdVersion, of run: RunID, to path: String) {
    queue.async { @Sendable [self] in
      do {
        let (store, number) = try stores.find(run)
        let labels = try store.run(number, now: Clock.now()).facts.labels
        guard labels.count == version.values.count else {
          throw RuntimeError("these thresholds are for other labels than those of the run")
        }
        let draft = try ThresholdDraft(StoredThresholds(version, labels: labels), labels: labels)
        let file = ThresholdFile(
          draft, labels: labels, run: run, version: version.number > 0 ? version.number : nil)
        let format = try ThresholdFile.Format(path: path, option: "thresholds:")
        try Data(file.text(as: format).utf8).write(
          to: URL(filePath: FileDesk.place(path)), options: .atomic)
        deliver([.notice("thresholds written to \(path)")])
      } catch let error as RuntimeError {
        deliver([.failed("\(error)")])
      } catch {
        deliver([.failed("\(path): \(error.localizedDescription)")])
      }
    }
  }
}
