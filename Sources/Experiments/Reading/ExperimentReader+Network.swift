import Datasets
import NeuralNetwork

/// The network section, as far as it is known before the loss is read.
struct NetworkSettings {
  var preset: NetworkPreset?
  var description: NetworkDescription
  var head: Head
  var headIsGiven: Bool
  var headPlace: ExperimentPlace
  var weights: WeightsDescription?
}

/// The network: a preset, or layer by layer
extension ExperimentReader {
  func network(_ reader: SettingsReader, input: DataDescription) -> NetworkSettings {
    let preset = reader.value(
      "preset", .word, default: NetworkPreset.small, "a network that is there, or else layers")
    reader.note(
      "layers", type: "a list, one entry a layer", standard: nil, LayerReader.about)
    let layerReader = LayerReader(report: report, path: reader.full("layers"))
    layerReader.describe()
    let head = reader.value(
      "head", .word, default: Head.sigmoid,
      "sigmoid judges each label by itself, softmax lets exactly one be true, softmax+none at most "
        + "one, powerset one label set trained on; separate has a network for each label"
    )
    var settings = NetworkSettings(
      preset: preset, description: .preset(preset), head: head, headIsGiven: reader.isGiven("head"),
      headPlace: reader.entry("head")?.value.place ?? reader.place, weights: weights(reader))
    if let layers = reader.entry("layers") {
      let problems = report.problems.count
      settings.preset = nil
      settings.description = NetworkDescription(layers: layerReader.layers(layers.value))
      if reader.isGiven("preset") {
        reader.complain(
          "layers", .contradiction("is given, and network.preset too; keep one of them"),
          at: layers.place)
      }
      if problems == report.problems.count { check(settings.description, layers.value, input) }
    } else {
      check(settings.description, reader.entry("preset")?.value, input)
    }
    return settings
  }
}

/// What the network starts from
extension ExperimentReader {
  private enum HeadWeights: String, CaseIterable, Sendable { case new, file }

  private func weights(_ reader: SettingsReader) -> WeightsDescription? {
    let file = reader.value(
      "weights", .orNone(.text("a file (.safetensors, .onnx)")), default: nil,
      "what the network starts from, from this file's folder: weights of this program or, for "
        + "ResNet-18, of torchvision")
    let given = SettingsCondition(
      holds: reader.isGiven("weights"), text: "with weights",
      sentence: "is for network.weights, which is not given")
    let head = reader.value(
      "head_weights", .word, default: HeadWeights.new, when: given,
      "new draws the head anew; file takes it too, one output for each of the labels in their order"
    )
    guard let file else { return nil }
    if startsAnew, let directory,
      let missing = ImageSource.missing(file, directory: directory)
    {
      reader.complain("weights", .notFound(path: missing.path, nearest: missing.nearest))
    }
    return WeightsDescription(file: file, takesHead: head == .file)
  }
}

/// Whether the head suits what is trained on
extension ExperimentReader {
  /// A powerset has no target between two label sets.
  func checkHead(
    _ network: NetworkSettings, augment: Augmentation, compose: ComposeDescription?,
    mix: MixDescription
  ) {
    guard network.head == .powerset else { return }
    var blends: [String] = []
    for (key, strength) in [("mixup", augment.mixUp), ("cutmix", augment.cutMix)]
    where strength > 0 && augment.mixProbability > 0 {
      blends.append("augment.\(key) is \(YAMLWriter.number(strength))")
    }
    if compose?.targets == .blended { blends.append("data.compose.targets is blended") }
    if mix.composites?.targets == .blended { blends.append("mix.composites.targets is blended") }
    for blend in blends {
      report.problems.append(
        ExperimentFileProblem(
          place: network.headPlace, key: "network.head",
          problem: .contradiction(
            "is powerset, which has no target between two label sets, and \(blend)")))
    }
  }
}

/// Whether the layers fit each other and the images
extension ExperimentReader {
  /// Asks the network itself, with images of the size the data section gives.
  func check(
    _ network: NetworkDescription, _ tree: SettingsTree?, _ input: DataDescription
  ) {
    let shape = ImageShape(height: input.height, width: input.width, channels: input.channels)
    do {
      // The number of labels may not be known yet, and no layer's input depends on it.
      _ = try network.summary(input: shape, labels: 1)
    } catch {
      let path = error.layer.split(separator: ".").map(String.init)
      report.problems.append(
        ExperimentFileProblem(
          place: tree.map { place(of: path.dropFirst(), in: $0) } ?? .whole,
          key: "network.\(error.layer)",
          problem: .contradiction(
            "\(error.kind.map { "(\($0)) " } ?? "")\(error.found); it needs \(error.needed)")))
    }
  }

  /// Where a layer stands that a shape error names by indices and branches, or what is around it.
  private func place(of path: ArraySlice<String>, in tree: SettingsTree) -> ExperimentPlace {
    guard let part = path.first else { return tree.place }
    switch tree.content {
    case .list(let items):
      guard let index = Int(part), items.indices.contains(index) else { return tree.place }
      return place(of: path.dropFirst(), in: items[index])
    case .map(let entries):
      // A branch is below the layer's own key, which the path leaves out.
      if let branch = entries.first(where: { $0.key == part }) {
        return place(of: path.dropFirst(), in: branch.value)
      }
      return entries.count == 1 ? place(of: path, in: entries[0].value) : tree.place
    case .text, .refused: return tree.place
    }
  }
}
