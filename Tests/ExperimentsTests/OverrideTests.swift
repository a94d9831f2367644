import Experiments
import NeuralNetwork
import Testing

struct OverrideTests {
  @Test func `a setting replaces what the file says`() throws {
    let experiment = try read(
      least + "train: {epochs: 9, batch: 16}\nseed: wrong", ["train.epochs=3", "seed=5"])
    #expect(experiment.train.epochs == 3)
    #expect(experiment.train.batch == 16)
    #expect(experiment.seed == 5)
  }

  @Test func `a value is read as YAML, whole maps and lists too`() throws {
    let experiment = try read(
      least,
      [
        "train.optimizer={name: sgd, rate: 0.1}", "data.labels=[dog, cat]", "title=a = b",
        "mix={cat: 4, none: 2}", "mix.cat=5",
      ])
    #expect(experiment.train.rate == 0.1)
    #expect(experiment.data.labels == ["dog", "cat"])
    #expect(experiment.title == "a = b")
    #expect(
      experiment.mix.sets == [
        MixEntry(labelSet: ["cat"], amount: .count(5)),
        MixEntry(labelSet: [], amount: .count(2)),
      ])
  }

  @Test func `a setting can go into what the file gives in short`() throws {
    let experiment = try read(
      """
      data: {source: scenes:pets}
      network: {layers: [{conv: 8}, global-average-pool]}
      train: {loss: focal, early_stop: none, optimizer: sgd}
      """,
      [
        "train.loss.gamma=3", "train.early_stop.patience=7", "train.optimizer.name=adamw",
        "network.layers.0.conv.kernel=5",
      ])
    #expect(experiment.train.loss.function == .focal(gamma: 3, alpha: 0.25))
    #expect(experiment.train.earlyStop?.patience == 7)
    #expect(
      experiment.train.optimizer
        == .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4))
    #expect(experiment.network.layers.first == .convolution(8, kernel: 5))
    #expect(
      try read(least + "network: small", ["network.head=softmax"]).head == .softmax)
  }

  @Test(arguments: [
    ("train.epoch=3", "train.epoch is not a known key; did you mean train.epochs?"),
    ("traim.epochs=3", "traim is not a known key; did you mean train?"),
    ("train.epochs=many", "train.epochs is many; allowed: a whole number from 1 to 1000000"),
    ("train.epochs=", "train.epochs is empty; allowed: a whole number from 1 to 1000000"),
    (
      "train.epochs.x=1",
      "train.epochs is a map of settings; allowed: a whole number from 1 to 1000000"
    ),
    (
      "data.source=scenes:pests",
      "data.source is scenes:pests; allowed: scenes:pets; did you mean scenes:pets?"
    ),
    ("mix.dgo=1", "mix.dgo names dgo, which is no label; allowed: cat, dog; did you mean dog?"),
    ("train", "a setting is written key.path=value, as train.epochs=3"),
    ("=3", "a setting is written key.path=value, as train.epochs=3"),
    ("train..epochs=3", "a setting is written key.path=value, as train.epochs=3"),
    ("", "a setting is written key.path=value, as train.epochs=3"),
    ("title=[a", "the list that begins at 1:1 is not closed by ] before this"),
    ("augment={crop: 0.5, crop: 0.6}", "augment.crop is given twice"),
    (
      "network.layers.2=relu",
      "network.layers.2 leads into a list of 2; allowed for 2: an index from 0"
    ),
  ])
  func `a mistake in a setting names the setting`(setting: String, problem: String) {
    let text = least + "network: {layers: [{conv: 8}, global-average-pool]}"
    #expect(problems(text, [setting]) == ["--set \(setting): \(problem)"])
  }

  @Test func `mistakes of the file and of settings are told together`() {
    #expect(
      problems(least + "sed: 1", ["train.epoch=3"]) == [
        "try.yaml:2:1: sed is not a known key; did you mean seed?",
        "--set train.epoch=3: train.epoch is not a known key; did you mean train.epochs?",
      ])
  }
}
