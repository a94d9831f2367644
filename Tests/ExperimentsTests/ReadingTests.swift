import Datasets
import Experiments
import NeuralNetwork
import Testing

struct ReadingTests {
  @Test func `the least experiment has every default`() throws {
    let experiment = try read(least)
    #expect(
      experiment
        == Experiment(
          title: "try",
          data: DataDescription(source: "scenes:pets", height: 64, width: 64)))
    #expect(experiment.seed == 1)
    #expect(experiment.preset == .small)
    #expect(experiment.train.epochs == 30)
  }

  @Test func `every key of the design's example is read`() throws {
    let experiment = try read(
      """
      title: cats and dogs, singles only
      question: Are single-label images enough?
      seed: 7
      data:
        source: scenes:pets
        format: auto
        labels: [cat, dog]
        size: [48, 64]
        split: {train: 0.7, validation: 0.1, tune: 0.1, test: 0.1}
      mix:                            # what the training split holds
        cat: 400
        dog: 400
        cat+dog: 0
        none: 200
      balance: none
      augment: {flip: true, crop: 0.9, colour: 0.2}
      network:
        preset: vgg-small
        head: sigmoid
      train:
        epochs: 30
        batch: 32
        loss: bce
        optimizer: {name: adamw, rate: 1e-3, weight_decay: 1e-4}
        schedule: {name: one-cycle, warmup: 0.2}
        early_stop: {patience: 5, measure: macro-ap}
      thresholds:
        goal: f1
      """)
    #expect(experiment.title == "cats and dogs, singles only")
    #expect(experiment.question == "Are single-label images enough?")
    #expect(experiment.seed == 7)
    #expect(experiment.data.labels == ["cat", "dog"])
    #expect(experiment.data.height == 48)
    #expect(experiment.data.width == 64)
    #expect(
      experiment.mix.sets == [
        MixEntry(labelSet: ["cat"], amount: .count(400)),
        MixEntry(labelSet: ["dog"], amount: .count(400)),
        MixEntry(labelSet: ["cat", "dog"], amount: .count(0)),
        MixEntry(labelSet: [], amount: .count(200)),
      ])
    #expect(experiment.augment == Augmentation(flip: true, crop: 0.9, colour: 0.2))
    #expect(experiment.preset == .vggSmall)
    #expect(experiment.network == .preset(.vggSmall))
    #expect(experiment.train.rate == 1e-3)
    #expect(
      experiment.train.optimizer
        == .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4))
    #expect(
      experiment.train.earlyStop == EarlyStop(patience: 5, measure: .macroAveragePrecision))
  }

  @Test func `a scalar is read as the type its key asks for`() throws {
    let experiment = try read(
      "title: 1e3\ndata: {source: scenes:pets, labels: [no, yes, 1.50, null, ~, \"none of it\"]}\n")
    #expect(experiment.title == "1e3")
    #expect(experiment.data.labels == ["no", "yes", "1.50", "null", "~", "none of it"])
  }

  @Test func `a word in quotes is text where the word has a meaning of its own`() throws {
    #expect(try read("question: none\n" + least).question == nil)
    #expect(try read("question: \"none\"\n" + least).question == "none")
  }

  @Test func `a setting that matters most may stand for its map`() throws {
    let experiment = try read(
      """
      data: {source: scenes:pets, size: 32}
      network: resnet-18
      train: {loss: focal, optimizer: sgd, schedule: cosine, early_stop: 4}
      """)
    #expect(experiment.data.width == 32)
    #expect(experiment.preset == .resNet18)
    #expect(experiment.train.loss.function == .focal(gamma: 2, alpha: 0.25))
    #expect(
      experiment.train.optimizer == .sgd(momentum: 0.9, nesterov: true, weightDecay: 1e-4))
    #expect(experiment.train.schedule == ScheduleDescription(shape: .cosine(final: 0), warmup: 0))
    #expect(experiment.train.earlyStop == EarlyStop(patience: 4, measure: .loss))
  }

  @Test func `losses take their own settings, and weights go with the labels`() throws {
    func loss(_ yaml: String) throws -> LossDescription {
      try read(least + "train: {loss: \(yaml)}").train.loss
    }
    #expect(
      try loss("{name: focal, gamma: 1.5, alpha: none}")
        == LossDescription(function: .focal(gamma: 1.5, alpha: nil)))
    #expect(
      try loss("asymmetric")
        == LossDescription(
          function: .asymmetric(negativeGamma: 4, positiveGamma: 1, margin: 0.05)))
    #expect(
      try loss("{name: bce, positive_weights: {dog: 2}, smoothing: 0.1}")
        == LossDescription(
          function: .binaryCrossEntropy, positiveWeights: [1, 2], labelSmoothing: 0.1))
  }

  @Test func `a softmax head and its loss bring each other`() throws {
    let byHead = try read(least + "network: {head: softmax}")
    #expect(byHead.train.loss.function == .softmaxCrossEntropy)
    let byLoss = try read(least + "train: {loss: cross-entropy}")
    #expect(byLoss.head == .softmax)
    for head in Head.allCases {
      let alone = try read(least + "network: {head: \(head.rawValue)}")
      #expect(alone.head == head)
      #expect(alone.train.loss.function.isSoftmax == head.isSoftmax)
      let loss = head.isSoftmax ? "cross-entropy" : "focal"
      let both = try read(least + "network: {head: \(head.rawValue)}\ntrain: {loss: \(loss)}")
      #expect(both.head == head)
    }
  }

  @Test func `a powerset goes with all that keeps an image's label set`() throws {
    let powerset = ["network.head=powerset"]
    #expect(
      try read(least + "augment: {mixup: 0.4, mix_probability: 0}", powerset).head == .powerset)
    #expect(
      try read(least + "mix: {composites: {sets: {cat+dog: 5}, targets: union}}", powerset).head
        == .powerset)
    #expect(try read(least + "train: {loss: {smoothing: 0.1}}", powerset).head == .powerset)
    let blended = """
      data: {source: scenes:pets, compose: {sets: {cat+dog: 5}, targets: blended}}
      network: {head: powerset}
      """
    #expect(
      problems(blended) == [
        "try.yaml:2:17: network.head is powerset, which has no target between two label sets, and "
          + "data.compose.targets is blended"
      ])
  }

  @Test func `layers are read in order, in both ways to write them`() throws {
    let network = try read(
      """
      data: {source: scenes:pets}
      network:
        layers:
          - conv: 8
          - conv: {channels: 16, kernel: 5, stride: 2, padding: 1, bias: false}
          - batch-norm
          - relu
          - max-pool: 2
          - average-pool: {size: 3, stride: 1}
          - dropout: 0.25
          - residual:
              body: [{conv: 16}, batch-norm]
              shortcut: []
          - residual: {body: [{conv: 4}], shortcut: [{conv: {channels: 4, kernel: 1}}]}
          - relu:
          - flatten
          - dense: 10
      """
    ).network
    #expect(
      network.layers == [
        .convolution(8),
        .convolution(channels: 16, kernel: 5, stride: 2, padding: 1, bias: false),
        .batchNormalization, .relu, .maxPool(size: 2, stride: 2),
        .averagePool(size: 3, stride: 1), .dropout(rate: 0.25),
        .residual(body: [.convolution(16), .batchNormalization], shortcut: []),
        .residual(body: [.convolution(4)], shortcut: [.convolution(4, kernel: 1)]),
        .relu, .flatten, .dense(units: 10),
      ])
  }

  @Test func `a mark at the start and lines ended as elsewhere do not matter`() throws {
    #expect(try read("\u{FEFF}" + least) == read(least))
    let windows = "title: x\r\nseed: 3\r\n\r\ndata: {source: scenes:pets}\r\n"
    #expect(try read(windows).seed == 3)
    #expect(
      problems(windows + "sed: 1\r\n") == [
        "try.yaml:5:1: sed is not a known key; did you mean seed?"
      ])
  }

  @Test func `numbers are as near as their type can be`() throws {
    let rate = try read(least + "train: {optimizer: {rate: 0.1}}").train.rate
    #expect(rate == 0.1)
    #expect(try read("seed: 18446744073709551615\n" + least).seed == .max)
  }

  @Test func `the reference names every key once, with type, default and purpose`() {
    let paths = Experiment.keys.map(\.path)
    #expect(Set(paths).count == paths.count)
    for path in [
      "title", "data.source", "data.split.tune", "mix", "network.layers.conv.padding",
      "train.loss.positive_weights", "train.early_stop.patience", "alarms.disk_free",
      "thresholds.goal",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
    #expect(Experiment.keys.allSatisfy { !$0.about.isEmpty && !$0.type.isEmpty })
    #expect(
      Experiment.reference.contains(
        """
        train.epochs
            passes over the images
            a whole number from 1 to 1000000; default: 30
        """))
  }
}
