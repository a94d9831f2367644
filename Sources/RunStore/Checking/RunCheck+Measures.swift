import Foundation
import GRDB
import Metrics

/// What was measured: epochs, evaluations, scores and thresholds.
extension RunCheck {
  func epochs() throws {
    var last = (epoch: 0, step: 0)
    for epoch in try db.epochs(of: run, after: .min) {
      guard epoch.epoch > last.epoch, epoch.step >= last.step, epoch.step < Self.most else {
        throw UnreadableValue(
          text: """
            epoch \(epoch.epoch) at step \(epoch.step) after epoch \(last.epoch) at step \
            \(last.step); allowed: steps that rise with epochs
            """)
      }
      try Self.finite("time of epoch \(epoch.epoch)", epoch.time)
      try Self.duration("length of epoch \(epoch.epoch)", epoch.seconds)
      last = (epoch.epoch, epoch.step)
    }
  }

  func bestAndLast() throws {
    guard let stored = try db.storedRun(run, now: 0) else { return }
    for (name, found, derived) in [
      ("best", stored.best, try db.derivedMeasures("best", of: run)),
      ("last", stored.last, try db.derivedMeasures("last", of: run)),
    ] where found != derived {
      throw UnreadableValue(
        text: "the \(name) measures are not those of the \(name) epoch that was recorded")
    }
  }

  func evaluations(_ split: StoredSplit) throws {
    for evaluation in try db.evaluations(of: run, on: split) {
      try Self.count("epoch", evaluation.epoch)
      try Self.count("step", evaluation.step)
      try Self.finite("time", evaluation.time)
      let measures = evaluation.measures
      for count in [measures.images, measures.labelledImages, measures.negativeImages]
        + measures.labels.flatMap({ $0.counts.all })
      {
        try Self.count("count of epoch \(evaluation.epoch)", count)
      }
      try fit(measures.labels.map(\.label))
    }
  }

  /// No rows of splits the program does not know.
  func splits() throws {
    for table in ["evaluations", "scores"] {
      _ = try db.rows("SELECT DISTINCT split FROM \(table) WHERE run = ?", [run]) { fields in
        let split: String = try fields.take()
        guard StoredSplit(rawValue: split) == nil else { return }
        let allowed = StoredSplit.allCases.map(\.rawValue).joined(separator: ", ")
        throw UnreadableValue(text: "the split \(split.quoted); allowed: \(allowed)")
      }
    }
  }

  func scores(_ split: StoredSplit) throws {
    guard let scores = try db.scores(of: run, on: split) else { return }
    try Self.count("step", scores.step)
    try Self.finite("time", scores.time)
    try fit(scores.table.labels)
  }

  func thresholds() throws {
    for thresholds in try db.thresholds(of: run) {
      try Self.finite("time", thresholds.time)
      try Self.count("images", thresholds.images)
      guard thresholds.version > 0 else {
        throw UnreadableValue(text: "version \(thresholds.version); allowed: 1 or more")
      }
      try fit(thresholds.labels)
    }
  }
}

extension LabelCounts {
  fileprivate var all: [Int] { [truePositives, falsePositives, falseNegatives, trueNegatives] }
}
