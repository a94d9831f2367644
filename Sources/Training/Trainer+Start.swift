import Datasets
import Experiments
import Foundation
import NeuralNetwork

/// Before the first step: the data, the network, and where a resumed run goes on.
extension Trainer {
  func openData() throws -> PreparedData {
    let post = ports.post
    let verb = experiment.data.isDrawn ? "drawing pictures" : "reading images"
    post(snapshot)
    return try PreparedData.open(
      experiment, directory: directory, cache: cache,
      normalization: resumePoint?.last.position.normalization
    ) { done, total in
      post(TrainingSnapshot(phase: .preparing, activity: "\(verb), \(done) of \(total)"))
    }
  }

  func startingPosition(for data: PreparedData, network: any Classifier) throws -> TrainerPosition {
    let fingerprint = data.dataset.fingerprint
    let splitHash = data.split.hash
    let labelSets = experiment.head == .powerset ? try labelSetCoding(of: data).labelSets : nil
    lastCheckpointTime = ports.clock()
    guard let resumePoint else {
      try startFromWeights(network)
      return TrainerPosition(
        stopping: EarlyStopping(
          patience: experiment.train.earlyStop?.patience,
          higherIsBetter: stopMeasure != .loss),
        lossWatch: MedianWatch(), fingerprint: fingerprint, splitHash: splitHash,
        normalization: data.normalization, labelSets: labelSets)
    }
    var position = resumePoint.last.position
    guard position.fingerprint == fingerprint, position.splitHash == splitHash else {
      throw TrainingError(
        "\(experiment.data.place) is not what this run was trained on (fingerprint \(fingerprint), "
          + "was \(position.fingerprint)); restore the data, or start a new run")
    }
    try network.restore(resumePoint.last.network)
    if keepsBest(position) { best = resumePoint.best?.network }
    position.labelSets = labelSets
    return position
  }

  func announce(
    _ data: PreparedData, network: any Classifier, loader: BatchLoader, position: TrainerPosition
  ) {
    let split = data.split
    let counts = Dictionary(
      uniqueKeysWithValues: SplitPart.allCases.map { ($0, split[$0].count) })
    snapshot.stepsPerEpoch = loader.batchesPerEpoch
    snapshot.epochs = plannedEpochs(position)
    snapshot.totalSteps = loader.batchesPerEpoch * snapshot.epochs
    snapshot.planBytes = network.planBytes
    ports.emit(
      .prepared(
        TrainingFacts(
          labels: data.dataset.labels, imagesPerSplit: counts,
          fingerprint: data.dataset.fingerprint, splitHash: split.hash,
          stepsPerEpoch: loader.batchesPerEpoch, totalSteps: snapshot.totalSteps,
          parameterCount: network.parameterCount, planBytes: network.planBytes,
          labelSets: labelSets(of: data))))
    if position.course.epochs != nil {
      ports.emit(.planned(epochs: snapshot.epochs, steps: snapshot.totalSteps))
    }
    for problem in data.dataset.problems.prefix(20) {
      log(.warning, "skipped \(problem.name): \(problem.cause)", step: 0)
    }
    if data.dataset.problems.count > 20 {
      log(.warning, "and \(data.dataset.problems.count - 20) more unreadable images", step: 0)
    }
    logCache(data.dataset)
    log(
      .info,
      "\(data.dataset.count) images: \(split.train.count) train, \(split.validation.count) "
        + "validation, \(split.tune.count) tune, \(split.test.count) test", step: 0)
    let labels = data.dataset.labels.count
    if !Self.keepsValidationScores(images: split.validation.count, labels: labels) {
      log(
        .info,
        "scores on validation are not kept: \(split.validation.count) images of \(labels) labels "
          + "are more than \(SplitScores.mostValidationPairs) pairs", step: 0)
    }
    if data.curated.unlisted > 0 {
      log(
        .warning, "the lists of the split do not name \(data.curated.unlisted) images", step: 0)
    }
    logBalance(data)
    logLabelSets(data)
    logFineTuning()
    log(
      .info,
      "\(network.parameterCount) parameters, \(network.planBytes / 1_048_576) MiB planned, "
        + "\(loader.batchesPerEpoch) steps an epoch", step: 0)
  }

  private func labelSets(of data: PreparedData) -> [String: Int] {
    var counts: [String: Int] = [:]
    let images = data.dataset.images
    for image in data.split.train {
      guard let set = images.labelSet(of: image) else { continue }
      counts[images.name(of: set), default: 0] += 1
    }
    return counts
  }

  /// Says what balancing makes of the labels, before anything is trained on it.
  private func logBalance(_ data: PreparedData) {
    let balance = data.curated.balance
    let report = balance.report
    let method = experiment.balance.method.rawValue
    let labels = data.dataset.labels
    if let weights = balance.positiveWeights {
      let texts = zip(labels, weights).map { "\($0) " + String(format: "%.2f", $1) }
      log(.info, "\(method): \(Self.some(of: texts))", step: 0)
    } else if experiment.balance.method != .none {
      let each = experiment.train.epochSteps == nil ? " an epoch" : ""
      let texts = zip(labels, zip(report.before.labels, report.after.labels)).map {
        "\($0) " + String(format: "%.0f to %.0f", $1.0, $1.1)
      }
      log(
        .info,
        "\(method): \(report.before.images) to \(report.after.images) images\(each); "
          + Self.some(of: texts), step: 0)
    }
  }

  /// As many as a line of the log bears.
  static func some(of texts: [String]) -> String {
    let shown = texts.prefix(12).joined(separator: ", ")
    return texts.count > 12 ? "\(shown) and \(texts.count - 12) more" : shown
  }

  /// Says where the pixels came from, for sets that a cache may keep.
  private func logCache(_ dataset: Dataset) {
    let use = dataset.cacheUse
    if let trouble = use.trouble {
      let outcome = use.path == nil ? "; decoded images are kept for this run only" : ""
      log(.warning, "cache of images: \(trouble)\(outcome)", step: 0)
    }
    guard let path = use.path else { return }
    let seconds = String(format: "%.2f s", dataset.opening / .seconds(1))
    log(
      .info, "\(use.reused) images from the cache, \(use.made) decoded, \(seconds): \(path)",
      step: 0)
  }
}
