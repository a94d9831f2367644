import Datasets
import Experiments
import Metrics
import NeuralNetwork

/// One optimiser step, and what a watcher is told of it.
extension Trainer {
  func takeStep(
    network: any Classifier, loader: BatchLoader, position: inout TrainerPosition
  ) throws {
    renewProfile(of: network, now: ports.clock())
    let start = ports.clock()
    let batch = loader.batch(epoch: position.epoch, index: position.batch)
    let loadSeconds = ports.clock() - start
    let result = network.accumulateGradients(
      images: batch.images, targets: batch.targets, known: batch.known, count: batch.count,
      step: position.step)
    // Before the rate, which a rule may reduce.
    let isSound = checkStep(result, position: &position)
    let rate =
      scheduledRate(position, stepsPerEpoch: loader.batchesPerEpoch) * position.rateScale
    if isSound {
      network.applyGradients(rate: rate, clipNorm: experiment.train.clipNorm)
      position.epochLossSum += Double(result.loss)
      position.epochLossCount += 1
    }
    position.step += 1
    position.batch += 1
    let seconds = ports.clock() - start
    position.elapsed += seconds
    pace.recordStep(seconds: seconds)
    ports.emit(
      .step(
        StepRecord(
          step: position.step, loss: result.loss, gradientNorm: result.gradientNorm, rate: rate,
          elapsed: position.elapsed)))
    postProgress(result, rate: rate, batch: batch.count, position: position)
    profiler.record(
      seconds: ports.clock() - start, loadSeconds: loadSeconds, images: batch.count)
    if savesAfterStep { save(.last, network: network, position: position) }
  }

  func renewProfile(of network: any Classifier, now: Double) {
    if let profile = profiler.profile(of: network, threads: workers, now: now) {
      snapshot.profile = profile
    }
  }

  private func postProgress(
    _ result: StepResult, rate: Float, batch: Int, position: TrainerPosition
  ) {
    if snapshot.phase != .paused {
      snapshot.phase = .training
      snapshot.activity = "training"
    }
    snapshot.step = position.step
    snapshot.epoch = position.epoch + 1
    snapshot.loss = result.loss
    snapshot.gradientNorm = result.gradientNorm
    snapshot.rate = rate
    snapshot.batch = batch
    snapshot.imagesPerSecond = pace.imagesPerSecond(batch: batch)
    let remaining = pace.remaining(
      steps: snapshot.totalSteps - position.step,
      evaluations: snapshot.epochs - position.epoch)
    snapshot.etaSeconds = remaining?.seconds
    snapshot.etaSpread = remaining?.spread
    snapshot.elapsed = position.elapsed
    ports.post(snapshot)
  }
}
