import NeuralNetwork

/// A network for a first training from scratch.
package enum DraftNetwork: Equatable, Sendable {
  /// Five normalised convolutions, each but the last with a pooling: learns much in little time.
  case blocks
  case preset(NetworkPreset)

  private static let widths = [24, 48, 96, 128, 160]

  package var name: String {
    switch self {
    case .blocks: "five convolutions"
    case .preset(let preset): preset.rawValue
    }
  }

  var description: NetworkDescription {
    switch self {
    case .preset(let preset): return .preset(preset)
    case .blocks:
      let blocks = Self.widths.enumerated().map { number, width -> [LayerDescription] in
        let isLast = number == Self.widths.count - 1
        return [.convolution(width, bias: false), .batchNormalization, .relu]
          + (isLast ? [.globalAveragePool, .dropout(rate: 0.3)] : [.maxPool(size: 2, stride: 2)])
      }
      return NetworkDescription(layers: blocks.flatMap { $0 })
    }
  }

  /// The highest learning rate, as a file has it.
  var rate: String { self == .blocks ? "3e-3" : "1e-3" }

  func write(_ yaml: inout CommentedYAML) {
    switch self {
    case .preset(let preset):
      yaml.set(
        "preset", preset.rawValue, depth: 1, "small, vgg-small or resnet-18; or layers of your own")
    case .blocks:
      yaml.set("layers", "", depth: 1, "one after the other; or preset: vgg-small, or resnet-18")
      for (number, width) in Self.widths.enumerated() {
        yaml.item(
          "conv: {channels: \(width), bias: false}",
          number == 0 ? "looks for \(width) patterns at every place" : "for \(width) made of these")
        yaml.item("batch-norm", number == 0 ? "brings their strengths to one scale" : "")
        yaml.item("relu", number == 0 ? "keeps what is found, not what is missing" : "")
        if number < Self.widths.count - 1 {
          yaml.item("max-pool: 2", number == 0 ? "halves the picture, keeping the strongest" : "")
        }
      }
      yaml.item("global-average-pool", "how strong each pattern is over the whole picture")
      yaml.item("dropout: 0.3", "leaves some out, so that none is relied on alone")
    }
  }
}
