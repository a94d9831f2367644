import Experiments
import NeuralNetwork

/// Commands and alarms: all that can change the course of a run, at a step boundary.
extension Trainer {
  /// Carries out the commands that have arrived; while paused, waits for more.
  func answerCommands(
    network: Network, position: inout TrainerPosition, stepsPerEpoch: Int
  ) {
    for command in control.take() {
      carryOut(command, network: network, position: &position, stepsPerEpoch: stepsPerEpoch)
    }
    while snapshot.phase == .paused && stopReason == nil {
      control.waitForCommand()
      for command in control.take() {
        carryOut(command, network: network, position: &position, stepsPerEpoch: stepsPerEpoch)
      }
    }
  }

  private func carryOut(
    _ command: TrainerCommand, network: Network, position: inout TrainerPosition,
    stepsPerEpoch: Int
  ) {
    switch command.verb {
    case .pause:
      guard snapshot.phase != .paused else {
        return refuse(command, "the run is paused already", position)
      }
      pause("paused", network: network, position: position)
      accept(command, "paused", position)
    case .resume:
      guard snapshot.phase == .paused else {
        return refuse(command, "the run is not paused", position)
      }
      snapshot.phase = .training
      snapshot.activity = "training"
      ports.post(snapshot)
      accept(command, "resumed", position)
    case .checkpoint:
      save(.manual, network: network, position: position)
      accept(command, "checkpoint written", position)
    case .stop(let afterEpoch):
      if afterEpoch {
        stopsAfterEpoch = true
        accept(command, "stops when epoch \(position.epoch + 1) is over", position)
      } else {
        stopReason = "stopped by command"
        accept(command, "stopped", position)
      }
    case .learningRate(let rate):
      setRate(rate, command, network: network, position: &position, stepsPerEpoch: stepsPerEpoch)
    }
  }

  private func setRate(
    _ rate: Float, _ command: TrainerCommand, network: Network, position: inout TrainerPosition,
    stepsPerEpoch: Int
  ) {
    let scheduled = scheduledRate(at: position.step, stepsPerEpoch: stepsPerEpoch)
    guard rate.isFinite, rate >= 0 else {
      return refuse(command, "a learning rate is a number of at least 0, not \(rate)", position)
    }
    guard scheduled > 0 else {
      return refuse(command, "the schedule is at 0 here and cannot be scaled to \(rate)", position)
    }
    let before = scheduled * position.rateScale
    position.rateScale = rate / scheduled
    // Written at once: a resume from an older checkpoint would train on with the old rate.
    save(.last, network: network, position: position)
    log(.info, "learning rate \(before) -> \(rate)", step: position.step)
    accept(command, "learning rate \(rate)", position)
  }

  /// Looks at a step's loss before its update is applied. Returns whether the update may be.
  func checkAlarms(_ result: StepResult, network: Network, position: inout TrainerPosition) -> Bool
  {
    let alarms = experiment.alarms
    let finding = position.lossWatch.record(
      loss: result.loss, gradientNorm: result.gradientNorm, medianFactor: alarms.lossAboveMedian)
    switch finding {
    case nil: return true
    case .nonFinite(let loss, let norm):
      let text = "loss \(loss), gradient norm \(norm) at step \(position.step + 1): update withheld"
      raise(alarms.nonFinite, text, network: network, position: position)
      return false
    case .aboveMedian(let loss, let median):
      let text = "loss \(loss) is far above its median \(median)"
      raise(alarms.lossAction, text, network: network, position: position)
      return stopReason == nil
    }
  }

  /// Raises the plateau alarm when the newest epochs brought no lower validation loss.
  func checkPlateau(_ validationLoss: Double?, network: Network, position: inout TrainerPosition) {
    guard let patience = experiment.alarms.plateau else { return }
    _ = position.plateau.record(validationLoss, epoch: position.epoch)
    if position.plateau.epochsWithoutBetter == patience {
      raise(
        experiment.alarms.plateauAction, "validation loss has not fallen for \(patience) epochs",
        network: network, position: position)
    }
  }

  func raise(
    _ action: AlarmAction, _ text: String, network: Network, position: TrainerPosition
  ) {
    log(.alarm, text, step: position.step)
    switch action {
    case .warn: break
    case .pause: pause("paused by an alarm: \(text)", network: network, position: position)
    case .stop: stopReason = text
    }
  }

  private func pause(_ activity: String, network: Network, position: TrainerPosition) {
    snapshot.phase = .paused
    snapshot.activity = activity
    save(.last, network: network, position: position)
    ports.post(snapshot)
  }

  private func accept(_ command: TrainerCommand, _ message: String, _ position: TrainerPosition) {
    answer(command, accepted: true, message, position)
  }

  private func refuse(_ command: TrainerCommand, _ message: String, _ position: TrainerPosition) {
    answer(command, accepted: false, message, position)
  }

  private func answer(
    _ command: TrainerCommand, accepted: Bool, _ message: String, _ position: TrainerPosition
  ) {
    guard let id = command.id else { return }
    ports.emit(.answered(command: id, accepted: accepted, step: position.step, message: message))
  }
}
