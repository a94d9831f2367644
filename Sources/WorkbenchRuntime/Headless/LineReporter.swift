import Foundation
import Metrics
import Synchronization
import Training

/// Reports in lines for people. On a terminal the newest progress stands in a last line that is
/// written over; in a pipe only whole lines leave.
///
/// A class because two queues report, and safe because each write happens under the lock.
package final class LineReporter: HeadlessReporter {
  private struct State {
    var progressShown = false
    var epochs = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void

  package init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void) {
    self.isTerminal = isTerminal
    self.write = write
  }

  package func report(_ event: TrainingEvent) {
    switch event {
    case .prepared(let facts):
      state.withLock { $0.epochs = facts.totalSteps / max(1, facts.stepsPerEpoch) }
    case .planned(let epochs, _): state.withLock { $0.epochs = epochs }
    case .epoch(let record): line(epochLine(record))
    case .log(let log):
      let text = log.rule.map { "\($0): \(log.text)" } ?? log.text
      line(log.level == .info ? text : "\(log.level.rawValue): \(text)")
    case .answered(_, let accepted, let step, let message):
      line("\(accepted ? "done" : "refused"): \(message) (step \(step))")
    case .thresholds(let tuned):
      let values = tuned.values.map { Format.share($0) }.joined(separator: " ")
      line("thresholds for \(tuned.goal) on \(tuned.images) tune images: \(values)")
    case .ended(let outcome): line(outcomeLine(outcome))
    case .step, .checkpoint, .scores: break
    }
  }

  package func progress(_ snapshot: TrainingSnapshot) {
    guard isTerminal else { return }
    var text = snapshot.activity
    if snapshot.phase == .training {
      text =
        "step \(snapshot.step)/\(snapshot.totalSteps)  loss "
        + Format.loss(snapshot.loss.map(Double.init))
      if let rate = snapshot.imagesPerSecond { text += "  \(Int(rate.rounded())) img/s" }
      text += "  ETA \(Format.duration(snapshot.etaSeconds))"
    }
    state.withLock { state in
      write("\r\u{1B}[K" + text)
      state.progressShown = true
    }
  }

  private func line(_ text: String) {
    state.withLock { state in
      write((state.progressShown ? "\r\u{1B}[K" : "") + text + "\n")
      state.progressShown = false
    }
  }

  private func epochLine(_ record: EpochRecord) -> String {
    let epochs = state.withLock { $0.epochs }
    var text =
      "epoch \(record.epoch)/\(epochs)  train \(Format.loss(record.trainLoss))"
    if let validation = record.validation {
      text +=
        "  val \(Format.loss(validation.loss))  macro-F1 \(Format.share(validation.macroF1))"
        + "  macro-AP \(Format.share(validation.macroAveragePrecision))"
        + "  exact \(Format.share(validation.subsetAccuracy))"
    }
    text += "  \(Format.fixed(record.seconds, places: 1))s"
    return record.isBest ? text + "  *" : text
  }

  private func outcomeLine(_ outcome: TrainingOutcome) -> String {
    switch outcome {
    case .done(let reason): "done: \(reason)"
    case .stopped(let reason): "stopped: \(reason)"
    case .failed(let reason): "failed: \(reason)"
    }
  }
}
