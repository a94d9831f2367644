import Datasets
import Experiments
import Metrics
import NeuralNetwork

extension Trainer {
  /// A split's scores and what they measure, decisions at 0.5.
  struct Evaluated {
    let table: ScoreTable
    let measures: EvaluationMeasures
  }

  /// Scores images with the network in evaluation mode (averaged weights where the run keeps them).
  ///
  /// Returns nil for a split without images.
  func evaluate(_ images: [Int], of data: PreparedData, network: any Classifier, activity: String)
    throws
    -> Evaluated?
  {
    guard !images.isEmpty else { return nil }
    let (phase, before) = (snapshot.phase, snapshot.activity)
    if phase != .finishing { snapshot.phase = .evaluating }
    snapshot.activity = activity
    ports.post(snapshot)
    defer {
      snapshot.phase = phase
      // A pause goes on, and whoever watches has to see that.
      if phase == .paused {
        snapshot.activity = before
        ports.post(snapshot)
      }
    }

    let loader = data.loader(for: images, experiment)
    let labelCount = data.dataset.labels.count
    var logits: [Float] = []
    var wanted: [Float] = []
    var known: [Float] = []
    var order: [Int] = []
    logits.reserveCapacity(images.count * labelCount)
    for index in 0..<loader.batchesPerEpoch {
      let batch = loader.batch(epoch: 0, index: index)
      logits += network.logits(
        images: batch.images, count: batch.count, averaged: experiment.train.averaging != nil)
      wanted += batch.targets
      // A source may count for more in training; in a measure all images are equal.
      known += batch.known.map { $0 > 0 ? 1 : 0 }
      order += batch.indices
    }
    let scores = network.probabilities(logits: logits)
    // Of the whole split at once: the mean of batch means would weigh the last batch too much.
    let loss = network.loss(
      logits: logits, targets: wanted, known: known, count: order.count)
    let targets = order.flatMap { image in
      (0..<labelCount).map { data.dataset.targets[image * labelCount + $0].rawValue }
    }
    let table = try ScoreTable(
      labels: data.dataset.labels, images: order, scores: scores, targets: targets)
    let measures = EvaluationMeasures(
      table: table, thresholds: table.untunedThresholds,
      loss: loss.flatMap { $0.isFinite ? Double($0) : nil })
    return Evaluated(table: table, measures: measures)
  }

  /// Whether the scores of a validation split leave the trainer after each epoch.
  static func keepsValidationScores(images: Int, labels: Int) -> Bool {
    images <= SplitScores.mostValidationPairs / max(labels, 1)
  }

  /// One threshold per label by the experiment's goal; 0.5 where the goal is out of reach.
  func tuneThresholds(on table: ScoreTable, splitHash: String) throws(TrainingError)
    -> TunedThresholds
  {
    guard let rule = ThresholdRule(text: experiment.thresholds.goal) else {
      throw TrainingError(
        "thresholds.goal is \(experiment.thresholds.goal); allowed: \(ThresholdRule.allowed)")
    }
    let choices = rule.choices(for: Decisions(table: table, thresholds: table.untunedThresholds))
    let chosen = choices.map { try? $0.outcome.get() }
    for (label, threshold) in zip(table.labels, chosen) where threshold == nil {
      log(
        .warning, "\(label): \(rule.text) is out of reach on the tune split; 0.5 stands",
        step: snapshot.step)
    }
    return TunedThresholds(
      goal: rule.text, splitHash: splitHash, images: table.images.count,
      values: chosen.map { $0?.threshold ?? 0.5 }, achieved: chosen.map { $0?.achieved },
      origins: choices.map { ThresholdOrigin($0) })
  }
}
