import Experiments
import NeuralNetwork

/// Commands, carried out at a step boundary.
extension Trainer {
  /// Carries out the commands that have arrived; while paused, waits for more.
  func answerCommands(
    network: any Classifier, position: inout TrainerPosition, stepsPerEpoch: Int
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
    _ command: TrainerCommand, network: any Classifier, position: inout TrainerPosition,
    stepsPerEpoch: Int
  ) {
    switch command.verb {
    case .pause:
      guard snapshot.phase != .paused else {
        return refuse(command, "the run is paused already", position)
      }
      pause("paused")
      save(.last, network: network, position: position)
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
    case .epochs(let target):
      setEpochs(
        target, command, network: network, position: &position, stepsPerEpoch: stepsPerEpoch)
    case .patience(let patience):
      setPatience(patience, command, network: network, position: &position)
    case .ignore(let rule): ignore(rule, command, network: network, position: &position)
    case .raise(let alarm):
      raise(alarm, position: &position)
      if savesAfterStep { save(.last, network: network, position: position) }
    }
  }

  private func setRate(
    _ rate: Float, _ command: TrainerCommand, network: any Classifier,
    position: inout TrainerPosition,
    stepsPerEpoch: Int
  ) {
    let scheduled = scheduledRate(position, stepsPerEpoch: stepsPerEpoch)
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

  private func setEpochs(
    _ target: TrainerCommand.EpochTarget, _ command: TrainerCommand, network: any Classifier,
    position: inout TrainerPosition, stepsPerEpoch: Int
  ) {
    let planned = plannedEpochs(position)
    let epochs =
      switch target {
      case .total(let epochs): epochs
      case .more(let epochs): planned.addingReportingOverflow(epochs).partialValue
      }
    // The epoch under way is trained to its end.
    let allowed = position.epoch + 1...1_000_000
    guard allowed.contains(epochs) else {
      return refuse(
        command,
        "\(epochs) epochs cannot be; epoch \(position.epoch + 1) is under way, and at most "
          + "\(allowed.upperBound) are allowed", position)
    }
    guard epochs != planned else {
      return refuse(command, "\(epochs) epochs are planned already", position)
    }
    var course = course(position, stepsPerEpoch: stepsPerEpoch)
    course.setTotal(stepsPerEpoch * epochs, from: position.step)
    position.course.schedule = course
    position.course.epochs = epochs
    snapshot.epochs = epochs
    snapshot.totalSteps = course.total
    save(.last, network: network, position: position)
    ports.emit(.planned(epochs: epochs, steps: course.total))
    ports.post(snapshot)
    let rate = scheduledRate(position, stepsPerEpoch: stepsPerEpoch) * position.rateScale
    let text = "epochs \(planned) -> \(epochs)"
    log(
      .info, "\(text); what is left of the schedule, from the rate \(rate), is spread over them",
      step: position.step)
    accept(command, text, position)
  }

  private func setPatience(
    _ patience: Int?, _ command: TrainerCommand, network: any Classifier,
    position: inout TrainerPosition
  ) {
    guard patience.map({ (1...1_000_000).contains($0) }) ?? true else {
      return refuse(
        command, "a patience is none or a number of epochs from 1 to 1000000", position)
    }
    guard patience != position.stopping.patience else {
      return refuse(
        command, patience.map { "the patience is \($0) already" } ?? "nothing stops it early",
        position)
    }
    // Epochs from before anyone waited do not count: the run would end at once.
    let isNew = position.stopping.patience == nil
    position.stopping.setPatience(
      patience, startsAnew: isNew, forgetsBest: patience != nil && !keepsBest(position))
    if patience != nil { position.course.keepsBest = true }
    save(.last, network: network, position: position)
    let text: String
    if let patience {
      let done = position.stopping.epochsWithoutBetter
      text =
        "stops after \(patience) epochs without a better \(stopMeasure.rawValue), \(done) so far; "
        + "the best epoch's weights are kept"
    } else {
      text = "trains to its last epoch"
    }
    log(.info, "early stopping: \(text)", step: position.step)
    accept(command, text, position)
  }

  private func ignore(
    _ rule: String, _ command: TrainerCommand, network: any Classifier,
    position: inout TrainerPosition
  ) {
    let rules = experiment.alarms.ruleNames
    guard rules.contains(rule) else {
      let near = Nearest.word(to: rule, among: rules).map { "; did you mean \($0)?" } ?? ""
      return refuse(
        command, "no rule is called \(rule); allowed: \(rules.joined(separator: ", "))\(near)",
        position)
    }
    guard !position.course.ignored.contains(rule) else {
      return refuse(command, "\(rule) is ignored already", position)
    }
    position.course.ignore(rule)
    save(.last, network: network, position: position)
    log(.info, "\(rule) raises no alarm for the rest of the run", step: position.step)
    accept(command, "\(rule) raises no alarm for the rest of the run", position)
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
