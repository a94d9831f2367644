import Datasets
import NeuralNetwork

/// Reads an ``Experiment`` from its settings. Each key is a line here, and only here.
struct ExperimentReader {
  var report = SettingsReader.Report()
  /// Name of the file, without folder and ending: the title where none is given.
  let name: String
  /// Where relative paths start; nil does not look whether the data is there.
  let directory: String?
  /// Whether the file of weights that the network starts from has to be there.
  var startsAnew = true

  func experiment(_ tree: SettingsTree?) -> Experiment {
    experiment(SettingsReader(tree, path: "", report: report))
  }

  func experiment(_ top: SettingsReader) -> Experiment {
    defer { top.finish() }
    let title = top.value("title", .text, default: name, "what runs of it are called")
    let question = top.value(
      "question", .orNone(.text), default: nil, "what the experiment is to find out")
    let seed = top.value(
      "seed", .integer(0...UInt64.max), default: 1,
      "decides splits, shuffles, first weights and augmentation")
    let (data, compose) = top.section("data") { reader in
      let data = self.data(reader)
      return (data, self.compose(reader, labels: data.labels ?? sceneLabels(of: data)))
    }
    let labels = data.labels ?? sceneLabels(of: data)
    let mix = mix(top, labels: labels)
    checkUnseen(top, compose, mix)
    let balance = balance(top)
    let augment = top.section("augment", augmentation)
    var network = top.section("network", short: "preset") { self.network($0, input: data) }
    let train = top.section("train") {
      self.training($0, network: &network, labels: labels, split: data.split.fractions)
    }
    checkBalance(top, balance, train.loss, head: network.head)
    checkHead(network, augment: augment, compose: compose, mix: mix)
    let alarms = top.section("alarms") {
      self.alarms($0, labels: labels, split: data.split.fractions)
    }
    let goal = top.section("thresholds") {
      $0.value(
        "goal", .thresholdRule, default: "f1",
        "what each label's threshold is chosen for on the tune split")
    }
    return Experiment(
      title: title, question: question, seed: seed, data: data, compose: compose,
      mix: mix, balance: balance,
      augment: augment, preset: network.preset, network: network.description, head: network.head,
      weights: network.weights, train: train, alarms: alarms,
      thresholds: ThresholdDescription(goal: goal))
  }

  private func checkBalance(
    _ top: SettingsReader, _ balance: Balance, _ loss: LossDescription, head: Head
  ) {
    guard balance.method == .positiveWeight else { return }
    if loss.positiveWeights != nil {
      top.complain(
        "balance",
        .contradiction("is positive-weight, and train.loss.positive_weights gives weights too"))
    } else if head.isSoftmax {
      top.complain(
        "balance",
        .contradiction(
          "is positive-weight, which is for the heads sigmoid and separate; the head is "
            + head.rawValue))
    } else if loss.function != .binaryCrossEntropy {
      top.complain(
        "balance", .contradiction("is positive-weight, which is for the loss bce only"))
    }
  }
}
