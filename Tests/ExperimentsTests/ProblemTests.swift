import Experiments
import Testing

struct ProblemTests {
  @Test func `six mistakes of six kinds are all told at once, in the order of the file`() {
    let text = """
      title: six mistakes
      data:
        source: ../Experimnts
        labels: [cat, dog]
      mix: {dgo: 3}
      augment: {crop: 1.5}
      train:
        epoch: 3
        batch: many
        early_stop: {patience: 50}
      """
    #expect(
      problems(text) == [
        "try.yaml:3:11: data.source: there is no file or folder ../Experimnts; "
          + "did you mean ../Experiments?",
        "try.yaml:5:7: mix.dgo names dgo, which is no label; allowed: cat, dog; did you mean dog?",
        "try.yaml:6:17: augment.crop is 1.5; allowed: a number above 0, up to 1",
        "try.yaml:8:3: train.epoch is not a known key; did you mean train.epochs?",
        "try.yaml:9:10: train.batch is many; allowed: a whole number from 1 to 4096",
        "try.yaml:10:26: train.early_stop.patience is 50, more than train.epochs, which is 30",
      ])
  }

  /// A line after the least experiment, and the one problem it makes.
  @Test(arguments: [
    ("sed: 1", "2:1: sed is not a known key; did you mean seed?"),
    (
      "zzz: 1",
      "2:1: zzz is not a known key; allowed here: title, question, seed, data, mix, balance, "
        + "augment, network, train, alarms, thresholds"
    ),
    ("epochs: 1", "2:1: epochs is not a known key; did you mean train.epochs?"),
    ("train: {rate: 1}", "2:9: train.rate is not a known key; did you mean train.optimizer.rate?"),
    ("train: {}\ntrain: {}", "3:1: train is given twice; the first is at 2:1"),
    ("train: 3", "2:8: train is 3; allowed: a map of settings (key: value)"),
    ("train: [epochs]", "2:8: train is [epochs]; allowed: a map of settings (key: value)"),
    ("title:", "2:7: title is empty; allowed: text"),
    ("title: [a]", "2:8: title is [a]; allowed: text"),
    ("train: {epochs: 0}", "2:17: train.epochs is 0; allowed: a whole number from 1 to 1000000"),
    (
      "train: {epochs: 3.0}", "2:17: train.epochs is 3.0; allowed: a whole number from 1 to 1000000"
    ),
    (
      "train: {epochs: \"3\"}",
      "2:17: train.epochs is \"3\"; allowed: a whole number from 1 to 1000000"
    ),
    (
      "train: {batch: 99999999999999999999}",
      "2:16: train.batch is 99999999999999999999; allowed: a whole number from 1 to 4096"
    ),
    ("augment: {flip: yes}", "2:17: augment.flip is yes; allowed: true or false"),
    (
      "augment: {flip: treu}",
      "2:17: augment.flip is treu; allowed: true or false; did you mean true?"
    ),
    ("augment: {colour: nan}", "2:19: augment.colour is nan; allowed: a number from 0 to 1"),
    (
      "train: {optimizer: {rate: inf}}",
      "2:27: train.optimizer.rate is inf; allowed: a number above 0, up to 100"
    ),
    (
      "train: {loss: bec}",
      "2:15: train.loss.name is bec; allowed: bce, focal, asymmetric, cross-entropy; "
        + "did you mean bce?"
    ),
    (
      "train: {loss: {name: bce, gamma: 2}}",
      "2:27: train.loss.gamma is for focal, and train.loss.name is bce"
    ),
    (
      "train: {schedule: {name: one-cycle, every: 3}}",
      "2:37: train.schedule.every is for step, and train.schedule.name is one-cycle"
    ),
    (
      "network: {head: softmax}\ntrain: {loss: bce}",
      "3:15: train.loss is for a sigmoid head, and network.head is softmax; "
        + "allowed: cross-entropy"
    ),
    (
      "network: {head: powerset}\ntrain: {loss: focal}",
      "3:15: train.loss is for a sigmoid head, and network.head is powerset; "
        + "allowed: cross-entropy"
    ),
    (
      "network: {head: softmax+none}\ntrain: {loss: bce}",
      "3:15: train.loss is for a sigmoid head, and network.head is softmax+none; "
        + "allowed: cross-entropy"
    ),
    (
      "network: {head: separate}\ntrain: {loss: cross-entropy}",
      "3:15: train.loss is for a softmax head, and network.head is separate; "
        + "allowed: bce, focal, asymmetric"
    ),
    (
      "network: {head: softmax+nine}",
      "2:17: network.head is softmax+nine; allowed: sigmoid, softmax, softmax+none, powerset, "
        + "separate; did you mean softmax+none?"
    ),
    (
      "network: {head: powerset}\naugment: {mixup: 0.4}",
      "2:17: network.head is powerset, which has no target between two label sets, and "
        + "augment.mixup is 0.4"
    ),
    (
      "network: {head: powerset}\naugment: {cutmix: 1}",
      "2:17: network.head is powerset, which has no target between two label sets, and "
        + "augment.cutmix is 1"
    ),
    (
      "network: {head: powerset}\nmix: {composites: {sets: {cat+dog: 5}, targets: blended}}",
      "2:17: network.head is powerset, which has no target between two label sets, and "
        + "mix.composites.targets is blended"
    ),
    (
      "balance: positive-weight\nnetwork: {head: softmax+none}",
      "2:10: balance is positive-weight, which is for the heads sigmoid and separate; "
        + "the head is softmax+none"
    ),
    (
      "network: {preset: small, layers: [{conv: 3}, global-average-pool]}",
      "2:26: network.layers is given, and network.preset too; keep one of them"
    ),
    (
      "network: {layers: [{conv: {channels: 3, padding: 3}}, flatten]}",
      "2:50: network.layers.0.conv.padding is 3, not below the kernel, which is 3: "
        + "windows of zeros"
    ),
    (
      "network: {layers: [{conv: {kernel: 3}}, flatten]}",
      "2:27: network.layers.0.conv.channels is missing; "
        + "it takes a whole number from 1 to 4096"
    ),
    (
      "network: {layers: [{conv: {channels: 3, kernel: 4}}, flatten]}",
      "2:49: network.layers.0.conv.kernel is 4; allowed: an odd number from 1 to 31"
    ),
    (
      "network: {layers: [{conv: 3, kernel: 3}, flatten]}",
      "2:20: network.layers.0 has 2 keys, and a layer has one; more settings go into a map, as "
        + "conv: {channels: 32, kernel: 5}"
    ),
    (
      "network: {layers: [{relu: 3}, flatten]}",
      "2:27: network.layers.0.relu takes no settings"
    ),
    (
      "network: {layers: [{max-pool: 15}, {max-pool: 5}, flatten]}",
      "2:36: network.layers.1 (max pool) gets 4x4x3; it needs at least 5x5 for its window of 5"
    ),
    (
      "network: {layers: [{residual: {body: [{conv: 4}]}}, flatten]}",
      "2:20: network.layers.0 (residual) gets 64x64x4 from its body and 64x64x3 from its "
        + "shortcut; it needs the same from both"
    ),
    (
      "balance: smapler",
      "2:10: balance.method is smapler; allowed: none, positive-weight, sampler, ml-ros, ml-rus, "
        + "lp-ros, lp-rus, augment-to-equal; did you mean sampler?"
    ),
    (
      "balance: {method: sampler, cap: 3}",
      "2:28: balance.cap is for positive-weight, and balance.method is sampler"
    ),
    ("mix: {cat: 50%, dog: 40%}", "2:6: mix adds up to 90%, not 100%"),
    ("mix: {cat: 50%, dog: 40}", "2:6: mix has shares and counts; allowed: shares for all, and 0"),
    (
      "mix: {sets: {cat: 3}, total: 5}",
      "2:23: mix.total is for shares, and no set has one"
    ),
    (
      "mix: {dose: {sets: [cat+dog], share: 2}}",
      "2:38: mix.dose.share is 2; allowed: a number from 0 to 1"
    ),
    (
      "mix: {dose: {sets: [cat+dog, none], share: 0.6}}",
      "2:44: mix.dose.share is 0.6 for each of 2 sets, more than there is to swap; "
        + "allowed: up to 0.5"
    ),
    (
      "mix: {sets: {cat: 1, cat+dog: 2}, dose: {sets: [dog+cat], share: 0.1}}",
      "2:48: mix.dose.sets names dog+cat, which mix.sets has already; allowed: in one of them"
    ),
    (
      "mix: {hide: {sets: [cat], keep: dog}}",
      "2:33: mix.hide.keep is dog, which is not in cat"
    ),
    (
      "mix: {composites: {layout: mosiac, sets: {cat+dog: 9}}}",
      "2:28: mix.composites.layout is mosiac; allowed: side-by-side, paste, cutmix, mixup, "
        + "mosaic, canvas; did you mean mosaic?"
    ),
    (
      "mix: {composites: {sets: {cat+dog: 9}, pieces: 3}}",
      "2:40: mix.composites.pieces is for canvas, and mix.composites.layout is side-by-side"
    ),
    (
      "mix: {composites: {sets: {cat+dog: all}}}",
      "2:36: mix.composites.sets.cat+dog is all; allowed: a whole number from 0 to 1000000000, or "
        + "a share of the training images such as 25%"
    ),
    ("mix: {composites: mosaic}", "2:19: mix.composites lacks sets: how many of which label sets"),
    (
      "augment: {scale: [1.2, 0.8]}",
      "2:18: augment.scale is [1.2, 0.8]; allowed: two numbers from 0.1 to 10 as [least, most]"
    ),
    (
      "augment: {rand_augment: {count: 20}}",
      "2:33: augment.rand_augment.count is 20; allowed: a whole number from 1 to 14"
    ),
    (
      "mix: {dose: {share: 0.1}}",
      "2:13: mix.dose.sets is missing; it takes a list of label sets, as [cat+dog, none]"
    ),
    (
      "mix: {hide: [cat+dgo]}",
      "2:13: mix.hide.sets names dgo, which is no label; allowed: cat, dog; did you mean dog?"
    ),
    (
      "balance: positive-weight\ntrain: {loss: focal}",
      "2:10: balance is positive-weight, which is for the loss bce only"
    ),
    (
      "balance: positive-weight\ntrain: {loss: {positive_weights: {cat: 2}}}",
      "2:10: balance is positive-weight, and train.loss.positive_weights gives weights too"
    ),
    (
      "train: {loss: {positive_weights: {cta: 2}}}",
      "2:35: train.loss.positive_weights.cta is no label; allowed: cat, dog; did you mean cat?"
    ),
    (
      "mix: {cat+cat: 1}",
      "2:7: mix.cat+cat names cat twice"
    ),
    (
      "mix: {cat+dog: 1, dog+cat: 1}",
      "2:19: mix.dog+cat is the same label set as the one at 2:7"
    ),
    ("mix: {cat: 0, none: 0}", "2:6: mix asks for no image at all"),
    ("mix: {cat+: 1}", "2:7: mix.cat+ is no label set; allowed: labels joined by +, or none"),
    (
      "mix: {cat: -1}",
      "2:12: mix.cat is -1; allowed: a whole number from 0 to 1000000000, a share such as 25%, or all"
    ),
    (
      "thresholds: {goal: precision>=9}",
      "2:20: thresholds.goal is precision>=9; allowed: f1, fbeta:B with B above 0, balanced, "
        + "prevalence, precision>=P, recall>=R, false-alarm<=A, cost:MISS:ALARM or fixed:T, with P, "
        + "R, A and T from 0 to 1; before it shared or any, for one threshold for all labels; after it "
        + "n+>=N and shrink:M, with N and M from 0; did you mean precision>=0.9?"
    ),
    (
      "alarms: {non_finite: ignore}",
      "2:22: alarms.non_finite is ignore; allowed: warn, pause, stop, ring, reduce-rate, "
        + "{reduce-rate: 0.5}, {run: command}, or a list of them"
    ),
  ])
  func `a mistake is told where it is, with what is allowed`(line: String, problem: String) {
    #expect(problems(least + line) == ["try.yaml:\(problem)"])
  }

  /// What stands in `data:`, and the one problem it makes.
  @Test(arguments: [
    ("labels: [cat]", "1:7: data.source is missing; it takes a folder, a listing or scenes:NAME"),
    (
      "source: scenes:pet",
      "1:16: data.source is scenes:pet; allowed: scenes:pets; did you mean scenes:pets?"
    ),
    (
      "source: photographs-of-mine",
      "1:16: data.source: there is no file or folder photographs-of-mine"
    ),
    (
      "source: pets.yam",
      "1:16: data.source: there is no file or folder pets.yam; did you mean pets.yaml?"
    ),
    (
      "source: scenes:pets, format: idx",
      "1:37: data.format is idx, and data.source is scenes:pets"
    ),
    (
      "source: ., format: scenes",
      "1:27: data.format is scenes, and data.source is not scenes:NAME but ."
    ),
    (
      "source: ., pictures: 100",
      "1:19: data.pictures is for drawn pictures (scenes:NAME), and data.source is ."
    ),
    (
      "source: ., size: [64, 6a]",
      "1:25: data.size is [64, 6a]; allowed: two whole numbers from 4 to 1024 as "
        + "[height, width], or one for both"
    ),
    ("source: ., channels: 2", "1:29: data.channels is 2; allowed: 1 or 3"),
    (
      "source: ., split: {train: 0.8}",
      "1:26: data.split adds up to 1.1, not 1: train 0.8, validation 0.1, tune 0.1, test 0.1"
    ),
    ("source: ., labels: cat", "1:27: data.labels is cat; allowed: a list of names, or all"),
    ("source: ., labels: [cat, dog, cat]", "1:38: data.labels names cat twice"),
    (
      "source: ., labels: [cat+dog]",
      "1:28: data.labels.0 is cat+dog; allowed: a name of at most 100 characters without + in it "
        + "and other than none"
    ),
    (
      "source: ., on_bad_image: ignore",
      "1:33: data.on_bad_image is ignore; allowed: skip, fail"
    ),
    (
      "source: ., seed: -1",
      "1:25: data.seed is -1; allowed: a whole number from 0 to 18446744073709551615, or same"
    ),
    (
      "source: ., far: 100001",
      "1:24: data.far is 100001; allowed: a whole number from 0 to 100000"
    ),
    (
      "source: ., compose: {sets: {none: 8}, unseen: 5}",
      "1:54: data.compose.unseen is for held-out negatives, and mix.negatives.held_out names none"
    ),
    (
      "source: ., compose: {sets: {none: 8}, unseen: 1000001}",
      "1:54: data.compose.unseen is 1000001; allowed: a whole number from 0 to 1000000, or mixed"
    ),
  ])
  func `a mistake about the data is told where it is`(data: String, problem: String) {
    #expect(problems("data: {\(data)}") == ["try.yaml:\(problem)"])
  }

  @Test func `weights without a list of labels say what they need`() {
    #expect(
      problems("data: {source: .}\ntrain: {loss: {positive_weights: {cat: 2}}}") == [
        "try.yaml:2:34: train.loss.positive_weights needs data.labels to be a list, "
          + "to say which weight is whose"
      ])
  }

  @Test(arguments: [
    ("0", "is 0; allowed: a whole number from 1 to 1000000, or all"),
    ("1e3", "is 1e3; allowed: a whole number from 1 to 1000000, or all"),
    ("78126", "is 78126, with batches of 128 images; allowed: up to 78125"),
  ])
  func `an epoch has at least one step, and not more than can be ordered`(
    steps: String, problem: String
  ) {
    #expect(
      problems(least + "train: {batch: 128, epoch_steps: \(steps)}") == [
        "try.yaml:\(least.filter { $0 == "\n" }.count + 1):34: train.epoch_steps \(problem)"
      ])
  }

  @Test func `early stopping needs images to stop by`() {
    let text = """
      data: {source: scenes:pets, split: {train: 0.8, validation: 0, tune: 0.1, test: 0.1}}
      train: {early_stop: {patience: 3}}
      """
    #expect(
      problems(text) == [
        "try.yaml:2:21: train.early_stop needs validation images, and data.split.validation is 0"
      ])
  }

  @Test func `a key given three times is told twice, and its neighbours keep their columns`() {
    #expect(
      problems(
        "data: {source: scenes:pets, source: scenes:pets, sizes: 3}\nseed: 1\nseed: 2\n\"seed\": 3")
        == [
          "try.yaml:1:29: data.source is given twice; the first is at 1:8",
          "try.yaml:1:50: data.sizes is not a known key; did you mean data.size?",
          "try.yaml:3:1: seed is given twice; the first is at 2:1",
          "try.yaml:4:1: seed is given twice; the first is at 2:1",
        ])
  }

  @Test func `a problem knows its place in numbers`() throws {
    do throws(ExperimentFileErrors) {
      _ = try Experiment.read(
        text: least + "sed: 1", file: "a.yaml", directory: ".", overrides: ["seed=x"])
      Issue.record("read")
    } catch {
      #expect(error.problems.map(\.line) == [2, nil])
      #expect(error.problems.map(\.column) == [1, nil])
      #expect(error.problems.map(\.key) == ["sed", "seed"])
      #expect(
        error.description == """
          a.yaml:2:1: sed is not a known key; did you mean seed?
          --set seed=x: seed is x; allowed: a whole number from 0 to 18446744073709551615
          """)
    }
  }

  @Test func `data that moved does not keep an old run from being read`() throws {
    let text = "data: {source: gone/away}"
    let experiment = try Experiment.read(
      text: text, file: "0142", directory: "/", checkingFiles: false)
    #expect(experiment.data.sources[0].path == "gone/away")
    #expect(experiment.title == "0142")
  }
}
