import NeuralNetwork

/// The loss, which has to suit the head
extension ExperimentReader {
  private enum LossName: String, CaseIterable, Sendable {
    case bce, focal, asymmetric
    case crossEntropy = "cross-entropy"
  }

  func loss(_ train: SettingsReader, network: inout NetworkSettings, labels: [String]?)
    -> LossDescription
  {
    let head = network.head
    let loss = train.section("loss", short: "name") { reader in
      let name = reader.value(
        "name", .word, default: head.isSoftmax ? LossName.crossEntropy : .bce,
        "how far scores are from the truth; cross-entropy with the softmaxes and powerset")
      let function = function(reader, name)
      let weights = positiveWeights(
        reader, labels: labels, when: reader.when("name", name, is: .bce))
      let smoothing: Float = reader.value(
        "smoothing", .number(0..<1), default: 0, "how far targets are moved off 0 and 1")
      return LossDescription(
        function: function, positiveWeights: weights, labelSmoothing: smoothing)
    }
    guard loss.function.isSoftmax != head.isSoftmax else { return loss }
    if network.headIsGiven {
      let allowed = LossName.allCases.filter { ($0 == .crossEntropy) == head.isSoftmax }
      train.complain(
        "loss",
        .contradiction(
          "is for a \(loss.function.head.rawValue) head, and network.head is \(head.rawValue); "
            + "allowed: \(allowed.map(\.rawValue).joined(separator: ", "))"))
    } else {
      network.head = loss.function.head
    }
    return loss
  }

  private func function(_ reader: SettingsReader, _ name: LossName) -> LossFunction {
    let focal = reader.when("name", name, is: .focal)
    let asymmetric = reader.when("name", name, is: .asymmetric)
    let gamma: Float = reader.value(
      "gamma", .number(0...20), default: 2, when: focal, "how much sure decisions count less")
    let alpha: Float? = reader.value(
      "alpha", .orNone(.number(above: 0, below: 1)), default: 0.25, when: focal,
      "weight of positives; negatives get the rest")
    let negative: Float = reader.value(
      "negative_gamma", .number(0...20), default: 4, when: asymmetric, "gamma of negatives")
    let positive: Float = reader.value(
      "positive_gamma", .number(0...20), default: 1, when: asymmetric, "gamma of positives")
    let margin: Float = reader.value(
      "margin", .number(0..<1), default: 0.05, when: asymmetric,
      "scores of negatives below it cost nothing")
    return switch name {
    case .bce: .binaryCrossEntropy
    case .focal: .focal(gamma: gamma, alpha: alpha)
    case .asymmetric:
      .asymmetric(negativeGamma: negative, positiveGamma: positive, margin: margin)
    case .crossEntropy: .softmaxCrossEntropy
    }
  }

  /// One factor a label, in the order of the labels; 1 for those that are not named.
  private func positiveWeights(
    _ reader: SettingsReader, labels: [String]?, when condition: SettingsCondition
  ) -> [Float]? {
    let key = "positive_weights"
    reader.note(
      key, type: "a map of labels to numbers, or none", standard: "none",
      "\(condition.text): factors on the images that hold a label; 1 where none is given")
    guard let entry = reader.entry(key), entry.value.plainText != "none",
      entry.value.content != .refused
    else { return nil }
    guard condition.holds else {
      reader.complain(key, .contradiction(condition.sentence), at: entry.place)
      return nil
    }
    guard let labels else {
      reader.complain(
        key, .contradiction("needs data.labels to be a list, to say which weight is whose"))
      return nil
    }
    return reader.section(key) { weights in
      for name in weights.allEntries.map(\.key) where !labels.contains(name) {
        weights.complain(
          name,
          .notAllowed(
            found: "no label", allowed: labels.joined(separator: ", "),
            nearest: Nearest.word(to: name, among: labels)),
          at: weights.entry(name)?.place)
      }
      return labels.map { weights.read($0, .number(above: 0, upTo: 10_000)) ?? 1 }
    }
  }
}
