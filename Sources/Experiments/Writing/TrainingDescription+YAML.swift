import NeuralNetwork

extension TrainingDescription {
  func write(_ writer: inout YAMLWriter, labels: [String]) {
    writer.set("epochs", String(epochs))
    writer.set("batch", String(batch))
    writer.set("epoch_steps", epochSteps.map { String($0) } ?? "all")
    writer.set("loss", YAMLWriter.map(lossSettings(labels: labels)))
    writer.set("optimizer", YAMLWriter.map(optimizerSettings))
    writer.set("schedule", YAMLWriter.map(scheduleSettings))
    if !groups.isEmpty {
      writer.map("groups") { writer in
        for group in groups { writer.item(YAMLWriter.map(group.pairs)) }
      }
    }
    writer.set(
      "early_stop",
      earlyStop.map {
        YAMLWriter.map([("patience", String($0.patience)), ("measure", $0.measure.rawValue)])
      } ?? "none")
    writer.set("clip_norm", clipNorm.map(YAMLWriter.number) ?? "none")
    writer.set("averaging", averaging.map(YAMLWriter.number) ?? "none")
    writer.set("exact", String(exact))
    writer.set("checkpoint_every", String(checkpointEvery))
  }

  private func lossSettings(labels: [String]) -> [(String, String)] {
    var settings: [(String, String)]
    switch loss.function {
    case .binaryCrossEntropy: settings = [("name", "bce")]
    case .focal(let gamma, let alpha):
      settings = [
        ("name", "focal"), ("gamma", YAMLWriter.number(gamma)),
        ("alpha", alpha.map(YAMLWriter.number) ?? "none"),
      ]
    case .asymmetric(let negative, let positive, let margin):
      settings = [
        ("name", "asymmetric"), ("negative_gamma", YAMLWriter.number(negative)),
        ("positive_gamma", YAMLWriter.number(positive)), ("margin", YAMLWriter.number(margin)),
      ]
    case .softmaxCrossEntropy: settings = [("name", "cross-entropy")]
    }
    if loss.function != .softmaxCrossEntropy {
      let weights = loss.positiveWeights.map { zip(labels, $0.map(YAMLWriter.number)) }
      settings.append(("positive_weights", weights.map { YAMLWriter.map(Array($0)) } ?? "none"))
    }
    return settings + [("smoothing", YAMLWriter.number(loss.labelSmoothing))]
  }

  private var optimizerSettings: [(String, String)] {
    switch optimizer {
    case .sgd(let momentum, let nesterov, let decay):
      [
        ("name", "sgd"), ("rate", YAMLWriter.number(rate)),
        ("weight_decay", YAMLWriter.number(decay)), ("momentum", YAMLWriter.number(momentum)),
        ("nesterov", String(nesterov)),
      ]
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      [
        ("name", "adamw"), ("rate", YAMLWriter.number(rate)),
        ("weight_decay", YAMLWriter.number(decay)), ("beta1", YAMLWriter.number(beta1)),
        ("beta2", YAMLWriter.number(beta2)), ("epsilon", YAMLWriter.number(epsilon)),
      ]
    }
  }

  private var scheduleSettings: [(String, String)] {
    let warmup = ("warmup", YAMLWriter.number(schedule.warmup))
    return switch schedule.shape {
    case .constant: [("name", "constant"), warmup]
    case .step(let every, let factor):
      [
        ("name", "step"), warmup, ("every", String(every)),
        ("factor", YAMLWriter.number(factor)),
      ]
    case .cosine(let final):
      [("name", "cosine"), warmup, ("final", YAMLWriter.number(final))]
    case .oneCycle(let start, let end):
      [
        ("name", "one-cycle"), warmup, ("start_divisor", YAMLWriter.number(start)),
        ("final_divisor", YAMLWriter.number(end)),
      ]
    }
  }
}

extension LayerGroup {
  fileprivate var pairs: [(String, String)] {
    let layers = ("layers", Self.text(layers))
    let rate = ("rate_factor", YAMLWriter.number(rateFactor))
    return switch freezing {
    case .never: [layers, ("freeze", "false"), rate]
    case .epochs(let epochs): [layers, ("freeze", String(epochs)), rate]
    case .always: [layers, ("freeze", "true")]
    }
  }
}
