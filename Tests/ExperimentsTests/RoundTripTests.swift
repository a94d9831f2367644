import Datasets
import Experiments
import Foundation
import NeuralNetwork
import Testing

struct RoundTripTests {
  @Test func `the resolved file gives every default and reads back the same`() throws {
    let experiment = try read(least)
    #expect(
      experiment.yaml == """
        title: try
        question: none
        seed: 1
        data:
          source: scenes:pets
          format: auto
          labels: all
          size: [64, 64]
          channels: 3
          split: {train: 0.7, validation: 0.1, tune: 0.1, test: 0.1, by: auto, duplicates: together, \
        group: none, parts: keep, lists: none}
          seed: same
          on_bad_image: skip
          pictures: 1200
          far: 0
          compose: none
        mix: all
        balance: none
        augment:
          flip: false
          flip_vertical: false
          crop: 1
          rotation: 0
          scale: [1, 1]
          shift: 0
          shear: 0
          least_visible: 0.5
          colour: 0
          brightness: colour
          contrast: colour
          saturation: colour
          hue: 0
          grey: 0
          blur: 0
          noise: 0
          erasing: 0
          erased_share: [0.02, 0.33]
          rand_augment: none
          mixup: 0
          cutmix: 0
          mix_probability: 1
        network:
          preset: small
          head: sigmoid
        train:
          epochs: 30
          batch: 32
          epoch_steps: all
          loss: {name: bce, positive_weights: none, smoothing: 0}
          optimizer: {name: adamw, rate: 0.001, weight_decay: 0.0001, beta1: 0.9, beta2: 0.999, \
        epsilon: 1e-08}
          schedule: {name: one-cycle, warmup: 0.2, start_divisor: 25, final_divisor: 10000}
          early_stop: none
          clip_norm: none
          averaging: none
          exact: false
          checkpoint_every: 1
        alarms:
          non_finite: pause
          loss_above_median: 10
          loss_action: warn
          gradient_above_median: none
          gradient_action: warn
          plateau: none
          plateau_action: warn
          disk_free: 200
          disk_action: warn
          rules: none
        thresholds:
          goal: f1

        """)
    #expect(try read(experiment.yaml) == experiment)
  }

  @Test func `a resolved file that lacks the newer settings means what it did`() throws {
    let experiment = try read(least)
    let newer = ["  seed: same", "  far: 0", "  epoch_steps: all"]
    let lines = experiment.yaml.split(separator: "\n").map(String.init)
    let older = lines.filter { !newer.contains($0) }
    #expect(older.count == lines.count - newer.count)
    #expect(try read(older.joined(separator: "\n")) == experiment)
  }

  @Test(arguments: 0..<300)
  func `any experiment reads back from its resolved file`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed, stream: 1)
    let experiment = randomExperiment(using: &random)
    #expect(try read(experiment.yaml) == experiment)
  }

  @Test(arguments: ["pets.yaml", "photos.yaml", "fashion.yaml", "finetune.yaml"])
  func `the experiments that come with the program are right and ask a question`(
    name: String
  ) throws {
    let path = "\(experimentsFolder)/\(name)"
    // The data of some is not on every machine.
    let experiment = try Experiment.read(
      text: Experiment.text(ofFile: path), file: path, directory: experimentsFolder,
      checkingFiles: false)
    #expect(experiment.question?.hasSuffix("?") == true)
    let resolved = try Experiment.read(
      text: experiment.yaml, file: path, directory: experimentsFolder, checkingFiles: false)
    #expect(resolved == experiment)
  }

  private func randomExperiment(using random: inout SeededGenerator) -> Experiment {
    let texts = [
      "plain", "with: colon", "a \"quote\" and a 'quote'", "# no comment", "- no list", "none",
      "two\nlines\tand a tab", "ünï çødé 猫 🐈", "back\\slash", "{a: 1}", "[x]", "*alias", "&anchor",
      "%", "@", "`", "true", "1e3", "~", "=", "|", ">", "?", "!", "\u{85}\u{2028}\u{FEFF}\u{7}",
      "ends in colon:", "…", "---", "a, b", "q: ? -",
    ]
    func pick<Element>(_ choices: [Element]) -> Element {
      choices[Int(random.next() % UInt64(choices.count))]
    }
    func number(_ range: ClosedRange<Float>) -> Float {
      range.lowerBound
        + (range.upperBound - range.lowerBound) * Float(random.next() >> 40) / Float(1 << 24)
    }
    func integer(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(random.next() % UInt64(range.count))
    }
    var coin: Bool { random.next() & 1 == 0 }

    let isScene = coin
    let labels =
      coin ? ["cat", "dog", pick(texts.filter { $0 != "none" && !$0.hasPrefix("\u{85}") })] : nil
    let usable = labels?.filter { !$0.contains("\n") }
    let known = usable ?? (isScene ? ["cat", "dog"] : nil)
    var data = DataDescription(
      source: isScene ? "scenes:pets" : pick([".", "..", "pets.yaml"]),
      format: isScene ? pick([.auto, .scenes]) : pick([.auto, .folders, .csv, .idx]),
      labels: usable, height: integer(16...200), width: integer(16...200), channels: pick([1, 3]),
      split: SplitDescription(
        fractions: pick([
          SplitFractions(), SplitFractions(train: 0.5, validation: 0.25, tune: 0.125, test: 0.125),
          SplitFractions(train: 1 / 3.0, validation: 1 / 3.0, tune: 0, test: 1 - 2 / 3.0),
        ]), rule: pick(SplitRule.allCases), duplicates: pick(DuplicateRule.allCases),
        group: pick([nil, "^[^_]+", "none"]), keepsParts: coin, lists: pick([nil, "pets.yaml"])),
      seed: coin ? random.next() : nil, onBadImage: pick([.skip, .fail]))
    if usable != nil, coin {
      data.sources.append(
        SourceDescription(
          "..", format: pick([.voc, .coco, .names, .yolo]),
          labels: coin ? nil : known.map { [$0[0]] },
          rename: coin ? [:] : known.map { ["Katze": $0[0], "a: b": $0[1]] } ?? [:],
          negatives: pick(NegativeRule.allCases), weight: number(0.1...9),
          part: pick([nil, .test, .train])))
    }
    data.far = pick([0, 500])
    if coin {
      data.normalization =
        data.channels == 3 && coin
        ? .imageNet
        : PixelNormalization(
          mean: (0..<data.channels).map { _ in number(0...1) },
          scale: (0..<data.channels).map { _ in number(0.01...2) })
    }
    if isScene { data.pictures = integer(4...100_000) }

    let layers: [LayerDescription] = [
      .convolution(
        channels: integer(1...64), kernel: 3, stride: integer(1...2),
        padding: pick([nil, 0, 1, 2]), bias: coin),
      .batchNormalization, .relu,
      pick([
        .maxPool(size: 2, stride: 1), .maxPool(size: 3, stride: 2, padding: 1),
        .averagePool(size: 3, stride: 2),
      ]),
      .dropout(rate: number(0...0.9)),
      .residual(
        body: [.convolution(5), .relu],
        shortcut: [.residual(body: [.convolution(5, kernel: 1)], shortcut: [.convolution(5)])]),
      pick([.globalAveragePool, .flatten]), .dense(units: integer(1...99)),
    ]
    let preset: NetworkPreset? = coin ? pick([.small, .resNet18, .resNet18ImageNet]) : nil

    let function: LossFunction = pick([
      .binaryCrossEntropy, .focal(gamma: number(0...5), alpha: coin ? nil : number(0.1...0.9)),
      .asymmetric(
        negativeGamma: number(0...5), positiveGamma: number(0...5), margin: number(0...0.5)),
      .softmaxCrossEntropy,
    ])
    let head = pick(Head.allCases.filter { $0.isSoftmax == function.isSoftmax })
    // A powerset has no target for blended images.
    let blends = head != .powerset
    let takesWeights = function == .binaryCrossEntropy
    let weights = takesWeights && coin ? known?.map { _ in number(0.1...20) } : nil
    let epochs = integer(5...500)
    let train = TrainingDescription(
      epochs: epochs, batch: integer(1...4096), epochSteps: coin ? integer(1...2000) : nil,
      loss: LossDescription(
        function: function, positiveWeights: weights, labelSmoothing: number(0...0.5)),
      optimizer: pick([
        .sgd(momentum: number(0.1...0.9), nesterov: coin, weightDecay: number(0...0.1)),
        .adamW(
          beta1: number(0...0.9), beta2: number(0...0.9), epsilon: number(1e-12...1e-3),
          weightDecay: number(0...0.1)),
      ]),
      rate: number(1e-9...1),
      groups: pick([
        [], [LayerGroup(layers: 3...3, rateFactor: number(0.1...9))],
        [
          LayerGroup(layers: 0...1, freezing: .always),
          LayerGroup(layers: 2...4, freezing: .epochs(integer(1...9)), rateFactor: number(0.1...1)),
        ],
      ]),
      schedule: ScheduleDescription(
        shape: pick([
          .constant, .step(every: integer(1...9), factor: number(0.01...1)),
          .cosine(final: number(0...1)),
          .oneCycle(startDivisor: number(1...100), finalDivisor: number(1...1e6)),
        ]), warmup: number(0...0.9)),
      earlyStop: coin
        ? EarlyStop(patience: integer(1...5), measure: pick(Array(StopMeasure.allCases))) : nil,
      clipNorm: coin ? number(0.01...10) : nil, averaging: coin ? number(0.9...0.9999) : nil,
      exact: coin, checkpointEvery: integer(1...9))
    func compose(_ layout: CompositeLayout, tile: [Int]? = nil) -> ComposeDescription {
      ComposeDescription(
        layout: layout,
        sets: [MixEntry(labelSet: ["cat", "dog"], amount: .count(integer(1...99)))],
        pieces: layout == .canvas ? 2...integer(2...9) : 2...4,
        distractors: pick([nil, ["a b", "all"]]), isCutOut: coin,
        isTinted: coin,
        targets: blends ? pick(CompositeTargets.allCases) : .union, tile: tile)
    }
    var composites = compose(pick(CompositeLayout.allCases))
    composites.controls = pick(CompositeControls.allCases)
    let permille = integer(0...1000)
    let mix =
      coin
      ? MixDescription(
        sets: coin
          ? nil
          : pick([
            [
              MixEntry(labelSet: ["dog"], amount: .count(integer(1...99))),
              MixEntry(labelSet: ["dog", "cat"], amount: .count(0)),
              MixEntry(labelSet: [], amount: .all),
            ],
            [
              MixEntry(labelSet: ["cat"], amount: .share(Double(permille) / 10 / 100)),
              MixEntry(labelSet: ["dog"], amount: .share(Double(1000 - permille) / 10 / 100)),
            ],
          ]), keepsOthers: coin,
        dose: coin
          ? DoseDescription(
            sets: [["cat", "dog"]], share: Double(number(0...1)), manner: pick([.swap, .add]))
          : nil,
        hide: coin
          ? HideDescription(
            sets: [["cat", "dog"]], keep: pick([nil, "dog"]), hidden: pick([.absent, .unlabelled]),
            share: Double(number(0...1))) : nil,
        negatives: NegativesDescription(
          seen: pick([nil, ["car", "a b"]]), heldOut: pick([[], ["none", "all"]])),
        composites: coin ? composites : nil) : .all
    let balance = pick([
      Balance(), Balance(.sampler), Balance(.oversample, percent: 12.5),
      Balance(.augmentToEqual, limit: 3, countsNegatives: true),
      Balance(.undersampleSets, percent: 40),
    ])
    var composed = coin ? compose(.canvas, tile: pick([nil, [28, 20]])) : nil
    if !mix.negatives.heldOut.isEmpty { composed?.unseen = pick([nil, 0, 300]) }
    return Experiment(
      title: pick(texts), question: coin ? pick(texts) : nil, seed: random.next(), data: data,
      compose: composed, mix: mix,
      balance: takesWeights && weights == nil && coin ? Balance(.positiveWeight, cap: 7) : balance,
      augment: Augmentation(
        flip: coin, verticalFlip: coin, crop: Double(number(0.1...1)),
        rotation: Double(number(0...180)), scale: 0.5...Double(number(0.5...2)),
        shift: Double(number(0...1)), shear: Double(number(0...60)),
        leastVisible: Double(number(0...1)), colour: Double(number(0...1)),
        brightness: coin ? Double(number(0...1)) : nil, hue: Double(number(0...0.5)),
        noise: Double(number(0...255)), erasing: Double(number(0...1)),
        randAugment: coin ? RandAugment(count: integer(1...14), magnitude: integer(0...30)) : nil,
        mixUp: blends ? Double(number(0...100)) : 0, mixProbability: Double(number(0...1))),
      preset: preset, network: preset.map { .preset($0) } ?? NetworkDescription(layers: layers),
      head: head,
      weights: coin ? nil : WeightsDescription(file: pick([".", "pets.yaml"]), takesHead: coin),
      train: train,
      alarms: AlarmDescription(
        nonFinite: pick([[.warn], [.pause], [.stop]]),
        lossAboveMedian: coin ? Double(number(1.1...99)) : nil,
        lossAction: pick([[.stop], [.ring, .reduceRate(factor: 0.25)]]),
        gradientAboveMedian: coin ? Double(number(1.1...99)) : nil,
        gradientAction: [.warn, .run(command: pick(texts))],
        plateau: coin ? integer(1...9) : nil, plateauAction: [.pause],
        diskFree: coin ? integer(1...9999) : nil, diskAction: [.run(command: "a, {b: c} # d")],
        rules: coin
          ? []
          : [
            AlarmRule(
              measure: pick([.loss, .macroF1, .microF1, .macroAveragePrecision, .exact, .hamming]),
              bound: .above(Double(number(0...1))), after: integer(0...9),
              actions: [.reduceRate(factor: Double(number(0.1...0.9))), .stop]),
            AlarmRule(
              measure: .f1, label: known?.first ?? "cat", bound: .below(Double(number(0...1)))),
          ]),
      thresholds: ThresholdDescription(
        goal: pick([
          "f1", "fbeta:0.5", "precision>=0.9", "recall>=1", "false-alarm<=0.01", "cost:3:1",
          "fixed:0.5", "shared f1", "any false-alarm<=0.01", "f1 n+>=10 shrink:20",
        ])))
  }
}
