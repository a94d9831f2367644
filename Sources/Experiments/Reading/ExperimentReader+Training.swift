import Datasets
import NeuralNetwork

/// How the network is trained
extension ExperimentReader {
  func training(
    _ reader: SettingsReader, network: inout NetworkSettings, labels: [String]?,
    split: SplitFractions
  ) -> TrainingDescription {
    let standard = TrainingDescription()
    let epochs = reader.value(
      "epochs", .integer(1...1_000_000), default: standard.epochs, "passes over the images")
    let batch = reader.value(
      "batch", .integer(1...4096), default: standard.batch, "images a step")
    let epochSteps = epochSteps(reader, batch: batch)
    let loss = loss(reader, network: &network, labels: labels)
    let (optimizer, rate) = reader.section("optimizer", short: "name", self.optimizer)
    let schedule = reader.section("schedule", short: "name", self.schedule)
    let groups = groups(reader, layers: network.description.layers.count)
    let earlyStop = reader.sectionOrNone(
      "early_stop", short: "patience", "ends training when it no longer helps"
    ) { self.earlyStop($0, epochs: epochs, split: split) }
    return TrainingDescription(
      epochs: epochs, batch: batch, epochSteps: epochSteps, loss: loss, optimizer: optimizer,
      rate: rate, groups: groups,
      schedule: schedule, earlyStop: earlyStop,
      clipNorm: reader.value(
        "clip_norm", .orNone(.number(above: 0)), default: standard.clipNorm,
        "shortens longer gradients to this"),
      averaging: reader.value(
        "averaging", .orNone(.number(above: 0, below: 1)), default: standard.averaging,
        "decay a step of the averaged weights that are evaluated, such as 0.999"),
      exact: reader.value(
        "exact", .truth, default: standard.exact,
        "sums convolutions by their definition: slower, and closer in the last digits"),
      checkpointEvery: reader.value(
        "checkpoint_every", .integer(1...1_000_000), default: standard.checkpointEvery,
        "epochs from one checkpoint to the next"))
  }

  private func epochSteps(_ reader: SettingsReader, batch: Int) -> Int? {
    let steps = reader.value(
      "epoch_steps", .or("all", .integer(1...1_000_000)), default: nil,
      "steps an epoch takes, over as many passes as that needs; all is one pass")
    let most = TrainingDescription.mostEpochVisits / batch
    if let steps, steps > most {
      reader.complain(
        "epoch_steps",
        .contradiction("is \(steps), with batches of \(batch) images; allowed: up to \(most)"))
      return nil
    }
    return steps
  }

  private func earlyStop(_ reader: SettingsReader, epochs: Int, split: SplitFractions) -> EarlyStop
  {
    let patience = reader.value(
      "patience", .integer(1...1_000_000), default: 5,
      "evaluations in a row without a better value")
    if reader.isGiven("patience"), patience > epochs {
      reader.complain(
        "patience",
        .contradiction("is \(patience), more than train.epochs, which is \(epochs)"))
    }
    let measure = reader.value(
      "measure", .word, default: StopMeasure.loss, "what has to get better on validation")
    if reader.place != .whole, !reader.allEntries.isEmpty, split.validation == 0 {
      reader.complainHere(.contradiction("needs validation images, and data.split.validation is 0"))
    }
    return EarlyStop(patience: patience, measure: measure)
  }

  private enum OptimizerName: String, CaseIterable, Sendable { case adamw, sgd }

  private func optimizer(_ reader: SettingsReader) -> (OptimizerDescription, rate: Float) {
    let name = reader.value(
      "name", .word, default: OptimizerName.adamw, "how gradients move the weights")
    let sgd = reader.when("name", name, is: .sgd)
    let adamW = reader.when("name", name, is: .adamw)
    let rate: Float = reader.value(
      "rate", .number(above: 0, upTo: 100), default: TrainingDescription().rate,
      "highest learning rate")
    let decay: Float = reader.value(
      "weight_decay", .number(0...1), default: 1e-4, "pull of every weight towards 0")
    let momentum: Float = reader.value(
      "momentum", .number(0..<1), default: 0.9, when: sgd, "share of the last step kept")
    let nesterov = reader.value(
      "nesterov", .truth, default: true, when: sgd, "looks ahead along the momentum")
    let beta1: Float = reader.value(
      "beta1", .number(0..<1), default: 0.9, when: adamW, "decay of the gradients' mean")
    let beta2: Float = reader.value(
      "beta2", .number(0..<1), default: 0.999, when: adamW, "decay of their squares' mean")
    let epsilon: Float = reader.value(
      "epsilon", .number(above: 0, upTo: 1), default: 1e-8, when: adamW, "keeps steps finite")
    if nesterov, momentum == 0, name == .sgd, reader.isGiven("nesterov") {
      reader.complain("nesterov", .contradiction("is true, and the momentum is 0"))
    }
    return switch name {
    case .sgd:
      (.sgd(momentum: momentum, nesterov: nesterov && momentum > 0, weightDecay: decay), rate)
    case .adamw: (.adamW(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: decay), rate)
    }
  }

  private enum ScheduleName: String, CaseIterable, Sendable {
    case constant, step, cosine
    case oneCycle = "one-cycle"
  }

  private func schedule(_ reader: SettingsReader) -> ScheduleDescription {
    let name = reader.value(
      "name", .word, default: ScheduleName.oneCycle, "how the learning rate moves over the run")
    let step = reader.when("name", name, is: .step)
    let oneCycle = reader.when("name", name, is: .oneCycle)
    let warmup: Float = reader.value(
      "warmup", .number(0..<1), default: name == .oneCycle ? 0.2 : 0,
      "share of all steps in which the rate rises; 0 but for one-cycle")
    let every = reader.value(
      "every", .integer(1...1_000_000), default: 10, when: step, "epochs from one fall to the next")
    let factor: Float = reader.value(
      "factor", .number(above: 0, upTo: 1), default: 0.1, when: step, "what each fall leaves")
    let final: Float = reader.value(
      "final", .number(0...1), default: 0, when: reader.when("name", name, is: .cosine),
      "share of the rate that is left at the end")
    let start: Float = reader.value(
      "start_divisor", .number(1...1e6), default: 25, when: oneCycle,
      "the first rate is this part of the highest")
    let end: Float = reader.value(
      "final_divisor", .number(1...1e9), default: 1e4, when: oneCycle,
      "the last rate is this part of the first")
    let shape: ScheduleDescription.Shape =
      switch name {
      case .constant: .constant
      case .step: .step(every: every, factor: factor)
      case .cosine: .cosine(final: final)
      case .oneCycle: .oneCycle(startDivisor: start, finalDivisor: end)
      }
    return ScheduleDescription(shape: shape, warmup: warmup)
  }
}
