import Datasets
import Experiments
import NeuralNetwork
import Testing

/// Weights to start from, layers that are frozen, and the pixels a network was trained with.
struct FineTuningReadingTests {
  static let text = """
    data: {source: scenes:pets, normalize: imagenet}
    network: {preset: resnet-18-imagenet, weights: pets.yaml, head_weights: file}
    train:
      groups:
        - {layers: 0-3, freeze: true}
        - {layers: 4-7, freeze: 3, rate_factor: 0.1}
        - {layers: 20, rate_factor: 2}
    """

  @Test func `weights, groups and normalisation are read as they are written`() throws {
    let experiment = try read(Self.text)
    #expect(experiment.weights == WeightsDescription(file: "pets.yaml", takesHead: true))
    #expect(experiment.data.normalization == .imageNet)
    #expect(
      experiment.train.groups == [
        LayerGroup(layers: 0...3, freezing: .always),
        LayerGroup(layers: 4...7, freezing: .epochs(3), rateFactor: 0.1),
        LayerGroup(layers: 20...20, rateFactor: 2),
      ])
    #expect(
      try read(least + "train: {groups: [{layers: all, freeze: 1}]}").train.groups
        == [LayerGroup(layers: 0...14, freezing: .epochs(1))])
    #expect(try read(least + "train: {groups: none}").train.groups.isEmpty)
  }

  @Test func `they are written down only where they are given`() throws {
    let lines = try read(Self.text).yaml.split(separator: "\n").map(String.init)
    for line in [
      "  normalize: imagenet", "  weights: pets.yaml", "  head_weights: file", "  groups:",
      "    - {layers: 0-3, freeze: true}", "    - {layers: 4-7, freeze: 3, rate_factor: 0.1}",
      "    - {layers: 20, freeze: false, rate_factor: 2}",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    let plain = try read(least).yaml
    for key in ["  normalize:", "  weights:", "  groups:"] { #expect(!plain.contains(key)) }
  }

  @Test func `a network's file of weights is named from the root, and may be gone later`() throws {
    let rooted = try read(Self.text).rooted(at: experimentsFolder)
    #expect(rooted.weights?.file == "\(experimentsFolder)/pets.yaml")
    let gone = rooted.yaml.replacing("pets.yaml", with: "gone.safetensors")
    func again(_ startsAnew: Bool) throws(ExperimentFileErrors) -> Experiment {
      try Experiment.read(text: gone, file: "0142", directory: "/", startsAnew: startsAnew)
    }
    #expect(try again(false).weights?.file == "\(experimentsFolder)/gone.safetensors")
    #expect(throws: ExperimentFileErrors.self) { try again(true) }
  }

  @Test(arguments: [
    (
      "network: {weights: pts.yaml}",
      "2:20: network.weights: there is no file or folder pts.yaml; did you mean pets.yaml?"
    ),
    (
      "network: {head_weights: file}",
      "2:11: network.head_weights is for network.weights, which is not given"
    ),
    (
      "network: {weights: pets.yaml, head_weights: old}",
      "2:45: network.head_weights is old; allowed: new, file"
    ),
    (
      "network: {layers: [{max-pool: {size: 3, padding: 2}}, flatten]}",
      "2:50: network.layers.0.max-pool.padding is 2, more than half of the size, which is 3"
    ),
    (
      "train: {groups: [{layers: 3-1}]}",
      "2:27: train.groups.0.layers is 3-1; allowed: a layer as 4, or a range as 0-3, or all"
    ),
    ("train: {groups: [{freeze: 1}]}", "2:18: train.groups.0.layers is missing; it takes a layer"),
    (
      "train: {groups: [{layers: 0, freeze: maybe}]}",
      "2:38: train.groups.0.freeze is maybe; allowed: true, false, or a number of epochs from 1"
    ),
    (
      "train: {groups: [{layers: 0, freeze: true, rate_factor: 2}]}",
      "2:44: train.groups.0.rate_factor is for layers that are trained, and train.groups.0.freeze is true"
    ),
    (
      "train: {groups: [{layers: 0, rate_factor: 0}]}",
      "2:43: train.groups.0.rate_factor is 0; allowed: a number above 0, up to 1000"
    ),
    (
      "train: {groups: [{layers: 0, rate_facto: 2}]}",
      "2:30: train.groups.0.rate_facto is not a known key; did you mean train.groups.0.rate_factor?"
    ),
    ("train: {groups: 3}", "2:17: train.groups is 3; allowed: a list of groups, or none"),
    (
      "train: {groups: [{layers: 5-17}]}",
      "2:18: train.groups.0.layers are 5-17, and the network has 15 layers; allowed: 0 to 14"
    ),
    (
      "train: {groups: [{layers: 0-5}, {layers: 4}]}",
      "2:33: train.groups.1.layers are 4, of which another group names 0-5"
    ),
    (
      "train: {groups: [{layers: 2-5, freeze: true}]}",
      "2:18: train.groups.0.layers are 2-5 and stay frozen while layer 1, which is before them, "
        + "trains; frozen layers are the first ones of the network"
    ),
  ])
  func `a mistake is told where it is`(line: String, problem: String) throws {
    let found = problems(least + line)
    #expect(found.count == 1)
    #expect(try #require(found.first).hasPrefix("try.yaml:\(problem)"))
  }

  @Test(arguments: [
    (
      "normalize: imagnet",
      "1:40: data.normalize is imagnet; allowed: measured, imagenet, or a map as "
        + "{mean: [0.5, 0.5, 0.5], scale: [0.25, 0.25, 0.25]}; did you mean imagenet?"
    ),
    (
      "channels: 1, normalize: imagenet",
      "1:53: data.normalize is imagenet, which is for 3 channels; data.channels is 1"
    ),
    (
      "normalize: {mean: [0, 0.5], scale: [1, 1, 1]}",
      "1:47: data.normalize.mean is [0, 0.5]; allowed: a list of 3 numbers, one for each channel, "
        + "from 0 to 1"
    ),
    (
      "normalize: {mean: [0, 0, 0]}",
      "1:40: data.normalize.scale is missing; it takes a list of 3 numbers, one for each channel, "
        + "from 0.001 to 10"
    ),
  ])
  func `a normalisation has a number above 0 for each channel`(setting: String, problem: String) {
    #expect(problems("data: {source: scenes:pets, \(setting)}") == ["try.yaml:\(problem)"])
  }

  @Test func `every new key is in the reference`() {
    let keys = Set(Experiment.keys.map(\.path))
    for key in [
      "data.normalize", "data.normalize.mean", "data.normalize.scale", "network.weights",
      "network.head_weights", "network.layers.max-pool.padding", "train.groups",
      "train.groups.layers", "train.groups.freeze", "train.groups.rate_factor",
    ] {
      #expect(keys.contains(key), "\(key)")
    }
  }
}
